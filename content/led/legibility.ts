import { problem } from '../problem.ts';
import type { Finding } from '../slide/legibility.ts';
import { countSyllables } from '../text/syllables.ts';
import type { Atlas } from './atlas.ts';
import { FREE_ROWS } from './choose-atlas.ts';
import { rgbOf } from './palette.ts';
import type { Panel } from './panel.ts';
import { type Strip, type StripMeans, strip } from './strip.ts';
import type { Ticker } from './ticker.ts';

/** Metres from which a centimetre of capital is read with ease, and by night at the most (led.md §4). */
const EASE = 1.2;
const LIMIT = 1.5;
/** Syllables that should stand in sight at once while words scroll. */
const IN_SIGHT = 5;
/** Of 255: below this in every colour, words are hardly lit. */
const DIM = 96;

const finding = (level: Finding['level'], code: string, path: Finding['path'], detail: Finding['detail']): Finding => ({
  ...problem(code, path, detail),
  level,
});
const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * What a reader in the hall would stumble over, before publishing (LED-3 to LED-8, LED-24 to LED-29), each with its numbers.
 * `viewingDistanceM`: how far away people stand, `null` if not known.
 */
export function ledFindings(ticker: Ticker, panel: Panel, means: StripMeans, viewingDistanceM: number | null): Finding[] {
  const made = strip(ticker, panel, means);
  const broken = made.problems.map((one): Finding => ({ ...one, level: one.code === 'LED-7' ? 'warning' : 'error' }));
  const atlas = means.atlases.find(({ rows }) => rows === made.rows);
  if (atlas === undefined) return broken;
  return [
    ...broken,
    ...rowFindings(atlas),
    ...distanceFindings(atlas, panel, viewingDistanceM),
    ...sightFindings(made, panel),
    ...speedFindings(made, ticker),
    ...colourFindings(ticker, panel),
  ];
}

/** LED-24: below 16 rows marks are told apart by two dots. */
const rowFindings = (atlas: Atlas): Finding[] =>
  atlas.rows < FREE_ROWS ? [finding('warning', 'LED-24', ['rows'], { rows: atlas.rows, wanted: FREE_ROWS })] : [];

/** LED-25, LED-26: too small for the farthest reader, too coarse for the nearest. */
function distanceFindings(atlas: Atlas, panel: Panel, distance: number | null): Finding[] {
  if (distance === null) return [finding('info', 'LED-27', [], {})];
  const height = tenth((atlas.capHeight * panel.pitchMm) / 10);
  const [ease, limit] = [tenth(height * EASE), tenth(height * LIMIT)];
  const nearest = tenth(panel.pitchMm);
  if (distance > ease) {
    const needed = Math.ceil((distance * 10) / EASE / panel.pitchMm);
    return [finding(distance > limit ? 'error' : 'warning', 'LED-25', [], { height, ease, limit, distance, needed })];
  }
  return distance < nearest ? [finding('info', 'LED-26', [], { distance, nearest, pitch: panel.pitchMm })] : [];
}

/** LED-28: words that scroll through a window too narrow for five syllables should turn pages instead. */
function sightFindings(made: Strip, panel: Panel): Finding[] {
  if (made.motion !== 'left' && made.motion !== 'right') return [];
  const inSight = tenth((panel.width * countSyllables(made.words)) / made.width);
  return inSight >= IN_SIGHT ? [] : [finding('warning', 'LED-28', ['motion'], { inSight, wanted: IN_SIGHT })];
}

/** LED-29: the even pace that this panel can keep differs from the one asked for. */
function speedFindings(made: Strip, { speed }: Ticker): Finding[] {
  if (made.motion !== 'left' && made.motion !== 'right' && made.motion !== 'up') return [];
  const real = tenth(made.pace.syllablesPerSecond);
  if (real > 4) return [finding('warning', 'LED-29', ['speed'], { real, speed })];
  return Math.abs(real - speed) > speed / 10 ? [finding('info', 'LED-29', ['speed'], { real, speed })] : [];
}

/** LED-30: colours that hardly light up on a full-colour panel. */
const colourFindings = (ticker: Ticker, panel: Panel): Finding[] =>
  panel.diodes.kind !== 'full'
    ? []
    : ticker.runs.flatMap(({ colour }, index) =>
        Math.max(...rgbOf(colour)) < DIM ? [finding('warning', 'LED-30', ['runs', index, 'colour'], { colour })] : [],
      );
