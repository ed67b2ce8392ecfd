import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceFor } from '../../../content/sentences.ts';
import type { FontSet } from '../../../content/slide/drawing.ts';
import { findings } from '../../../content/slide/legibility.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { Theme } from '../../../content/slide/theme.ts';
import '../../parts/screen-picture.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { base } from '../look/base.ts';
import { previewValues } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { loadingBox } from '../shell/states.ts';
import { slideWords as words } from './slide-words.ts';

interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}
const first: readonly Size[] = [
  { name: '1920 × 1080', width: 1920, height: 1080 },
  { name: '1080 × 1920', width: 1080, height: 1920 },
];
const others: readonly Size[] = [
  { name: '1366 × 768', width: 1366, height: 768 },
  { name: '3840 × 2160', width: 3840, height: 2160 },
  { name: '2160 × 3840', width: 2160, height: 3840 },
];
/** The glass that findings are reckoned for: a 55-inch screen. */
const LONG_MM = 1210;
const SHORT_MM = 680;

/** A slide at several sizes at once and what would be hard to read there. Takes plain values. */
@customElement('ny-slide-preview')
export class SlidePreview extends LitElement {
  static override styles = [
    base,
    css`
      .screens { display: grid; grid-template-columns: 1920fr 608fr; gap: 0.75rem; align-items: start; }
      .blank { aspect-ratio: 16 / 9; max-width: 44rem; display: grid; place-items: center; background: var(--wa-color-neutral-95); border: 1px solid var(--ny-line); border-radius: 4px; }
      figure { min-width: 0; } figcaption { margin-top: 0.25rem; }
      ny-screen-picture { box-shadow: 0 0 0 1px #0002, 0 8px 20px -12px #0008; }
      .setting { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; }
      .finding { display: flex; gap: 0.6rem; align-items: flex-start; padding: 0.5rem 0; border-bottom: 1px solid var(--ny-line); }
      .finding:last-child { border: 0; }
      .finding wa-icon { margin-top: 0.2rem; flex: none; }
      .error wa-icon { color: var(--ny-stop); } .warning wa-icon { color: var(--ny-gold); } .info wa-icon { color: var(--ny-quiet); }
      .good { color: var(--ny-ok); font-weight: 500; }
    `,
  ];
  @property({ attribute: false }) slide: Slide | null = null;
  @property({ attribute: false }) theme: Theme | null = null;
  @property({ attribute: false }) fonts: FontSet | null = null;
  /** The name of the theme while it is a draft; empty when it is in force. */
  @property() draftTheme = '';
  @state() private other = others[0]?.name ?? '';
  @state() private dwell = 12;
  @state() private distance = 5;

  #picture(size: Size) {
    const ticker = this.slide?.template === 'ticker';
    return html`<figure>
      <ny-screen-picture
        .fonts=${this.fonts} .theme=${this.theme} .screen=${{ ...size, zones: ticker ? 'ticker' : 'full' }}
        .slides=${ticker ? { ticker: this.slide } : { main: this.slide }} .live=${previewValues(Date.now())}
      ></ny-screen-picture>
      <figcaption class="quiet small numbers">${size.name}</figcaption>
    </figure>`;
  }

  protected override render() {
    if (!this.fonts || !this.theme) return loadingBox();
    if (!this.slide)
      return html`<div class="stack"><h2>${say(words.preview)}</h2><p class="blank quiet">${say(words.noPicture)}</p></div>`;
    const extra = others.find((one) => one.name === this.other);
    return html`<div class="stack">
      <h2>${say(words.preview)}</h2>
      ${this.draftTheme === '' ? '' : html`<p class="tag warn">${icon('file-pen')} ${say(words.draftTheme, { name: this.draftTheme })}</p>`}
      <div class="screens">${first.map((size) => this.#picture(size))}</div>
      <wa-details summary=${`${say(words.otherSize)}: ${this.other}`} appearance="outlined">
        <div class="stack tight">
          ${choiceField({ label: say(words.otherSize), value: this.other, options: others.map((one) => [one.name, one.name]), change: (name) => (this.other = name) })}
          ${extra ? this.#picture(extra) : ''}
        </div>
      </wa-details>
      ${this.#findings(extra)}
    </div>`;
  }

  #found(size: Size) {
    const wide = size.width >= size.height;
    const physical = { widthMm: wide ? LONG_MM : SHORT_MM, heightMm: wide ? SHORT_MM : LONG_MM };
    const ticker = this.slide?.template === 'ticker';
    const screen = {
      width: size.width,
      height: size.height,
      zones: ticker ? ('ticker' as const) : ('full' as const),
      transition: 'fade' as const,
    };
    if (!this.slide || !this.fonts || !this.theme) return [];
    const glass = { screen, physical, viewingDistanceM: this.distance };
    return findings(this.slide, glass, this.dwell, { fonts: this.fonts, theme: this.theme }).map((one) => ({
      ...one,
      size: size.name,
    }));
  }

  #findings(extra: Size | undefined) {
    const found = new Map<string, { level: string; text: string; sizes: string[]; code: string }>();
    for (const one of [...first, ...(extra ? [extra] : [])].flatMap((size) => this.#found(size))) {
      const { vi, en } = sentenceFor(one);
      const text = say([vi, en]);
      const held = found.get(text);
      if (held) held.sizes.push(one.size);
      else found.set(text, { level: one.level, text, sizes: [one.size], code: one.code });
    }
    const names: Readonly<Record<string, string>> = { error: 'circle-x', warning: 'triangle-alert', info: 'info' };
    return html`<section class="card stack tight" aria-live="polite">
      <h2>${say(words.findings)}</h2>
      <div class="setting">
        ${textField({ label: say(words.dwell), type: 'number', min: 3, max: 3600, value: String(this.dwell), change: (text) => (this.dwell = Math.max(3, Number(text) || 3)) })}
        ${textField({ label: say(words.distance), type: 'number', min: 1, max: 100, value: String(this.distance), change: (text) => (this.distance = Math.max(1, Number(text) || 1)) })}
      </div>
      ${
        found.size === 0
          ? html`<p class="good">${icon('circle-check')} ${say(words.allGood)}</p>`
          : html`<ul>
              ${[...found.values()].map(
                (one) =>
                  html`<li class="finding ${one.level}">${icon(names[one.level] ?? 'info')}<span>${one.text} <span class="quiet small numbers">(${one.code} · ${one.sizes.join(', ')})</span></span></li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}
