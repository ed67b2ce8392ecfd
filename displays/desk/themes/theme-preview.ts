import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FontSet } from '../../../content/slide/drawing.ts';
import '../../parts/screen-picture.ts';
import { base } from '../look/base.ts';
import { language, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { loadingBox } from '../shell/states.ts';
import type { ThemeForm } from './theme-form.ts';
import { FAR, LEAST, type Pair, pairsOf } from './theme-pairs.ts';
import { hoursSample, mottoSample } from './theme-samples.ts';
import { themeWords as words } from './theme-words.ts';

const number = (value: number) => value.toLocaleString(language() === 'en' ? 'en' : 'vi', { maximumFractionDigits: 1 });
const marks = { ok: 'circle-check', warn: 'triangle-alert', stop: 'circle-x' } as const;

/** A theme on real slides, and the contrast of each pair of its colours in numbers. Takes plain values. */
@customElement('ny-theme-preview')
export class ThemePreview extends LitElement {
  static override styles = [
    base,
    css`
      .screens { display: grid; grid-template-columns: 1920fr 608fr; gap: 0.75rem; align-items: start; }
      ny-screen-picture { box-shadow: 0 0 0 1px #0002, 0 8px 20px -12px #0008; }
      .second { max-width: 60%; }
      .ratio { font-weight: 600; text-align: end; white-space: nowrap; }
      th, td { padding-inline: 0.4rem; }
      @media (max-width: 640px) { .second { max-width: none; } }
    `,
  ];
  @property({ attribute: false }) theme: ThemeForm | null = null;
  @property({ attribute: false }) fonts: FontSet | null = null;

  #screen(width: number, height: number, slide: typeof mottoSample) {
    return html`<ny-screen-picture .fonts=${this.fonts} .theme=${this.theme} .screen=${{ width, height, zones: 'full' }} .slides=${{ main: slide }}></ny-screen-picture>`;
  }

  #pair(pair: Pair) {
    return html`<tr>
      <td>${say(pair.use)}</td>
      <td class="ratio numbers">${number(pair.ratio)} : 1</td>
      <td><span class="tag ${pair.level}">${icon(marks[pair.level])} ${say(words[pair.level])}</span></td>
    </tr>`;
  }

  protected override render() {
    if (!this.fonts || !this.theme) return loadingBox();
    return html`<div class="stack">
      <h2>${say(words.preview)}</h2>
      <div class="screens">${this.#screen(1920, 1080, mottoSample)} ${this.#screen(1080, 1920, mottoSample)}</div>
      <div class="second">${this.#screen(1920, 1080, hoursSample)}</div>
      <section class="card stack tight" aria-labelledby="contrast">
        <h2 id="contrast">${say(words.contrast)}</h2>
        <p class="quiet small">${say(words.contrastHint, { far: number(FAR), least: number(LEAST) })}</p>
        <table aria-live="polite"><tbody>${pairsOf(this.theme).map((pair) => this.#pair(pair))}</tbody></table>
      </section>
    </div>`;
  }
}
