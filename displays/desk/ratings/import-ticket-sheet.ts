import { type CSSResultGroup, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { qrOutline } from '../../../content/slide/templates/qr.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { importWords as words } from './import-words.ts';
import { PaperSheet } from './paper-sheet.ts';

/** What stands on the slips; `addressOf`: what a code's QR says, null: it has none; `how`: what to do with them, in Vietnamese. */
export interface Slips {
  readonly unitName: string;
  readonly how: string;
  readonly codes: readonly string[];
  readonly addressOf: (code: string) => string | null;
}

/** Three columns of eight. */
const ON_PAGE = 24;

const picture = (address: string) => {
  const { outline, size } = qrOutline(address);
  return html`<svg class="code" viewBox="0 0 ${size} ${size}" role="img" aria-label=${address} shape-rendering="crispEdges">${svg`<path d=${outline} />`}</svg>`;
};

/** Slips with one-time codes on A4, to be printed and cut. Tells `closed`. */
@customElement('ny-ticket-sheet')
export class TicketSheet extends PaperSheet {
  static override styles: CSSResultGroup[] = [
    PaperSheet.styles,
    css`
      .sheet { display: grid; grid-template-columns: repeat(3, 63mm); grid-template-rows: repeat(8, 35mm); justify-content: center; align-content: center; break-after: page; }
      .slip { box-sizing: border-box; display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 1.5mm; align-content: center; align-items: center; padding: 1.5mm 2mm; border: 0.2mm dashed #9c9186; overflow: hidden; }
      .slip.bare { grid-template-columns: minmax(0, 1fr); text-align: center; } .bare .unit { font-size: 10pt; } .bare .how { font-size: 8pt; } .bare .letters { font-size: 12.5pt; padding-top: 1mm; }
      .code { width: 25mm; height: 25mm; } .code path { fill: #111; }
      .unit { font-size: 8pt; line-height: 1.15; font-weight: 700; overflow-wrap: anywhere; } .kind { font-size: 7.5pt; color: #574c42; } .how { font-size: 6.5pt; line-height: 1.2; padding-top: 0.8mm; color: #3f362f; }
      .letters { grid-column: 1 / -1; text-align: center; font: 700 11pt/1.2 'Courier New', monospace; letter-spacing: 0.02em; white-space: nowrap; padding-top: 0.5mm; }
    `,
  ];
  @property({ attribute: false }) slips: Slips | null = null;

  protected get caption() {
    return say(words.printTickets);
  }

  protected override render() {
    const { slips } = this;
    if (!slips) return '';
    const pages = Array.from({ length: Math.ceil(slips.codes.length / ON_PAGE) }, (_, page) =>
      slips.codes.slice(page * ON_PAGE, (page + 1) * ON_PAGE),
    );
    return html`<div class="bar">
        <wa-button variant="brand" @click=${() => window.print()}>${icon('printer', null, 'start')} ${say(words.print)}</wa-button>
        <wa-button @click=${this.close}>${say(words.close)}</wa-button>
      </div>
      ${pages.map((codes) => html`<article class="sheet" lang="vi">${codes.map((code) => this.#slip(slips, code))}</article>`)}`;
  }

  #slip({ unitName, how, addressOf }: Slips, code: string) {
    const address = addressOf(code);
    return html`<section class="slip ${address === null ? 'bare' : ''}">${address === null ? '' : picture(address)}
      <div><p class="kind">${words.slip[0]}</p><p class="unit">${unitName}</p><p class="how">${how}</p></div>
      <p class="letters">${code}</p></section>`;
  }
}
