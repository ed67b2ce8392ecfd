import type { Atlas } from '../../content/led/atlas.ts';
import type { Frame } from '../../content/led/frame-at.ts';
import { cappedPercent } from '../../content/led/levels.ts';
import type { Reading } from '../link/clock.ts';
import type { Content } from '../link/content-of.ts';
import type { Link } from '../link/link.ts';
import { inForce } from '../tv/wanted.ts';
import { placeOf, type Rect, type WindowPlace } from './corner.ts';
import { linkNotices, type Notice, noticeBand, placeNotices } from './notices.ts';
import { type Pacer, pacer } from './pacer.ts';
import { pairingDots } from './pairing-dots.ts';
import { PanelCanvas } from './panel-canvas.ts';
import { type FrameSource, frameSource, type LedPicture } from './show.ts';

/** A short loss of contact is nobody's business. */
const MARK_AFTER_MS = 15_000;
const LOOK_MS = 500;
const PAIRING_RATE = 20;

export interface WindowParts {
  readonly link: Link;
  readonly atlases: readonly Atlas[];
  readonly body: HTMLElement;
  readonly notices: HTMLElement;
  /** Shows or hides what a person needs to pair this window. */
  readonly pairing: (code: string | null, shown: boolean) => void;
}

/** What is painted now: from which plan, by which source, at which pace. */
interface Playing {
  readonly content: Content;
  readonly source: FrameSource | null;
  readonly pace: Pacer;
  readonly rate: number;
}

const place = (): WindowPlace => ({
  width: window.innerWidth,
  height: window.innerHeight,
  ratio: window.devicePixelRatio,
});

/** The page of a sending card: the panel's rectangle dot for dot, in step with every other panel, for as long as the page lives. */
export class LedWindow {
  readonly #parts: WindowParts;
  readonly #canvas: PanelCanvas;
  #playing: Playing | null = null;
  #frame = -1;
  #told = '';
  #trouble: 'lease-ended' | 'clock-behind' | null = null;
  #lostAt: number | null = null;
  #said = '';
  #code: { readonly code: string; readonly dots: (time: number) => Frame } | null = null;

  constructor(parts: WindowParts) {
    this.#parts = parts;
    this.#canvas = new PanelCanvas(document);
    parts.body.appendChild(this.#canvas.element);
    parts.link.onChange(() => this.#look());
    window.addEventListener('resize', () => this.#look());
    setInterval(() => this.#look(), LOOK_MS);
    this.#look();
    requestAnimationFrame(this.#turn);
  }

  readonly #turn = (raf: number): void => {
    requestAnimationFrame(this.#turn);
    this.#paint(raf);
  };

  #paint(raf: number): void {
    const state = this.#parts.link.state();
    if (state.kind === 'pairing') return this.#paintCode(state.code, raf);
    if (state.kind !== 'paired' || this.#playing === null) return;
    const { source, pace, rate } = this.#playing;
    if (source === null) return;
    const reading = this.#parts.link.read();
    const frame = pace(raf, reading.time);
    if (frame === this.#frame) return;
    this.#frame = frame;
    const picture = source({ time: ((frame + 0.5) * 1000) / rate, trust: reading.trust }, this.#parts.link.live());
    this.#canvas.paint(picture.frame, this.#allowed(picture));
    this.#tell(picture, reading);
  }

  /** The brightness of the hour, or what the supply can give of it. */
  #allowed({ frame, percent }: LedPicture): number {
    const panel = this.#playing?.content.part.led?.panel;
    return panel === undefined ? percent : cappedPercent(frame, panel, percent);
  }

  #paintCode(code: string | null, raf: number): void {
    const words = code ?? '–';
    if (this.#code?.code !== words) this.#code = { code: words, dots: pairingDots(words, this.#parts.atlases) };
    const frame = Math.floor((raf * PAIRING_RATE) / 1000);
    if (frame === this.#frame) return;
    this.#frame = frame;
    this.#canvas.paint(this.#code.dots(raf), 100);
  }

  /** Looks at plan, place and contact; called often, changes nothing that has not changed. */
  #look(): void {
    const state = this.#parts.link.state();
    const content = state.kind === 'paired' ? state.content : null;
    if (content !== (this.#playing?.content ?? null)) {
      this.#take(content);
      // At once: what stood on the canvas before must not be seen for a refresh in the place of the new panel.
      this.#paint(performance.now());
    }
    this.#parts.pairing(state.kind === 'pairing' ? state.code : null, state.kind === 'pairing');
    this.#canvas.element.hidden = state.kind !== 'pairing' && (this.#playing?.source ?? null) === null;
    const now = performance.now();
    this.#lostAt = state.kind === 'paired' && state.contact ? null : (this.#lostAt ?? now);
    const lost = this.#lostAt !== null && now - this.#lostAt >= MARK_AFTER_MS;
    const here = place();
    const panel = this.#placed(here);
    const heard = { lost, hasMount: (this.#playing?.source ?? null) !== null, ledgerRefused: this.#parts.link.ledger.refused() };
    this.#say([...placeNotices(panel, here), ...linkNotices(state, heard)], panel, here);
  }

  #take(content: Content | null): void {
    this.#frame = -1;
    if (content === null) {
      this.#playing = null;
      return;
    }
    const mount = content.part.led;
    const source = mount?.device.protocol === 'hdmi' ? frameSource(content, this.#parts.atlases) : null;
    const rate = mount?.panel.frameRate ?? PAIRING_RATE;
    // The same pace goes on over a new plan of the same panel: no step is lost.
    const pace = this.#playing?.rate === rate ? this.#playing.pace : pacer(rate);
    this.#playing = { content, source, pace, rate };
  }

  /** Puts the canvas at the corner of the panel; gives its rectangle in the window. */
  #placed(here: WindowPlace): Rect | null {
    const mount = this.#playing?.content.part.led;
    const corner = mount?.device.protocol === 'hdmi' ? mount.device : { x: 0, y: 0 };
    const rect = placeOf(corner, mount?.panel ?? { width: 64, height: 16 }, here);
    const { style } = this.#canvas.element;
    for (const side of ['left', 'top', 'width', 'height'] as const) style.setProperty(side, `${rect[side]}px`);
    return this.#canvas.element.hidden ? null : rect;
  }

  #say(notices: readonly Notice[], panel: Rect | null, here: WindowPlace): void {
    const { notices: element } = this.#parts;
    const band = notices.length === 0 ? null : noticeBand(panel, here, notices);
    const words = band === null ? '' : notices.map((one) => one.words).join('\n');
    const said = JSON.stringify([words, band]);
    if (said === this.#said) return;
    this.#said = said;
    element.hidden = band === null;
    element.textContent = words;
    if (band === null) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) element.style.setProperty(side, `${band[side]}px`);
  }

  #tell(picture: LedPicture, reading: Reading): void {
    const { link } = this.#parts;
    const told = `${picture.zone} ${picture.entry} ${picture.slide}`;
    if (told !== this.#told) {
      this.#told = told;
      link.painted({ zone: 'main', entry: picture.entry, slide: picture.slide, time: Math.round(reading.time) });
    }
    const content = this.#playing?.content ?? null;
    const trouble =
      content === null || inForce(content, reading) ? null : reading.trust === 'behind' ? 'clock-behind' : 'lease-ended';
    if (trouble !== null && trouble !== this.#trouble) link.report(trouble, String(content?.head.revision ?? 0));
    this.#trouble = trouble;
  }
}
