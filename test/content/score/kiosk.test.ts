import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../content/place/tree.ts';
import { kioskPointOf, kioskSetupOf } from '../../../content/score/kiosk-of.ts';
import { isTaken } from '../../../content/score/kiosk-setup.ts';
import { defaultRating, type RatingPoint } from '../../../content/score/settings.ts';
import { calendarOf } from '../../../content/time/calendar.ts';
import { display, library, unit } from '../../support/schedule-library.ts';

const point = (id: string, over: Partial<RatingPoint> = {}): RatingPoint => ({
  ...{ id, unit: 'u', name: `Quầy ${id}`, counter: null, scale: 'nam-muc', kind: 'kiosk', active: true },
  ...over,
});
const MONDAY = Date.parse('2026-11-23T00:00+07:00');
const at = (clock: string): number => Date.parse(`2026-11-23T${clock}+07:00`);
const OFFSETS = [{ from: MONDAY - 86_400_000, minutes: 420 }];
const SESSIONS = [
  { start: '07:30', end: '11:30' },
  { start: '13:30', end: '17:00' },
];
const HOURS = {
  seasons: [{ from: null, weekly: [SESSIONS, SESSIONS, SESSIONS, SESSIONS, SESSIONS, [], []], makeUp: null }],
  exceptions: [],
};

describe('the rating point of a kiosk', () => {
  it('SCO-70 is the one chosen for it, else the first of its unit, never a foreign, sleeping or other one', () => {
    const points = [
      point('in-giay', { kind: 'printed' }),
      point('a'),
      point('b'),
      point('c', { active: false }),
      point('d', { unit: 'w' }),
    ];
    const of = (chosen?: string) =>
      kioskPointOf({ points }, display('k', 'u', { kind: 'kiosk', ...(chosen !== undefined && { point: chosen }) }), 'u')?.id;
    expect([of(), of('b'), of('c'), of('d'), of('in-giay')]).toEqual(['a', 'b', 'a', 'a', 'a']);
    expect(kioskPointOf({ points }, display('k', 'x', { kind: 'kiosk' }), 'x')).toBeNull();
  });

  it('SCO-71 takes answers in opening hours and half an hour after them, as the server does, and always without hours', () => {
    const rating = { ...defaultRating(), points: [point('a')] };
    const asked = (over: Parameters<typeof unit>[1], kind: 'kiosk' | 'tv' = 'kiosk') => {
      const found = library({ units: [unit('u', over)], rating });
      const around = {
        tree: treeOf(found),
        calendar: calendarOf([]),
        from: MONDAY,
        until: MONDAY + 35 * 86_400_000,
        offsets: OFFSETS,
      };
      return kioskSetupOf(found, display('k', 'u', { kind }), 'u', around);
    };
    const setup = asked({ hours: HOURS });
    if (setup === null) throw new Error('no setup');
    const taking = ['07:29', '07:30', '11:59', '12:00', '13:30', '17:29', '17:30'].map((clock) => isTaken(setup, at(clock)));
    expect(taking).toEqual([false, true, true, false, true, true, false]);
    expect(isTaken(setup, at('09:00') + 5 * 86_400_000)).toBe(false);
    expect(asked({ hours: null })?.taken).toBeNull();
    expect(asked({}, 'tv')).toBeNull();
    expect(setup.scale.levels).toHaveLength(5);
  });

  it('SCO-72 tells a kiosk the public address, and nothing where there is none', () => {
    const rating = { ...defaultRating(), points: [point('a')] };
    const asked = (address: string | null) => {
      const found = library({ units: [unit('u')], rating: { ...rating, address } });
      const around = {
        tree: treeOf(found),
        calendar: calendarOf([]),
        from: MONDAY,
        until: MONDAY + 86_400_000,
        offsets: OFFSETS,
      };
      return kioskSetupOf(found, display('k', 'u', { kind: 'kiosk' }), 'u', around);
    };
    expect(asked('https://danhgia.vn')?.address).toBe('https://danhgia.vn');
    expect(asked(null)).not.toHaveProperty('address');
  });
});
