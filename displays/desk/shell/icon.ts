import { html, nothing } from 'lit';

/** An icon of the sheet; without a label it is ornament beside words. */
export const icon = (name: string, label: string | null = null, slot: string | null = null) =>
  html`<wa-icon name=${name} label=${label ?? nothing} slot=${slot ?? nothing}></wa-icon>`;
