import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scale } from '../../../content/score/scale.ts';
import { qrOutline } from '../../../content/slide/templates/qr.ts';
import { facePicture } from '../../kiosk/faces.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { pointsWords as words } from './points-words.ts';

/** What stands on the sheet beside the code. */
export interface Poster {
  readonly unitName: string;
  readonly place: string;
  readonly address: string;
  readonly scale: Scale;
}

/** In print there is nothing but the sheet: the desk around it goes. */
const alone = new CSSStyleSheet();
alone.replaceSync(
  '@page { size: A4 portrait; margin: 0 } @media print { body.ny-poster > :not(ny-point-poster) { display: none !important } body.ny-poster { background: #fff !important } }',
);

/** An A4 sheet with the code of a rating point, over the desk, ready to print. Tells `closed`. */
@customElement('ny-point-poster')
export class PointPoster extends LitElement {
  static override styles = [
    base,
    css`
      :host { position: fixed; inset: 0; z-index: 900; overflow: auto; background: #5c544c; }
      .bar { position: sticky; top: 0; display: flex; gap: 0.75rem; justify-content: center; padding: 0.75rem; background: #f6f1e8; border-bottom: 1px solid var(--ny-line); }
      .sheet { box-sizing: border-box; width: 210mm; height: 297mm; margin: 6mm auto; background: #fff; color: #1f1a17; display: flex; flex-direction: column; align-items: center;
        text-align: center; overflow: hidden; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      header { width: 100%; box-sizing: border-box; padding: 13mm 16mm 10mm; background: #8a1014; color: #fff; border-bottom: 3mm solid #fccf5c; }
      .unit { font-size: 34pt; line-height: 1.15; font-weight: 700; overflow-wrap: anywhere; text-wrap: balance; } .place { padding-top: 2mm; font-size: 19pt; color: #ffe6bd; }
      .question { padding: 9mm 16mm 0; font-size: 25pt; line-height: 1.25; font-weight: 700; text-wrap: balance; } .english { padding-top: 1.5mm; font-size: 14pt; color: #574c42; }
      .faces { display: flex; gap: 6mm; padding: 5mm 0 2mm; } .faces svg { width: 17mm; height: 17mm; }
      .code { width: 108mm; height: 108mm; } .code path { fill: #111; }
      .scan { font-size: 17pt; font-weight: 700; } .url { padding-top: 2mm; font-size: 12pt; overflow-wrap: anywhere; max-width: 178mm; }
      footer { margin-top: auto; padding: 0 18mm 9mm; font-size: 11pt; color: #574c42; } p, h1 { margin: 0; }
      @media print { :host { position: static; overflow: visible; background: #fff; } .bar { display: none; } .sheet { margin: 0; } }
    `,
  ];
  @property({ attribute: false }) poster: Poster | null = null;

  override connectedCallback() {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
    document.body.classList.add('ny-poster');
    this.#others(true);
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.#close());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
    document.body.classList.remove('ny-poster');
    this.#others(false);
  }

  /** The desk behind the sheet is out of reach meanwhile. */
  #others(inert: boolean) {
    for (const other of document.body.children) if (other !== this && other instanceof HTMLElement) other.inert = inert;
  }

  readonly #close = () => this.dispatchEvent(new CustomEvent('closed'));

  protected override firstUpdated() {
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-modal', 'true');
    this.setAttribute('aria-label', say(words.poster));
    this.tabIndex = -1;
    this.focus();
  }

  protected override render() {
    const { poster } = this;
    if (!poster) return '';
    const { outline, size } = qrOutline(poster.address);
    return html`<div class="bar">
        <wa-button variant="brand" @click=${() => window.print()}>${icon('printer', null, 'start')} ${say(words.print)}</wa-button>
        <wa-button @click=${this.#close}>${say(words.close)}</wa-button>
      </div>
      <article class="sheet" lang="vi">
        <header><p class="unit">${poster.unitName}</p><p class="place">${poster.place}</p></header>
        <h1 class="question">${poster.scale.question.vi}</h1>
        <p class="english" lang="en">${poster.scale.question.en}</p>
        <div class="faces">${poster.scale.levels.map(({ face }) => facePicture(face))}</div>
        <svg class="code" viewBox="0 0 ${size} ${size}" role="img" aria-label=${poster.address} shape-rendering="crispEdges">${svg`<path d=${outline} />`}</svg>
        <p class="scan">${words.scan[0]}</p><p class="english" lang="en">${words.scan[1]}</p>
        <p class="url">${poster.address}</p>
        <footer><p>${words.check[0]} ${words.anonymous[0]}</p></footer>
      </article>`;
  }
}
