import { z } from 'zod';
import { type RatingClass, type RatingPayload, ratingClassSchema } from '../ledger/record.ts';

const amount = z.number().int();
const shareSchema = z.strictObject({ count: amount, satisfied: amount });
/** How many answers, and how many of them satisfied. */
export type Share = z.infer<typeof shareSchema>;

/**
 * Answers counted together: by class (their sum is all that count), level, reason, counter and hour of the day (0–23, of the unit);
 * `held` and `excluded` are not in any of these. Tallies add and subtract; in a difference numbers may be negative.
 */
export const tallySchema = z.strictObject({
  classes: z.record(ratingClassSchema, shareSchema),
  levels: z.record(z.string(), amount),
  reasons: z.record(z.string(), amount),
  counters: z.record(z.string(), shareSchema),
  hours: z.record(z.string(), shareSchema),
  held: amount,
  excluded: amount,
});
export type Tally = z.infer<typeof tallySchema>;

/** Whether an answer counts, is held back in quarantine, or was excluded by two people. */
export type Standing = 'counted' | 'held' | 'excluded';

const nothing = (): Share => ({ count: 0, satisfied: 0 });

export const emptyTally = (): Tally => ({
  classes: { unverified: nothing(), 'at-place': nothing(), verified: nothing() },
  levels: {},
  reasons: {},
  counters: {},
  hours: {},
  held: 0,
  excluded: 0,
});

/** An answer as a tally counts it: what it says, and the counter that it counts for (a correction may have moved it). */
export type Counted = Pick<RatingPayload, 'at' | 'offset' | 'level' | 'satisfied' | 'reasons' | 'class'> & {
  readonly counter: string | null;
};

const bump = (table: Record<string, number>, key: string, by: number): void => {
  const sum = (table[key] ?? 0) + by;
  if (sum === 0) delete table[key];
  else table[key] = sum;
};

function bumpShare(table: Record<string, Share>, key: string, by: Share): void {
  const before = table[key] ?? nothing();
  const sum = { count: before.count + by.count, satisfied: before.satisfied + by.satisfied };
  if (sum.count === 0 && sum.satisfied === 0) delete table[key];
  else table[key] = sum;
}

const addShare = (to: Share, by: Share): void => {
  to.count += by.count;
  to.satisfied += by.satisfied;
};

/** Adds `by` to `to` in place. */
export function addTally(to: Tally, by: Tally): void {
  for (const key of ratingClassSchema.options) addShare(to.classes[key], by.classes[key]);
  for (const [key, value] of Object.entries(by.levels)) bump(to.levels, key, value);
  for (const [key, value] of Object.entries(by.reasons)) bump(to.reasons, key, value);
  for (const [key, value] of Object.entries(by.counters)) bumpShare(to.counters, key, value);
  for (const [key, value] of Object.entries(by.hours)) bumpShare(to.hours, key, value);
  to.held += by.held;
  to.excluded += by.excluded;
}

/** All answers that count, of all classes or of these. */
export function shareOf(tally: Tally, classes: readonly RatingClass[] = ratingClassSchema.options): Share {
  const sum = nothing();
  for (const key of classes) addShare(sum, tally.classes[key]);
  return sum;
}

/** Fewer answers than this at one counter would speak of single people. */
const LEAST_AT_COUNTER = 5;

/**
 * The counters whose numbers may be shown; of the others only how many answers they have together (SCO-13). One hidden counter alone
 * would be what is left of the unit's own numbers, so the next larger ones keep it company.
 */
export function shownCounters(tally: Tally): { readonly counters: Readonly<Record<string, Share>>; readonly hidden: number } {
  const shown: Record<string, Share> = {};
  let [hidden, hiddenOnes] = [0, 0];
  const fewestFirst = Object.entries(tally.counters).sort(([a, { count: m }], [b, { count: n }]) => m - n || (a < b ? -1 : 1));
  for (const [id, share] of fewestFirst) {
    const isLonely = hiddenOnes > 0 && (hiddenOnes === 1 || hidden < LEAST_AT_COUNTER);
    if (share.count >= LEAST_AT_COUNTER && !isLonely) shown[id] = share;
    else [hidden, hiddenOnes] = [hidden + share.count, hiddenOnes + 1];
  }
  return { counters: shown, hidden };
}
