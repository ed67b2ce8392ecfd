import type { Library } from '../../content/library.ts';
import { conflicts } from '../../content/schedule/conflicts.ts';
import type { Entry } from '../../content/schedule/entry.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { compile, resolve } from '../../content/schedule/resolve.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import type { Window } from '../../content/schedule/window.ts';
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
import { plainPlans, plainWindows } from './schedule-plain.ts';

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

/** Both of them tell the first screens the same, so that the second baseline is known to do the same work. */
function assertSame(plans: readonly Plan[], library: Library, window: Window): void {
  const few = { ...library, displays: library.displays.slice(0, 20) };
  plainPlans(few, window).forEach(({ spans, loops }, index) => {
    const plan = plans[index];
    if (JSON.stringify([plan?.zones.main, plan?.loops]) !== JSON.stringify([spans, loops]))
      throw new Error(`${library.displays[index]?.id}: the plain plan is another`);
  });
}

/** Resolving beside day windows, which have no order, rank or loop, and beside the same plans made plainly. */
function resolveRows(name: string, library: Library, runs: number): BenchRow[] {
  const window = windowOf(35);
  assertSame(resolveAll(library, window), library, window);
  const times: { windows: number[]; plans: number[]; ours: number[] } = { windows: [], plans: [], ours: [] };
  // The first round only warms up.
  for (let run = 0; run <= runs; run += 1) {
    times.windows.push(cpuMs(() => plainWindows(library, window)));
    times.ours.push(cpuMs(() => resolveAll(library, window)));
    if (run < 4) times.plans.push(cpuMs(() => plainPlans(library, window)));
  }
  const value = median(times.ours.slice(1));
  const row = (against: string, baseline: number, aim: string): BenchRow => ({
    name: `resolve 1,000 displays × 200 entries × 35 days, ${name}`,
    value,
    unit: 'ms CPU',
    baseline: { name: against, value: baseline },
    ratio: value / baseline,
    aim,
  });
  return [
    row('day windows by plain arithmetic', median(times.windows.slice(1)), 'at most 2 × plain arithmetic'),
    row('the same plans made plainly', median(times.plans.slice(1)), 'at most 1 ×: the baseline yields the same spans and loops'),
  ];
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
    ...resolveRows('all alike', together(1000, 200), runs),
    ...resolveRows('100 wards that differ', byWard(1000, 200), runs),
    ...resolveRows('no two displays alike', apart(1000, 200), runs),
  ]);
}
