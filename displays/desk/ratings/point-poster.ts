import { type CSSResultGroup, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scale } from '../../../content/score/scale.ts';
import { qrOutline } from '../../../content/slide/templates/qr.ts';
import { facePicture } from '../../kiosk/faces.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { PaperSheet } from './paper-sheet.ts';
import { pointsWords as words } from './points-words.ts';

/** What stands on the sheet beside the code. */
export interface Poster {
  readonly unitName: string;
  readonly place: string;
  readonly address: string;
  readonly scale: Scale;
}

/** An A4 sheet with the code of a rating point, over the desk, ready to print. Tells `closed`. */
@customElement('ny-point-poster')
export class PointPoster extends PaperSheet {
  static override styles: CSSResultGroup[] = [
    PaperSheet.styles,
    css`
      .sheet { display: flex; flex-direction: column; align-items: center; text-align: center; }
      header { width: 100%; box-sizing: border-box; padding: 13mm 16mm 10mm; background: #8a1014; color: #fff; border-bottom: 3mm solid #fccf5c; }
      .unit { font-size: 34pt; line-height: 1.15; font-weight: 700; overflow-wrap: anywhere; text-wrap: balance; } .place { padding-top: 2mm; font-size: 19pt; color: #ffe6bd; }
      .question { padding: 9mm 16mm 0; font-size: 25pt; line-height: 1.25; font-weight: 700; text-wrap: balance; } .english { padding-top: 1.5mm; font-size: 14pt; color: #574c42; }
      .faces { display: flex; gap: 6mm; padding: 5mm 0 2mm; } .faces svg { width: 17mm; height: 17mm; }
      .code { width: 108mm; height: 108mm; } .code path { fill: #111; }
      .scan { font-size: 17pt; font-weight: 700; } .url { padding-top: 2mm; font-size: 12pt; overflow-wrap: anywhere; max-width: 178mm; }
      footer { margin-top: auto; padding: 0 18mm 9mm; font-size: 11pt; color: #574c42; } p, h1 { margin: 0; }
    `,
  ];
  @property({ attribute: false }) poster: Poster | null = null;

  protected get caption() {
    return say(words.poster);
  }

  protected override render() {
    const { poster } = this;
    if (!poster) return '';
    const { outline, size } = qrOutline(poster.address);
    return html`<div class="bar">
        <wa-button variant="brand" @click=${() => window.print()}>${icon('printer', null, 'start')} ${say(words.print)}</wa-button>
        <wa-button @click=${this.close}>${say(words.close)}</wa-button>
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
