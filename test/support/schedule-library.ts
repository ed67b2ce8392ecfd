import { emptyLibrary, type Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Unit } from '../../content/place/unit.ts';
import type { Entry, When } from '../../content/schedule/entry.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { instantOf } from '../../content/time/zone.ts';

/** Builders for schedule tests: sensible defaults, overridden by what the test is about. */
export const ALWAYS: When = {
  from: null,
  until: null,
  weekdays: [],
  dayparts: [],
  rule: null,
  openHours: false,
  daysOff: 'play',
};

/** An entry that always plays slide `s` for 10 s everywhere in main, unless overridden; `when` is merged. */
export const entry = (id: string, over: Partial<Omit<Entry, 'when'>> & { when?: Partial<When> } = {}): Entry => ({
  id,
  name: `Lịch ${id}`,
  slides: [{ slide: 's', dwell: 10, weight: 1 }],
  places: [{ by: 'all' }],
  zone: 'main',
  rank: 'normal',
  share: 1,
  ...over,
  when: { ...ALWAYS, ...over.when },
});

export const unit = (id: string, over: Partial<Unit> = {}): Unit => ({
  id,
  label: 'Phường',
  name: id,
  validFrom: null,
  validTo: null,
  timeZone: null,
  hours: null,
  standing: null,
  theme: null,
  ...over,
});

export const display = (id: string, unitId: string, over: Partial<Display> = {}): Display => ({
  id,
  name: id,
  kind: 'tv',
  screen: { width: 1920, height: 1080, zones: 'full', transition: 'cut' },
  physical: null,
  viewingDistanceM: null,
  membership: [{ unit: unitId, from: null, to: null }],
  tags: [],
  key: null,
  ...over,
});

export const slide = (id: string): Slide => ({
  id,
  name: id,
  theme: null,
  locked: null,
  template: 'motto',
  title: null,
  phrases: [id],
  source: null,
});

/** A library with unit `u`, display `d` in it and slides `s`, `t`, `v`, unless overridden. */
export const library = (over: Partial<Library> = {}): Library => ({
  ...emptyLibrary(),
  units: [unit('u')],
  displays: [display('d', 'u')],
  slides: ['s', 't', 'v'].map(slide),
  ...over,
});

/** An instant from a local minute in Việt Nam, `2026-11-27T22:00`. */
export const vn = (local: string): number => instantOf(local, 'Asia/Ho_Chi_Minh');

/** An instant from a local minute in Berlin. */
export const berlin = (local: string): number => instantOf(local, 'Europe/Berlin');

/** The window between two local midnights in Việt Nam. */
export const days = (from: string, until: string): { from: number; until: number } => ({
  from: vn(`${from}T00:00`),
  until: vn(`${until}T00:00`),
});
