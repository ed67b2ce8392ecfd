import { problem } from '../problem.ts';
import type { Finding } from '../slide/legibility.ts';
import type { Slide } from '../slide/slide.ts';
import type { Atlas } from './atlas.ts';
import { suitedTicker } from './device-problems.ts';
import { ledFindings } from './legibility.ts';
import type { LedMount } from './mount.ts';
import type { Panel } from './panel.ts';
import { type Strip, strip } from './strip.ts';
import type { Ticker } from './ticker.ts';
import { tickerOf } from './ticker-of.ts';

/** The panel for which findings are reckoned, and how far away people stand (`null`: not known). */
export interface PanelGlass {
  readonly mount: LedMount;
  readonly viewingDistanceM: number | null;
}

/** Syllables a second that a person reads who stands and waits. */
const READING = 3;

/**
 * What a reader in the hall would stumble over when a slide comes on a panel (LED-3 to LED-8, LED-24 to LED-30, LED-71, LED-72). Only a
 * line that was written for panels can be in error: the words of another slide are shown as well as they can be.
 */
export function lineFindings(slide: Slide, glass: PanelGlass, dwellSeconds: number, atlases: readonly Atlas[]): Finding[] {
  if (slide.template === 'led' && slide.pattern !== undefined) return [];
  const { panel, device } = glass.mount;
  const said = tickerOf(slide, panel);
  const ticker = said && suitedTicker(said, device);
  if (ticker === null) return [{ ...problem('LED-71', [], { slide: slide.name }), level: 'warning' }];
  const means = { atlases, live: null };
  const found = [
    ...ledFindings(ticker, panel, means, glass.viewingDistanceM),
    ...passFindings(ticker, panel, strip(ticker, panel, means), dwellSeconds),
  ];
  if (slide.template === 'led') return found.map((one) => ({ ...one, path: ['ticker', ...one.path] }));
  return found.map((one) => ({ ...one, path: [], level: one.level === 'error' ? 'warning' : one.level }));
}

/** LED-72: a line that is cut off before it was seen whole, if other slides take turns with it. */
function passFindings(ticker: Ticker, panel: Panel, made: Strip, dwell: number): Finding[] {
  const needs = Math.ceil(passSeconds(made, panel));
  return needs <= dwell || ticker.runs.length === 0 ? [] : [{ ...problem('LED-72', [], { needs, dwell }), level: 'warning' }];
}

/** Seconds from a strip's first dot to its last: once past the panel, once through its pages, or the time to read what stands. */
export function passSeconds({ motion, pace, width, height, turns, syllables }: Strip, panel: Panel): number {
  const speed = (pace.dotsPerFrame / pace.framesPerDot) * panel.frameRate;
  switch (motion) {
    case 'left':
    case 'right':
      return (width + panel.width) / speed;
    case 'up':
      return (height + panel.height) / speed;
    case 'page':
      return turns.reduce((sum, turn) => sum + turn, 0) / panel.frameRate;
    case 'still':
      return syllables / READING;
    default:
      return motion satisfies never;
  }
}
