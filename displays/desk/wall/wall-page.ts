import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';

@customElement('ny-wall-page')
export class X extends DeskPage {
  protected watches(): readonly Live<unknown>[] {
    return [];
  }
  protected override render() {
    return html`<h1>…</h1>`;
  }
}
