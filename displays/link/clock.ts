import { z } from 'zod';
import type { Ticks } from './timepiece.ts';

/** One timed ping: the server's `time` at our `ticks`, to within `error` ms (half the round trip). */
export interface Measure {
  readonly time: number;
  readonly error: number;
  readonly ticks: Ticks;
}

/** What outlives a power cut: server time minus wall clock, and the last time known to have passed. */
export const carriedClockSchema = z.strictObject({ offset: z.number(), error: z.number(), seen: z.number() });
export type CarriedClock = z.infer<typeof carriedClockSchema>;

/** `measures` are of this run only, newest last, few. */
export interface Clock {
  readonly measures: readonly Measure[];
  readonly carried: CarriedClock | null;
}

/**
 * `measured`: counted from a ping of this run. `carried`: from the wall clock, plausible. `behind`: the wall clock stands before
 * the last time seen, so `time` must not be believed.
 */
export interface Reading {
  readonly time: number;
  readonly error: number | null;
  readonly trust: 'measured' | 'carried' | 'behind';
}

const KEPT_MEASURES = 16;
/** Crystals drift; an old good ping loses to a fresh fair one. */
const DRIFT = 1e-4;
/** What clocks that count whole milliseconds may differ by. */
const RESOLUTION_MS = 3;
/** A wall clock that moved this much against the monotonic one was stepped, or the machine slept. */
export const STEP_MS = 2000;

/** Before anything is known. */
export const newClock = (carried: CarriedClock | null): Clock => ({ measures: [], carried });

/** A ping asked at `sent` and answered with `server` at `got`. */
export const measureOf = (sent: Ticks, got: Ticks, server: number): Measure => {
  const error = Math.max(0, got.mono - sent.mono) / 2;
  return { time: server + error, error, ticks: got };
};

const uncertainty = (measure: Measure, mono: number): number => measure.error + Math.abs(mono - measure.ticks.mono) * DRIFT;

const best = (measures: readonly Measure[], mono: number): Measure | null =>
  measures.reduce<Measure | null>(
    (kept, next) => (kept === null || uncertainty(next, mono) <= uncertainty(kept, mono) ? next : kept),
    null,
  );

/** How far the wall clock ran ahead of the monotonic one since `measure`. */
const stepSince = (measure: Measure, now: Ticks): number => now.wall - measure.ticks.wall - (now.mono - measure.ticks.mono);

/** True if the wall clock stepped, or the machine slept, since the last ping: time to ping again. */
export const stepped = (clock: Clock, now: Ticks): boolean => {
  const last = clock.measures[clock.measures.length - 1];
  return last !== undefined && Math.abs(stepSince(last, now)) > STEP_MS;
};

/** True if both can be right: their times, each within its error, meet. Otherwise the controller's own clock was put right. */
const agree = (old: Measure, measure: Measure): boolean => {
  const elapsed = measure.ticks.mono - old.ticks.mono;
  return Math.abs(old.time + elapsed - measure.time) <= uncertainty(old, measure.ticks.mono) + measure.error + RESOLUTION_MS;
};

/** Adds a ping. After a step of either clock, or a sleep, the older ones no longer count. */
export const withMeasure = (clock: Clock, measure: Measure): Clock => {
  const alike = clock.measures.filter((old) => Math.abs(stepSince(old, measure.ticks)) <= STEP_MS && agree(old, measure));
  const measures = [...alike, measure].slice(-KEPT_MEASURES);
  const chosen = best(measures, measure.ticks.mono) ?? measure;
  const time = chosen.time + measure.ticks.mono - chosen.ticks.mono;
  return { measures, carried: { offset: time - measure.ticks.wall, error: chosen.error, seen: time } };
};

const fromMeasure = (measure: Measure, now: Ticks, contact: boolean): Reading => {
  const time = measure.time + now.mono - measure.ticks.mono;
  const error = uncertainty(measure, now.mono);
  const step = stepSince(measure, now);
  const corrected = Math.abs(now.wall - time) <= STEP_MS;
  // Out of contact a leap forward is a machine that slept, unless the wall clock leapt to the truth.
  return { time: !contact && step > STEP_MS && !corrected ? time + step : time, error, trust: 'measured' };
};

/** The time to act by. `horizon`: the lease's end, beyond which a carried offset is not plausible (`null`: none). */
export const read = (clock: Clock, now: Ticks, contact: boolean, horizon: number | null): Reading => {
  const measure = best(clock.measures, now.mono);
  if (measure !== null) return fromMeasure(measure, now, contact);
  const { carried } = clock;
  if (carried === null) return { time: now.wall, error: null, trust: 'carried' };
  const earliest = carried.seen - STEP_MS;
  const shifted = now.wall + carried.offset;
  if (shifted >= earliest && (horizon === null || shifted < horizon))
    return { time: shifted, error: carried.error, trust: 'carried' };
  if (now.wall >= earliest) return { time: now.wall, error: null, trust: 'carried' };
  return { time: now.wall, error: null, trust: 'behind' };
};

/** Moves «last time seen» on. A time beyond the lease is not believed enough for that: one bad leap would stop the screen for good. */
export const withSeen = (clock: Clock, reading: Reading, wall: number, horizon: number | null): Clock => {
  const believed = reading.trust === 'measured' || (reading.trust === 'carried' && horizon !== null && reading.time < horizon);
  if (!believed) return clock;
  const seen = reading.trust === 'measured' ? reading.time : Math.max(reading.time, clock.carried?.seen ?? 0);
  return { ...clock, carried: { offset: reading.time - wall, error: reading.error ?? 0, seen } };
};
