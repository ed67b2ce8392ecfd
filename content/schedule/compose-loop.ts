import type { Entry } from './entry.ts';
import type { Loop } from './plan.ts';

/** The most turns that a loop has (planSchema), and the number up to which shares are made more exact. */
export const MOST_TURNS = 4000;
const ENOUGH_TURNS = 480;
const EXACT = 0.01;

/** One round of an entry: slides in order, each `weight` times, spread over the round. `ms`: how long it takes. */
interface Round {
  readonly entry: Entry;
  readonly turns: readonly { readonly slide: string; readonly dwell: number }[];
  readonly ms: number;
}

interface Placed<T> {
  readonly at: number;
  readonly value: T;
}

/** Spreads `counts[i]` copies of each value over [0, 1): copy j of value i stands at (j + (i + ½) / n) / counts[i]. */
function spread<T>(values: readonly T[], counts: readonly number[], pick: (value: T, copy: number) => void): void {
  const placed: Placed<readonly [T, number]>[] = [];
  values.forEach((value, index) => {
    const count = counts[index] ?? 1;
    const shift = (index + 0.5) / values.length;
    for (let copy = 0; copy < count; copy += 1) placed.push({ at: (copy + shift) / count, value: [value, copy] });
  });
  placed.sort((a, b) => a.at - b.at);
  for (const { value } of placed) pick(value[0], value[1]);
}

function roundOf(entry: Entry, weighted: boolean, most: number): Round {
  const slides = entry.slides.slice(0, most);
  const turns: { slide: string; dwell: number }[] = [];
  spread(
    slides,
    slides.map((one) => (weighted ? one.weight : 1)),
    (one) => turns.push({ slide: one.slide, dwell: one.dwell * 1000 }),
  );
  return { entry, turns, ms: turns.reduce((sum, turn) => sum + turn.dwell, 0) };
}

/** Rounds that fit together into MOST_TURNS: without weights, then without the last slides, if there are very many entries. */
function roundsOf(entries: readonly Entry[]): Round[] {
  const weighted = entries.map((entry) => roundOf(entry, true, entry.slides.length));
  if (turnsOf(weighted, () => 1) <= MOST_TURNS) return weighted;
  const few = entries.slice(0, MOST_TURNS);
  return few.map((entry) => roundOf(entry, false, Math.floor(MOST_TURNS / few.length)));
}

const turnsOf = (rounds: readonly Round[], times: (round: Round, index: number) => number): number =>
  rounds.reduce((sum, round, index) => sum + round.turns.length * times(round, index), 0);

interface Repeats {
  readonly times: readonly number[];
  readonly turns: number;
  readonly error: number;
}

/** How often each entry repeats its round when the slowest does so `scale` times, and how far the worst is off its share. */
function repeatsAt(rounds: readonly Round[], slowest: number, scale: number): Repeats {
  const fair = rounds.map((round) => (scale * slowest * round.entry.share) / round.ms);
  const times = fair.map((value) => Math.max(1, Math.round(value)));
  const error = Math.max(...times.map((value, index) => Math.abs(value / (fair[index] ?? 1) - 1)));
  return { times, turns: turnsOf(rounds, (_, index) => times[index] ?? 1), error };
}

/** The smallest scale that is exact enough, else the most exact one, among those with few enough turns. */
function repeatsOf(rounds: readonly Round[]): readonly number[] {
  const slowest = Math.max(...rounds.map((round) => round.ms / round.entry.share));
  let best = repeatsAt(rounds, slowest, 1);
  for (let scale = 1; best.turns > MOST_TURNS; scale *= 0.8) best = repeatsAt(rounds, slowest, scale);
  for (let scale = 2; best.error > EXACT && scale <= 64; scale += 1) {
    const next = repeatsAt(rounds, slowest, scale);
    if (next.turns > ENOUGH_TURNS) break;
    if (next.error < best.error) best = next;
  }
  return best.times;
}

/**
 * The loop that entries of equal rank share: airtime proportional to `share`, within what whole rounds allow (SCH-4). Entries
 * must come sorted by id, with at least one slide each; the same entries always make the same loop.
 */
export function composeLoop(entries: readonly Entry[]): Loop {
  const rounds = roundsOf(entries);
  const times = repeatsOf(rounds);
  const items: Loop['items'] = [];
  let period = 0;
  spread(
    rounds,
    rounds.map((round, index) => round.turns.length * (times[index] ?? 1)),
    (round, copy) => {
      const turn = round.turns[copy % round.turns.length];
      if (turn === undefined) return;
      items.push({ entry: round.entry.id, slide: turn.slide, start: period, dwell: turn.dwell });
      period += turn.dwell;
    },
  );
  return { items, period };
}
