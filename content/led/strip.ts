import { type Problem, problem } from '../problem.ts';
import { countSyllables } from '../text/syllables.ts';
import type { Atlas } from './atlas.ts';
import { chooseAtlas } from './choose-atlas.ts';
import { fieldOf } from './field.ts';
import type { Ink } from './lay-line.ts';
import { filledRuns, type LedLive, type Run } from './live-words.ts';
import { type Pace, paceOf } from './pace.ts';
import { type Rgb, shownColour } from './palette.ts';
import type { Panel } from './panel.ts';
import type { Motion, Ticker } from './ticker.ts';

/** What a strip is made of besides ticker and panel; `live` is `null` where nothing live is known. */
export interface StripMeans {
  readonly atlases: readonly Atlas[];
  readonly live: LedLive | null;
}

/**
 * A ticker as dots. `dots` holds a place in `palette` for each dot of a field of `width` × `height`, row by row, 0 is dark. A strip
 * that scrolls sideways is as high as the panel, one that scrolls up as wide; pages stand below each other. `motion` is `still`
 * where everything fits. `turns`: frames that each page stands. Equal `key`s mean equal strips.
 */
export interface Strip {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  readonly palette: readonly Rgb[];
  readonly motion: Motion;
  readonly pace: Pace;
  readonly turns: readonly number[];
  readonly blink: number | null;
  readonly rows: number;
  readonly words: string;
  readonly syllables: number;
  readonly problems: readonly Problem[];
}

/**
 * Lays a ticker out for a panel. Never throws for a parsed ticker and panel: what cannot be drawn is in `problems`, and a panel too
 * low for Vietnamese stays dark (LED-3).
 */
export function strip(ticker: Ticker, panel: Panel, means: StripMeans): Strip {
  return laid(filledRuns(ticker, means.live), ticker, panel, means.atlases);
}

/** The same, but `before` itself if its words, panel and settings still hold: live values cost a layout only when they change. */
export function stripAgain(before: Strip | null, ticker: Ticker, panel: Panel, means: StripMeans): Strip {
  const runs = filledRuns(ticker, means.live);
  return before !== null && before.key === keyOf(runs, ticker, panel) ? before : laid(runs, ticker, panel, means.atlases);
}

const keyOf = (runs: readonly Run[], { motion, rows, speed, blink }: Ticker, panel: Panel): string =>
  JSON.stringify([runs, motion, rows, speed, blink, panel.width, panel.height, panel.frameRate, panel.diodes]);

function laid(runs: readonly Run[], ticker: Ticker, panel: Panel, atlases: readonly Atlas[]): Strip {
  const { palette, ink } = inked(runs, panel);
  const words = ink.map(({ character }) => character).join('');
  const syllables = countSyllables(words);
  const choice = chooseAtlas(ink, ticker, panel, atlases);
  const common = { key: keyOf(runs, ticker, panel), palette, words, syllables, blink: halfBlink(ticker, panel) };
  if (choice.atlas === null) return { ...common, ...dark(panel), rows: 0, problems: choice.problems };
  const field = fieldOf(ink, ticker, panel, choice.atlas);
  const missing = missingGlyphs(ink, choice.atlas);
  const size = field.motion === 'up' ? field.height : field.width;
  const pace = paceOf(size / Math.max(1, syllables), ticker.speed, panel.frameRate);
  return { ...common, ...field, pace, rows: choice.atlas.rows, problems: [...choice.problems, ...missing, ...field.problems] };
}

const STANDING: Pace = { dotsPerFrame: 1, framesPerDot: 1, syllablesPerSecond: 0 };

const dark = ({ width, height }: Panel) => ({
  width,
  height,
  dots: new Uint8Array(width * height),
  motion: 'still' as const,
  pace: STANDING,
  turns: [],
});

/** Frames of half a blink, rounded up, so that it is never faster than asked. */
const halfBlink = ({ blink }: Ticker, { frameRate }: Panel): number | null =>
  blink === null ? null : Math.ceil(frameRate / blink / 2);

/** Characters with the colours that the panel can show; equal ones share a place in the palette. */
function inked(runs: readonly Run[], panel: Panel): { palette: Rgb[]; ink: Ink[] } {
  const palette: Rgb[] = [[0, 0, 0]];
  const ink: Ink[] = [];
  for (const { text, colour } of runs) {
    const shown = shownColour(colour, panel.diodes);
    let place = palette.findIndex((one, index) => index > 0 && one.join() === shown.join());
    if (place < 0) place = palette.push(shown) - 1;
    for (const character of text) ink.push({ character: character === '\u00a0' ? ' ' : character, colour: place });
  }
  return { palette, ink };
}

function missingGlyphs(ink: readonly Ink[], atlas: Atlas): Problem[] {
  const missing = new Set(ink.map(({ character }) => character).filter((character) => !atlas.glyphs.has(character)));
  return [...missing].map((character) => {
    const codepoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return problem('LED-4', ['runs'], { character, codepoint, rows: atlas.rows });
  });
}
