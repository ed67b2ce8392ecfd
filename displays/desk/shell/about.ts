import { html } from 'lit';

/** What a button is about, for those who hear it: the same word stands on many. Goes into the button, behind its word. */
export const about = (name: string) => html`<span class="hide">: ${name}</span>`;
