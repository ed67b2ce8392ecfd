import type { Entry } from './entry.ts';
import type { Loop } from './plan.ts';

/** The most turns that a loop has (planSchema). */
export const MOST_TURNS = 4000;

/** A loop is made longer for the sake of exact shares only up to so many turns, and only if a share is off by more than this. */
const ENOUGH_TURNS = 60;
const EXACT = 0.1;

/** One round of an entry: slides in order, each `weight` times, spread over the round. `ms`: how long it takes. */
export interface Round {
  readonly entry: Entry;
  readonly turns: readonly { readonly slide: string; readonly dwell: number }[];
  readonly ms: number;
}

/**
 * The order in which `counts[i]` copies of each i follow each other, spread evenly: copy j of i of n stands at
 * (j + (i + ½) / n) / counts[i] of the whole (SCH-5). Equal counts take turns in order.
 */
function spread(counts: readonly number[]): number[] {
  const next = Float64Array.from(counts, (count, index) => (index + 0.5) / counts.length / count);
  const used = new Int32Array(counts.length);
  const order: number[] = [];
  for (let left = counts.reduce((sum, count) => sum + count, 0); left > 0; left -= 1) {
    const first = leastOf(next);
    const copy = (used[first] ?? 0) + 1;
    const count = counts[first] ?? 1;
    used[first] = copy;
    next[first] = copy < count ? (copy + (first + 0.5) / counts.length) / count : Number.POSITIVE_INFINITY;
    order.push(first);
  }
  return order;
}

/** The place of the least number, the first one of several. */
function leastOf(numbers: Float64Array): number {
  let first = 0;
  let least = numbers[0] ?? 0;
  for (let index = 1; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    if (number >= least) continue;
    least = number;
    first = index;
  }
  return first;
}

function roundWith(entry: Entry, slides: Entry['slides'], weights: readonly number[]): Round {
  const turns = spread(weights).map((index) => {
    const item = slides[index];
    return { slide: item?.slide ?? '', dwell: (item?.dwell ?? 0) * 1000 };
  });
  return { entry, turns, ms: turns.reduce((sum, turn) => sum + turn.dwell, 0) };
}

/** The round of an entry by itself. */
export const roundOf = (entry: Entry): Round =>
  roundWith(
    entry,
    entry.slides,
    entry.slides.map((item) => item.weight),
  );

/** Rounds that fit together into MOST_TURNS: without weights, then without the last slides, if there are very many entries. */
function fitting(rounds: readonly Round[]): readonly Round[] {
  if (rounds.reduce((sum, round) => sum + round.turns.length, 0) <= MOST_TURNS) return rounds;
  const few = rounds.slice(0, MOST_TURNS);
  const most = Math.floor(MOST_TURNS / few.length);
  return few.map(({ entry }) => {
    const slides = entry.slides.slice(0, most);
    return roundWith(
      entry,
      slides,
      slides.map(() => 1),
    );
  });
}

interface Repeats {
  readonly times: readonly number[];
  readonly turns: number;
  readonly error: number;
}

/** How often each entry repeats its round when the slowest does so `scale` times, and how far the worst is off its share. */
function repeatsAt(rounds: readonly Round[], slowest: number, scale: number): Repeats {
  const times: number[] = [];
  let turns = 0;
  let error = 0;
  for (const round of rounds) {
    const fair = (scale * slowest * round.entry.share) / round.ms;
    const count = Math.max(1, Math.round(fair));
    times.push(count);
    turns += count * round.turns.length;
    error = Math.max(error, Math.abs(count / fair - 1));
  }
  return { times, turns, error };
}

/** The smallest scale that is exact enough, else the most exact one, among those with few enough turns (SCH-4). */
function repeatsOf(rounds: readonly Round[]): readonly number[] {
  const slowest = rounds.reduce((most, round) => Math.max(most, round.ms / round.entry.share), 0);
  let best = repeatsAt(rounds, slowest, 1);
  for (let scale = 0.8; best.turns > MOST_TURNS; scale *= 0.8) best = repeatsAt(rounds, slowest, scale);
  for (let scale = 2; best.error > EXACT && scale * rounds.length <= ENOUGH_TURNS; scale += 1) {
    const next = repeatsAt(rounds, slowest, scale);
    if (next.turns > ENOUGH_TURNS) break;
    if (next.error < best.error) best = next;
  }
  return best.times;
}

/**
 * The loop that entries of equal rank share: airtime proportional to `share`, within what whole rounds allow (SCH-4). One round
 * for each entry, sorted by id, none empty; the same entries always make the same loop.
 */
export function composeLoop(given: readonly Round[]): Loop {
  const rounds = fitting(given);
  const times = repeatsOf(rounds);
  const used = rounds.map(() => 0);
  const items: Loop['items'] = [];
  let period = 0;
  for (const index of spread(rounds.map((round, at) => round.turns.length * (times[at] ?? 1)))) {
    const round = rounds[index];
    const copy = used[index] ?? 0;
    const turn = round?.turns[copy % round.turns.length];
    if (round === undefined || turn === undefined) continue;
    used[index] = copy + 1;
    items.push({ entry: round.entry.id, slide: turn.slide, start: period, dwell: turn.dwell });
    period += turn.dwell;
  }
  return { items, period };
}
