import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { conflicts } from '../../content/schedule/conflicts.ts';
import type { Entry } from '../../content/schedule/entry.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { compile, resolve } from '../../content/schedule/resolve.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import { DAY_MS, type Window } from '../../content/schedule/window.ts';
import type { BenchRow } from './row.ts';
import {
  apart,
  byWard,
  dice,
  displayOf,
  entryOf,
  libraryOf,
  OFFSET_MINUTES,
  START,
  together,
  windowOf,
} from './schedule-libraries.ts';

const reaches = (entry: Entry, display: Display): boolean =>
  entry.places.some((place) => place.by === 'all' || (place.by === 'tag' && display.tags.includes(place.tag)));

type DayWindow = { from: number; until: number; entry: string };

/**
 * The baseline: for each display, entry and day the window [from, until) by plain arithmetic; nothing is merged, ranked or shared.
 * What it made is kept until the end, as plans are.
 */
function plainWindows(library: Library, window: Window): DayWindow[][] {
  const off = new Set(library.daysOff.map((one) => Math.round(Date.parse(one.d) / DAY_MS)));
  const parsed = library.entries.map((entry) => {
    const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    const part = entry.when.dayparts[0] ?? { start: '00:00', end: '24:00' };
    return { entry, start: minutes(part.start), end: minutes(part.end), days: new Set(entry.when.weekdays) };
  });
  const first = Math.floor((window.from + OFFSET_MINUTES * 60_000) / DAY_MS);
  const count = Math.round((window.until - window.from) / DAY_MS);
  return library.displays.map((display) => {
    const out: DayWindow[] = [];
    for (const { entry, start, end, days } of parsed) {
      if (!reaches(entry, display)) continue;
      for (let day = first; day < first + count; day += 1) {
        if (days.size > 0 && !days.has(((day + 3) % 7) + 1)) continue;
        if (entry.when.daysOff === 'skip' && off.has(day)) continue;
        const midnight = day * DAY_MS - OFFSET_MINUTES * 60_000;
        out.push({ from: midnight + start * 60_000, until: midnight + end * 60_000, entry: entry.id });
      }
    }
    return out;
  });
}

function resolveAll(library: Library, window: Window): Plan[] {
  const compiled = compile(library, window);
  return library.displays.map((display) => resolve(compiled, display.id));
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The processor time of one run in ms, collecting garbage included: other work on the machine does not count. */
function cpuMs(work: () => unknown): number {
  const begin = process.cpuUsage();
  if (work() === undefined) throw new Error('nothing was measured');
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

function resolveRow(name: string, library: Library, runs: number): BenchRow {
  const window = windowOf(35);
  const plain: number[] = [];
  const ours: number[] = [];
  // The first round only warms up.
  for (let run = 0; run <= runs; run += 1) {
    plain.push(cpuMs(() => plainWindows(library, window)));
    ours.push(cpuMs(() => resolveAll(library, window)));
  }
  const baseline = median(plain.slice(1));
  const value = median(ours.slice(1));
  return {
    name,
    value,
    unit: 'ms CPU',
    baseline: { name: 'day windows by plain arithmetic', value: baseline },
    ratio: value / baseline,
    aim: 'at most 2 × plain arithmetic',
  };
}

/** A plan with at least 20,000 spans, and the mean time of one stateAt at random moments. */
function stateRow(quick: boolean): BenchRow {
  const plan: Plan = manySpans(20_000);
  const roll = dice(3);
  const times = Array.from({ length: 4096 }, () => plan.from + roll(plan.until - plan.from));
  const rounds = quick ? 20 : 200;
  const run = (): number => {
    let shown = 0;
    for (const time of times) if (stateAt(plan, 'main', time).entry !== null) shown += 1;
    return shown;
  };
  run();
  const ms = median(Array.from({ length: rounds }, () => cpuMs(run)));
  return {
    name: 'stateAt, 20,000 entries',
    value: (ms / times.length) * 1000,
    unit: 'µs',
    baseline: null,
    ratio: null,
    aim: 'under 10 µs',
  };
}

/** 20,000 entries on one display, one after another through 35 days, resolved for real. */
function manySpans(count: number): Plan {
  const entries = Array.from({ length: count }, (_, index): Entry => {
    const made = entryOf(index, dice(index), [{ by: 'all' }], 'normal');
    const minute = Math.floor((index * 35 * 1440) / count);
    const local = (at: number): string => new Date(START + (at + OFFSET_MINUTES) * 60_000).toISOString().slice(0, 16);
    return {
      ...made,
      when: { ...made.when, weekdays: [], dayparts: [], daysOff: 'play', from: local(minute), until: local(minute + 5) },
    };
  });
  const library = libraryOf([displayOf('d', 'u', [])], entries);
  return resolve(compile(library, windowOf(35)), 'd');
}

function conflictRow(): BenchRow {
  const library = together(1, 1000);
  const window = windowOf(7);
  const run = (): number => conflicts(compile(library, window), window, library.displays).length;
  for (let warm = 0; warm < 10; warm += 1) run();
  const value = median(Array.from({ length: 21 }, () => cpuMs(run)));
  return {
    name: `conflicts of 1,000 entries in a week (${run()} found), compiling included`,
    value,
    unit: 'ms CPU',
    baseline: null,
    ratio: null,
    aim: 'under 20 ms',
  };
}

/** Schedules: resolve beside plain arithmetic in the same run, stateAt, conflicts. */
export function run(options: { quick: boolean }): Promise<BenchRow[]> {
  const runs = options.quick ? 3 : 9;
  return Promise.resolve([
    stateRow(options.quick),
    conflictRow(),
    resolveRow('resolve 1,000 displays × 200 entries × 35 days, all alike', together(1000, 200), runs),
    resolveRow('resolve 1,000 displays × 200 entries × 35 days, 100 wards that differ', byWard(1000, 200), runs),
    resolveRow('resolve 1,000 displays × 200 entries × 35 days, no two displays alike', apart(1000, 200), runs),
  ]);
}
