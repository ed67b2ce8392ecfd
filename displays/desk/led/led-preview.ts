import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Atlas } from '../../../content/led/atlas.ts';
import { lineFindings } from '../../../content/led/line-findings.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { plainPanel } from '../../../content/led/panel.ts';
import type { Display } from '../../../content/place/display.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { base } from '../look/base.ts';
import { previewValues } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { loadingBox } from '../shell/states.ts';
import './led-picture.ts';

const words = {
  preview: ['Xem trước: đúng từng điểm sáng của bảng', 'The very dots of the panel'],
  panel: ['Bảng LED', 'Panel'],
  sample: ['Bảng mẫu {size} điểm, P{pitch}', 'A sample of {size} dots, P{pitch}'],
  dwell: ['Thời gian chiếu (giây)', 'Shown for (seconds)'],
  distance: ['Khoảng cách nhìn (m)', 'Seen from (m)'],
  findings: ['Kiểm tra dễ đọc', 'Legibility check'],
  allGood: ['Không có vấn đề nào trên bảng này.', 'Nothing to mend on this panel.'],
  stop: ['Dừng chữ chạy', 'Stop the movement'],
  go: ['Cho chữ chạy', 'Let it move'],
} as const satisfies Record<string, Phrase>;

/** A panel that the line may be looked at on: one of the house, or a sample of a usual size. */
export interface PreviewPanel {
  readonly id: string;
  readonly name: string;
  readonly mount: LedMount;
  readonly distance: number | null;
}

const SAMPLES = [
  { width: 320, height: 32, pitch: 5 },
  { width: 192, height: 32, pitch: 5 },
  { width: 128, height: 16, pitch: 10 },
] as const;

/** How a full-colour panel hangs behind a sending card, for pictures of lines that belong to no panel yet. */
export const sampleMount = (width: number, height: number, pitch: number): LedMount => ({
  panel: { ...plainPanel(width, height, pitch, { kind: 'full', order: 'rgb' }), frameRate: 60 },
  device: { protocol: 'hdmi', x: 0, y: 0 },
  driver: 'window',
  onStop: 'blank',
  safeText: '',
  secured: [],
});

/** The panels of the house, then usual sizes. */
const previewPanels = (displays: readonly Display[]): readonly PreviewPanel[] => [
  ...displays.flatMap(({ id, name, led, viewingDistanceM }) =>
    led === undefined
      ? []
      : [{ id, name: `${name} (${led.panel.width} × ${led.panel.height})`, mount: led, distance: viewingDistanceM }],
  ),
  ...SAMPLES.map(({ width, height, pitch }) => ({
    id: `${width}x${height}`,
    name: say(words.sample, { size: `${width} × ${height}`, pitch }),
    mount: sampleMount(width, height, pitch),
    distance: null,
  })),
];

/** A slide as dots on a chosen panel, moving, and what would be hard to read there. Takes plain values. */
@customElement('ny-led-preview')
export class LedPreview extends LitElement {
  static override styles = [
    base,
    css`
      .setting { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; align-items: end; }
      .finding { display: flex; gap: 0.6rem; align-items: flex-start; padding: 0.5rem 0; border-bottom: 1px solid var(--ny-line); }
      .finding:last-child { border: 0; }
      .finding wa-icon { margin-top: 0.2rem; flex: none; }
      .error wa-icon { color: var(--ny-stop); } .warning wa-icon { color: var(--ny-gold); } .info wa-icon { color: var(--ny-quiet); }
      .good { color: var(--ny-ok); font-weight: 500; }
    `,
  ];
  @property({ attribute: false }) slide: Slide | null = null;
  @property({ attribute: false }) displays: readonly Display[] = [];
  @property({ attribute: false }) atlases: readonly Atlas[] | null = null;
  @state() private chosen = '';
  @state() private dwell = 12;
  @state() private distance: number | null = null;
  @state() private moving = true;

  protected override render() {
    const { atlases, slide } = this;
    if (!atlases) return loadingBox();
    const panels = previewPanels(this.displays);
    const panel = panels.find(({ id }) => id === this.chosen) ?? panels[0];
    if (!panel || !slide) return '';
    const distance = this.distance ?? panel.distance ?? 5;
    return html`<div class="stack">
      <div class="row between">
        <h2>${say(words.preview)}</h2>
        <wa-button size="s" appearance="outlined" @click=${() => (this.moving = !this.moving)}>${say(this.moving ? words.stop : words.go)}</wa-button>
      </div>
      <ny-led-picture .slide=${slide} .mount=${panel.mount} .atlases=${atlases} .live=${{ local: previewValues(Date.now()).local, score: null }} ?moving=${this.moving}></ny-led-picture>
      <div class="setting">
        ${choiceField({
          label: say(words.panel),
          value: panel.id,
          options: panels.map(({ id, name }) => [id, name] as const),
          change: (id) => {
            this.chosen = id;
            this.distance = null;
          },
        })}
        ${textField({ label: say(words.dwell), type: 'number', min: 3, max: 3600, value: String(this.dwell), change: (text) => (this.dwell = Math.max(3, Number(text) || 3)) })}
        ${textField({ label: say(words.distance), type: 'number', min: 1, max: 100, value: String(distance), change: (text) => (this.distance = Math.max(1, Number(text) || 1)) })}
      </div>
      ${this.#findings(slide, panel, distance, atlases)}
    </div>`;
  }

  #findings(slide: Slide, { mount }: PreviewPanel, viewingDistanceM: number, atlases: readonly Atlas[]) {
    const found = lineFindings(slide, { mount, viewingDistanceM }, this.dwell, atlases);
    const names: Readonly<Record<string, string>> = { error: 'circle-x', warning: 'triangle-alert', info: 'info' };
    return html`<section class="card stack tight" aria-live="polite">
      <h2>${say(words.findings)}</h2>
      ${
        found.length === 0
          ? html`<p class="good">${icon('circle-check')} ${say(words.allGood)}</p>`
          : html`<ul>${found.map((one) => {
              const { vi, en } = sentenceFor(one);
              return html`<li class="finding ${one.level}">${icon(names[one.level] ?? 'info')}<span>${say([vi, en])} <span class="quiet small numbers">(${one.code})</span></span></li>`;
            })}</ul>`
      }
    </section>`;
  }
}
