import { emptyLibrary, type Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Unit } from '../../content/place/unit.ts';
import type { Entry } from '../../content/schedule/entry.ts';
import { DAY_MS, type Window } from '../../content/schedule/window.ts';

/* Midnight in Việt Nam, 2026-11-23, a Monday. */
export const START = Date.UTC(2026, 10, 22, 17);
export const OFFSET_MINUTES = 420;

/** A small generator with a fixed seed, so that every run measures the same schedules. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * sides);
  };
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `days` from the start. */
export const windowOf = (days: number): Window => ({ from: START, until: START + days * DAY_MS });

/** A weekday entry with one daypart. */
export function entryOf(index: number, roll: (sides: number) => number, places: Entry['places'], rank: Entry['rank']): Entry {
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

/** A television of `unit` with these tags. */
export const displayOf = (id: string, unit: string, tags: string[]): Display => ({
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

/** A library with 50 slides and one day off. */
export const libraryOf = (displays: Display[], entries: Entry[]): Library => ({
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

/** As it mostly is: ten displays in each of 100 wards carry the ward's eight tags, so wards differ and their displays do not. */
export const byWard = (displays: number, entries: number): Library => {
  const library = apart(displays, entries);
  const first = new Map(library.displays.slice(0, 100).map((one) => [one.membership[0]?.unit, one.tags]));
  return {
    ...library,
    displays: library.displays.map((one) => ({ ...one, tags: first.get(one.membership[0]?.unit) ?? one.tags })),
  };
};
