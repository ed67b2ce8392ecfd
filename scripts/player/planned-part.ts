import { readFileSync } from 'node:fs';
import type { LedMount } from '../../content/led/mount.ts';
import { packSlides, packTickers } from '../../content/packs/official.ts';
import type { Screen, ZoneName } from '../../content/place/display.ts';
import type { Loop, Plan, Span } from '../../content/schedule/plan.ts';
import type { KioskSetup } from '../../content/score/kiosk-setup.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import type { Slide } from '../../content/slide/slide.ts';
import type { Theme } from '../../content/slide/theme.ts';
import { canonical } from '../../content/wire/canonical.ts';
import { sha256Hex } from '../../content/wire/hash.ts';
import type { Blobs } from '../../content/wire/head.ts';
import type { Part } from '../../content/wire/part.ts';

export const DAY = 86_400_000;

/** A turn of a loop: a slide and how long it stands, in ms. */
export interface Turn {
  readonly slide: Slide;
  readonly dwell: number;
}

/** What a test plans: in [from, until) these turns rotate in this zone. */
export interface Stretch {
  readonly zone: ZoneName;
  readonly from: number;
  readonly until: number;
  readonly turns: readonly Turn[];
}

export interface Planned {
  readonly from: number;
  readonly until: number;
  readonly stretches: readonly Stretch[];
  readonly standing: Slide | null;
  readonly screen?: Partial<Screen>;
  readonly theme?: Theme;
  readonly led?: LedMount;
  readonly kiosk?: KioskSetup;
}

const loopOf = (turns: readonly Turn[]): Loop => {
  let start = 0;
  const items = turns.map(({ slide, dwell }) => {
    const item = { entry: `entry-${slide.id}`.slice(0, 60), slide: slide.id, start, dwell };
    start += dwell;
    return item;
  });
  return { items, period: start };
};

const spansOf = (stretches: readonly Stretch[], zone: ZoneName): Span[] =>
  stretches.flatMap((stretch, loop) =>
    stretch.zone === zone ? [{ from: stretch.from, until: stretch.until, loop, rank: 'normal' as const }] : [],
  );

/** A part with its slide blobs, in Vietnamese time: what a controller would resolve. */
export function partOf(planned: Planned): { readonly text: string; readonly blobs: Blobs; readonly part: Part } {
  const { stretches, standing, from, until } = planned;
  const slides = [...stretches.flatMap(({ turns }) => turns.map(({ slide }) => slide)), ...(standing ? [standing] : [])];
  const texts = new Map(slides.map((slide) => [slide.id, canonical({ v: 1, slide, theme: planned.theme ?? DEFAULT_THEME })]));
  const plan: Plan = {
    from,
    until,
    zones: { main: spansOf(stretches, 'main'), ticker: spansOf(stretches, 'ticker'), side: spansOf(stretches, 'side') },
    loops: stretches.map(({ turns }) => loopOf(turns)),
    standing: standing?.id ?? null,
    offsets: [{ from, minutes: 420 }],
  };
  const part: Part = {
    v: 1,
    screen: { width: 1920, height: 1080, zones: 'full', transition: 'fade', ...planned.screen },
    unitName: 'Phường Bến Thành',
    plan,
    slides: Object.fromEntries([...texts].map(([id, text]) => [id, sha256Hex(text)])),
    ...(planned.led && { led: planned.led }),
    ...(planned.kiosk && { kiosk: planned.kiosk }),
  };
  const text = canonical(part);
  return { text, part, blobs: Object.fromEntries([text, ...texts.values()].map((blob) => [sha256Hex(blob), blob])) };
}

const packs: unknown = JSON.parse(readFileSync(new URL('../../content/packs/packs.json', import.meta.url), 'utf8'));
/** The real official slides and ticker lines. */
export const OFFICIAL: readonly Slide[] = packSlides(packs);
export const OFFICIAL_TICKERS: readonly Slide[] = packTickers(packs);

/** A statement that says nothing but its own name: easy to find on a page. */
export const sign = (id: string, words: string): Slide => ({
  id,
  name: words,
  theme: null,
  locked: null,
  template: 'statement',
  title: null,
  lines: [words],
  source: null,
});

export const CLOCK: Slide = {
  id: 'clock',
  name: 'Đồng hồ',
  theme: null,
  locked: null,
  template: 'clock',
  title: null,
  date: true,
};
