import { css, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Screen, ZoneName } from '../../content/place/display.ts';
import type { FontSet, LiveValues } from '../../content/slide/drawing.ts';
import type { Slide } from '../../content/slide/slide.ts';
import type { Theme } from '../../content/slide/theme.ts';
import { screenPicture, type ZonePicture } from './zone-pictures.ts';

/** What stands in each zone; null leaves the zone to the theme's ground. */
export type ZoneSlides = Readonly<Partial<Record<ZoneName, Slide | null>>>;

/** Whether two records differ in any field: a picture is laid out again only when something on it has changed. */
const differ = (next: object | null, before: object | null | undefined): boolean => {
  if (!next || !before) return next !== before;
  const names = [...Object.keys(next), ...Object.keys(before)];
  return names.some((name) => Reflect.get(next, name) !== Reflect.get(before, name));
};
const liveDiffers = (next: LiveValues | null, before: LiveValues | null | undefined): boolean =>
  differ(next?.local ?? null, before?.local ?? null) || next?.scores !== before?.scores;

/**
 * A screen in small: what stands in its zones, drawn from the same Drawings that the glass shows. Takes plain values; draws when it
 * comes into view. `label` is what it says to those who cannot see it (default: the words of its slides).
 */
@customElement('ny-screen-picture')
export class ScreenPicture extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; overflow: hidden; background: #e9e2d8; border-radius: 4px; aspect-ratio: var(--ratio, 16 / 9); }
    .zone { position: absolute; overflow: hidden; }
    svg { display: block; width: 100%; height: 100%; }
  `;
  @property({ attribute: false }) fonts: FontSet | null = null;
  @property({ attribute: false }) theme: Theme | null = null;
  @property({ attribute: false, hasChanged: differ }) screen: Pick<Screen, 'width' | 'height' | 'zones'> = {
    width: 1920,
    height: 1080,
    zones: 'full',
  };
  @property({ attribute: false, hasChanged: differ }) slides: ZoneSlides = {};
  @property({ attribute: false, hasChanged: liveDiffers }) live: LiveValues | null = null;
  @property() label = '';
  #seen = false;
  readonly #eye = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.#seen = true;
    this.#eye.disconnect();
    this.requestUpdate();
  });

  override connectedCallback() {
    super.connectedCallback();
    if (!this.#seen) this.#eye.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#eye.disconnect();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('screen')) this.style.setProperty('--ratio', `${this.screen.width} / ${this.screen.height}`);
    if (!this.#seen || !this.fonts || !this.theme) return;
    const pictures = screenPicture(this.screen, this.slides, { fonts: this.fonts, theme: this.theme, live: this.live });
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.label || pictures.map((one) => one.words).join('. ') || '—');
    this.#root().replaceChildren(...pictures.map(zoneElement));
  }

  #root(): Element {
    const held = this.renderRoot.querySelector('.screen');
    if (held) return held;
    const made = document.createElement('div');
    made.className = 'screen';
    this.renderRoot.append(made);
    return made;
  }
}

const zoneElement = (picture: ZonePicture): HTMLElement => {
  const zone = document.createElement('div');
  zone.className = 'zone';
  for (const [name, share] of Object.entries(picture.place)) zone.style.setProperty(name, `${share * 100}%`);
  const svg = picture.svg();
  svg.style.setProperty('width', `${picture.stretch * 100}%`);
  zone.append(svg);
  return zone;
};
