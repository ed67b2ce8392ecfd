import type { ZoneName } from '../../content/place/display.ts';
import { fadeIn } from './fade.ts';
import type { Layer } from './layer.ts';
import type { Picture } from './picture.ts';
import type { Quarantine } from './quarantine.ts';

/** How long a slide may take to get ready, and how long past its time. */
const LOADING_MS = 4000;
const LATE_MS = 900;

export interface ZonePlayerParts {
  readonly zone: ZoneName;
  readonly container: HTMLElement;
  readonly quarantine: Quarantine;
  readonly mono: () => number;
  /** Lays out and paints; throws if that fails. */
  readonly build: (picture: Picture, broke: () => void) => Layer;
  readonly calm: () => boolean;
  readonly painted: (picture: Picture) => void;
  readonly failed: (picture: Picture) => void;
  /** Something changed: look again soon. */
  readonly wake: () => void;
}

interface Coming {
  readonly picture: Picture;
  readonly layer: Layer;
  readonly begun: number;
  due: number | null;
  ready: boolean;
}

/** What failed, for the quarantine: the blob, or the built-in picture itself. */
const nameOf = (picture: Picture): string => (picture.want.hash === '' ? picture.key : picture.want.hash);

/** Two buffers on one zone of the glass: what is shown stays until what follows can be shown whole. */
export class ZonePlayer {
  #shown: { readonly picture: Picture; readonly layer: Layer } | null = null;
  #coming: Coming | null = null;
  #leaving: Layer[] = [];
  #told = '';

  constructor(private readonly parts: ZonePlayerParts) {}

  /** Brings `now` on the glass as soon as it is ready and prepares `next` meanwhile. Called often; says the same thing twice at no cost. */
  turn(now: Picture, next: Picture | null): void {
    if (this.#shown?.picture.key === now.key) {
      this.#tell(now);
      if (next !== null && next.key !== now.key) this.#prepare(next);
      return;
    }
    this.#prepare(now);
    const coming = this.#coming;
    if (coming === null) return;
    coming.due = coming.due ?? this.parts.mono();
    if (coming.ready) this.#cut(coming);
    else if (this.#overdue(coming, coming.due)) this.#fail(coming.picture);
  }

  /** The layer on the glass, for what has to be kept in step with time. */
  layer(): Layer | null {
    return this.#shown?.layer ?? null;
  }

  stop(): void {
    this.#dropComing();
    for (const layer of this.#leaving) layer.dispose();
    this.#leaving = [];
    this.#shown?.layer.dispose();
    this.#shown = null;
  }

  #overdue(coming: Coming, due: number): boolean {
    const mono = this.parts.mono();
    return mono - coming.begun > LOADING_MS && mono - due > LATE_MS;
  }

  #prepare(picture: Picture): void {
    if (this.#coming?.picture.key === picture.key) return;
    const name = nameOf(picture);
    if (picture.want.hash === '' && this.parts.quarantine.unfit(name, this.parts.mono())) return;
    this.#dropComing();
    try {
      const layer = this.parts.build(picture, () => this.#fail(picture));
      const coming: Coming = { picture, layer, begun: this.parts.mono(), due: null, ready: false };
      this.#coming = coming;
      this.parts.container.appendChild(layer.element);
      layer.ready.then(
        () => this.#arrived(coming),
        () => this.#isComing(coming) && this.#fail(picture),
      );
    } catch (error) {
      console.warn('a slide cannot be laid out', error);
      this.#fail(picture);
    }
  }

  #isComing(coming: Coming): boolean {
    return this.#coming === coming;
  }

  #arrived(coming: Coming): void {
    if (!this.#isComing(coming)) return;
    coming.ready = true;
    this.parts.wake();
  }

  #cut({ picture, layer }: Coming): void {
    const old = this.#shown;
    this.#coming = null;
    this.#shown = { picture, layer };
    if (old !== null) this.#leaving.push(old.layer);
    layer.begin();
    const sameSlide = old !== null && old.picture.want.hash === picture.want.hash && picture.want.hash !== '';
    fadeIn(layer.element, old !== null && !sameSlide && this.parts.calm(), () => this.#clearBelow(layer));
    this.parts.quarantine.worked(nameOf(picture));
    this.#tell(picture);
  }

  #clearBelow(layer: Layer): void {
    if (this.#shown?.layer !== layer) return;
    for (const old of this.#leaving) old.dispose();
    this.#leaving = [];
  }

  #tell(picture: Picture): void {
    const words = `${picture.want.entry} ${picture.want.slide} ${picture.want.hash}`;
    if (words === this.#told) return;
    this.#told = words;
    this.parts.painted(picture);
  }

  #fail(picture: Picture): void {
    if (this.#coming?.picture === picture) this.#dropComing();
    this.parts.quarantine.failed(nameOf(picture), this.parts.mono());
    this.parts.failed(picture);
    this.parts.wake();
  }

  #dropComing(): void {
    this.#coming?.layer.dispose();
    this.#coming = null;
  }
}
