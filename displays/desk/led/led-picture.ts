import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Atlas } from '../../../content/led/atlas.ts';
import type { Frame } from '../../../content/led/frame-at.ts';
import type { LedLive } from '../../../content/led/live-words.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { tickerOf } from '../../../content/led/ticker-of.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { type LineFrames, lineFrames } from '../../led/line-frames.ts';

/** The dark between two dots, and a dot that is not lit, as levels of red, green and blue. */
const UNLIT = 26;
/** Device pixels of the longest picture: a panel is never drawn larger than people can look at. */
const MOST_PIXELS = 2400;
const SLOW_MS = 1000;
/** The dark rim, in CSS pixels. */
const EDGE = 3;

/**
 * A LED panel in small: the very dots that it lights, drawn as dots. Takes plain values; moves while it is in sight and `moving`, else
 * stands at the first full frame. `since`: the instant at which the line entered.
 */
@customElement('ny-led-picture')
export class LedPicture extends LitElement {
  static override styles = css`
    :host { display: block; background: #0b0b0b; border-radius: 4px; padding: 3px; }
    canvas { display: block; margin: 0 auto; max-width: 100%; height: auto; }
    .exact { image-rendering: pixelated; }
  `;
  @property({ attribute: false }) slide: Slide | null = null;
  @property({ attribute: false }) mount: LedMount | null = null;
  @property({ attribute: false }) atlases: readonly Atlas[] = [];
  @property({ attribute: false }) live: LedLive | null = null;
  @property({ type: Boolean }) moving = false;
  /** The shared clock; the line entered at its zero unless the caller takes that off. */
  @property({ attribute: false }) clock: () => number = () => performance.now();
  @property() label = '';
  #line: LineFrames | null = null;
  #inSight = false;
  #pending = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = '';
  readonly #size = new ResizeObserver(() => {
    this.#last = '';
    this.#go();
  });
  readonly #eye = new IntersectionObserver((entries) => {
    this.#inSight = entries.some((entry) => entry.isIntersecting);
    this.#go();
  });

  override connectedCallback() {
    super.connectedCallback();
    this.#eye.observe(this);
    this.#size.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#eye.disconnect();
    this.#size.disconnect();
    this.#inSight = false;
    this.#halt();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('slide') && !changed.has('mount') && !changed.has('atlases')) return;
    const { slide, mount, atlases } = this;
    this.#line = slide && mount && atlases.length > 0 ? lineFrames(slide, mount, atlases) : null;
  }

  protected override updated() {
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.label || this.#words());
    this.#last = '';
    this.#go();
  }

  protected override render() {
    return html`<canvas width="8" height="1"></canvas>`;
  }

  #words(): string {
    const ticker = this.slide && this.mount ? tickerOf(this.slide, this.mount.panel) : null;
    return ticker === null ? (this.slide?.name ?? '—') : ticker.runs.map(({ text }) => text).join(' ');
  }

  #halt() {
    cancelAnimationFrame(this.#pending);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #go() {
    this.#halt();
    if (!this.#inSight) return;
    this.#draw();
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (this.moving && !calm) this.#pending = requestAnimationFrame(() => this.#go());
    else if (this.moving) this.#timer = setTimeout(() => this.#go(), SLOW_MS);
  }

  #draw() {
    const canvas = this.renderRoot.querySelector('canvas');
    const { mount } = this;
    if (!(canvas instanceof HTMLCanvasElement) || mount === null || this.#line === null) return;
    const { width, frameRate } = mount.panel;
    const standing = (width / 3) * (1000 / frameRate);
    const time = this.moving ? this.clock() : standing;
    const number = String(Math.floor((time * frameRate) / 1000));
    if (number === this.#last) return;
    this.#last = number;
    paintDots(canvas, this.#line(time, this.live), this.clientWidth - 2 * EDGE);
  }
}

/**
 * Dots as squares with a dark gap, as many whole device pixels each as fit into `room` CSS pixels; where that is too few to tell dots
 * from gaps, without gaps and smoothed to the whole room.
 */
const paintDots = (canvas: HTMLCanvasElement, { width, height, dots, palette }: Frame, room: number) => {
  const ratio = window.devicePixelRatio;
  const whole = Math.floor(Math.min(MOST_PIXELS, room * ratio) / width);
  const exact = whole >= 3;
  const side = exact ? whole : 2;
  const lit = exact ? side - 1 : side;
  canvas.classList.toggle('exact', exact);
  canvas.style.setProperty('width', exact ? `${(width * side) / ratio}px` : '100%');
  if (canvas.width !== width * side || canvas.height !== height * side) {
    canvas.width = width * side;
    canvas.height = height * side;
  }
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) return;
  const image = new ImageData(width * side, height * side);
  const { data } = image;
  const dark = exact ? UNLIT : 0;
  for (let at = 0; at < dots.length; at += 1) {
    const place = dots[at] ?? 0;
    const [red, green, blue] = place === 0 ? [dark, dark, dark] : (palette[place] ?? [0, 0, 0]);
    const [x, y] = [(at % width) * side, Math.floor(at / width) * side];
    for (let row = 0; row < side; row += 1)
      for (let column = 0; column < side; column += 1) {
        const pixel = ((y + row) * width * side + x + column) * 4;
        const on = row < lit && column < lit;
        data[pixel] = on ? red : 0;
        data[pixel + 1] = on ? green : 0;
        data[pixel + 2] = on ? blue : 0;
        data[pixel + 3] = 255;
      }
  }
  pen.putImageData(image, 0, 0);
};
