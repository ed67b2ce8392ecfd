import { emptyLibrary, type Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Unit } from '../../content/place/unit.ts';
import { conflicts } from '../../content/schedule/conflicts.ts';
import type { Entry } from '../../content/schedule/entry.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { compile, resolve } from '../../content/schedule/resolve.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import { DAY_MS, type Window } from '../../content/schedule/window.ts';
import type { BenchRow } from './row.ts';

/* Midnight in Việt Nam, 2026-11-23, a Monday. */
const START = Date.UTC(2026, 10, 22, 17);
const OFFSET_MINUTES = 420;

/** A small generator with a fixed seed, so that every run measures the same schedules. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * sides);
  };
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const windowOf = (days: number): Window => ({ from: START, until: START + days * DAY_MS });

function entryOf(index: number, roll: (sides: number) => number, places: Entry['places'], rank: Entry['rank']): Entry {
  const start = 420 + roll(40) * 15;
  const weekdays = [[], [1, 2, 3, 4, 5], [1 + roll(7)], [6, 7]][roll(4)] ?? [];
  return {
    id: `e${index}`,
    name: `Lịch ${index}`,
    slides: Array.from({ length: 1 + roll(3) }, (_, slide) => ({
      slide: `s${(index + slide) % 50}`,
      dwell: 5 + roll(20),
      weight: 1,
    })),
    places,
    zone: 'main',
    when: {
      from: null,
      until: null,
      weekdays,
      dayparts: [{ start: clock(start), end: clock(start + 15 + roll(8) * 15) }],
      rule: null,
      openHours: false,
      daysOff: roll(3) === 0 ? 'skip' : 'play',
    },
    rank,
    share: 1 + roll(2),
  };
}

const unitOf = (id: string): Unit => ({
  id,
  label: 'Phường',
  name: id,
  validFrom: null,
  validTo: null,
  timeZone: null,
  hours: null,
  standing: null,
  theme: null,
});

const displayOf = (id: string, unit: string, tags: string[]): Display => ({
  id,
  name: id,
  kind: 'tv',
  screen: { width: 1920, height: 1080, zones: 'full', transition: 'cut' },
  physical: null,
  viewingDistanceM: null,
  membership: [{ unit, from: null, to: null }],
  tags,
  key: null,
});

const libraryOf = (displays: Display[], entries: Entry[]): Library => ({
  ...emptyLibrary(),
  units: [...new Set(displays.flatMap((one) => one.membership.map((stretch) => stretch.unit)))].map(unitOf),
  displays,
  entries,
  slides: Array.from({ length: 50 }, (_, index) => ({
    id: `s${index}`,
    name: `s${index}`,
    theme: null,
    locked: null,
    template: 'motto',
    title: null,
    phrases: ['a'],
    source: null,
  })),
  daysOff: [{ d: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', type: 'off', status: 'confirmed' }],
});

/** 1,000 displays in 100 wards; all 200 entries reach all: what one district's campaign looks like. */
export const together = (displays: number, entries: number): Library => {
  const roll = dice(1);
  return libraryOf(
    Array.from({ length: displays }, (_, index) => displayOf(`d${index}`, `u${index % 100}`, [])),
    Array.from({ length: entries }, (_, index) =>
      entryOf(index, roll, [{ by: 'all' }], index % 10 === 0 ? 'priority' : 'normal'),
    ),
  );
};

/** The hard case: each display carries eight of 40 tags and each entry two, so that no two displays get the same entries. */
export const apart = (displays: number, entries: number): Library => {
  const roll = dice(2);
  const tag = (): string => `t${roll(40)}`;
  return libraryOf(
    Array.from({ length: displays }, (_, index) =>
      displayOf(`d${index}`, `u${index % 100}`, [...new Set(Array.from({ length: 8 }, tag))]),
    ),
    Array.from({ length: entries }, (_, index) =>
      entryOf(
        index,
        roll,
        [
          { by: 'tag', tag: tag() },
          { by: 'tag', tag: tag() },
        ],
        index % 10 === 0 ? 'priority' : 'normal',
      ),
    ),
  );
};

const reaches = (entry: Entry, display: Display): boolean =>
  entry.places.some((place) => place.by === 'all' || (place.by === 'tag' && display.tags.includes(place.tag)));

/** The baseline: for each display, entry and day the window [from, until) by plain arithmetic; nothing is merged or ranked. */
function plainWindows(library: Library, window: Window): number {
  const off = new Set(library.daysOff.map((one) => Math.round(Date.parse(one.d) / DAY_MS)));
  const parsed = library.entries.map((entry) => {
    const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    const part = entry.when.dayparts[0] ?? { start: '00:00', end: '24:00' };
    return { entry, start: minutes(part.start), end: minutes(part.end), days: new Set(entry.when.weekdays) };
  });
  const first = Math.floor((window.from + OFFSET_MINUTES * 60_000) / DAY_MS);
  const count = Math.round((window.until - window.from) / DAY_MS);
  let windows = 0;
  for (const display of library.displays) {
    const out: { from: number; until: number; entry: string }[] = [];
    for (const { entry, start, end, days } of parsed) {
      if (!reaches(entry, display)) continue;
      for (let day = first; day < first + count; day += 1) {
        if (days.size > 0 && !days.has(((day + 3) % 7) + 1)) continue;
        if (entry.when.daysOff === 'skip' && off.has(day)) continue;
        const midnight = day * DAY_MS - OFFSET_MINUTES * 60_000;
        out.push({ from: midnight + start * 60_000, until: midnight + end * 60_000, entry: entry.id });
      }
    }
    windows += out.length;
  }
  return windows;
}

function resolveAll(library: Library, window: Window): number {
  const compiled = compile(library, window);
  return library.displays.reduce((sum, display) => sum + resolve(compiled, display.id).zones.main.length, 0);
}

/** The median of some runs, in ms. */
function medianMs(runs: number, work: () => number): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now();
    if (work() < 0) throw new Error('nothing was measured');
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

function resolveRow(name: string, library: Library, runs: number): BenchRow {
  const window = windowOf(35);
  plainWindows(library, window);
  resolveAll(library, window);
  const baseline = medianMs(runs, () => plainWindows(library, window));
  const value = medianMs(runs, () => resolveAll(library, window));
  return {
    name,
    value,
    unit: 'ms',
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
  const ms = medianMs(rounds, run);
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

function conflictRow(runs: number): BenchRow {
  const library = together(1, 1000);
  const window = windowOf(7);
  const run = (): number => conflicts(compile(library, window), window, library.displays).length;
  run();
  const value = medianMs(runs, run);
  return {
    name: `conflicts of 1,000 entries in a week (${run()} found)`,
    value,
    unit: 'ms',
    baseline: null,
    ratio: null,
    aim: 'under 20 ms',
  };
}

/** Schedules: resolve beside plain arithmetic in the same run, stateAt, conflicts. */
export function run(options: { quick: boolean }): Promise<BenchRow[]> {
  const runs = options.quick ? 3 : 9;
  const displays = 1000;
  return Promise.resolve([
    resolveRow('resolve 1,000 displays × 200 entries × 35 days, all alike', together(displays, 200), runs),
    resolveRow('resolve 1,000 displays × 200 entries × 35 days, no two alike', apart(displays, 200), runs),
    stateRow(options.quick),
    conflictRow(runs),
  ]);
}
