import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, proposals } from '../../../content/time/calendar.ts';
import { dayNumberOf } from '../../../content/time/day-number.ts';
import type { OpeningHours } from '../../../content/time/hours.ts';
import { officialDaysOff } from '../../../content/time/official-days-off.ts';
import { openRangesOn, openStretches, rangeMinutes } from '../../../content/time/open-stretches.ts';
import { holdsPoint, intersectionOf, unionOf } from '../../../content/time/stretches.ts';

const raw: unknown = JSON.parse(readFileSync(new URL('../../../content/time/days-off-vn.json', import.meta.url), 'utf8'));
const official = officialDaysOff(raw);
const calendar = calendarOf(official);
const day = dayNumberOf;

const MORNING = { start: '07:30', end: '11:30' };
const AFTERNOON = { start: '13:30', end: '17:00' };
const SATURDAY = { start: '07:30', end: '11:00' };
const working = [MORNING, AFTERNOON];
const hours: OpeningHours = {
  seasons: [
    { from: '2026-12-01', weekly: [[MORNING], [MORNING], [MORNING], [MORNING], [MORNING], [], []], makeUp: [SATURDAY] },
    { from: '2026-01-01', weekly: [working, working, working, working, working, [SATURDAY], []], makeUp: null },
  ],
  exceptions: [{ day: '2026-11-25', ranges: [AFTERNOON] }],
};

describe('days', () => {
  it('TIM-3 a range that ends at or before its start reaches into the next day; 24:00 ends a day', () => {
    expect(rangeMinutes({ start: '22:00', end: '02:00' })).toEqual([1320, 1560]);
    expect(rangeMinutes({ start: '08:00', end: '08:00' })).toEqual([480, 1920]);
    expect(rangeMinutes({ start: '08:00', end: '24:00' })).toEqual([480, 1440]);
    expect(rangeMinutes({ start: '08:00', end: '00:00' })).toEqual([480, 1440]);
  });

  it('TIM-4 stretches are half-open: union and intersection hold exactly the points of either and of both', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), { maxLength: 6 });
    const holds = (list: [number, number][], point: number): boolean =>
      list.some(([from, until]) => from <= point && point < until);
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const [first, second] = [unionOf(a), unionOf(b)];
        for (let point = 0; point <= 41; point += 1) {
          expect(holdsPoint(first, point)).toBe(holds(a, point));
          expect(holdsPoint(intersectionOf(first, second), point)).toBe(holds(a, point) && holds(b, point));
        }
        for (let index = 1; index < first.length; index += 1) expect(first[index]).toBeGreaterThan(first[index - 1] ?? -1);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('TIM-5 only confirmed days off act; the others are proposals until an officer confirms them', () => {
    expect(calendar.off.get(day('2026-11-24'))).toBe('Ngày Văn hóa Việt Nam');
    expect(calendar.off.has(day('2027-11-24'))).toBe(false);
    expect(calendar.work.has(day('2026-01-10'))).toBe(false);
    const next = proposals([...official].reverse(), '2027-02-10', '2027-04-16');
    expect(next.map((one) => one.d)).toEqual(['2027-02-04', '2027-04-16']);
    const confirmed = calendarOf(official.map((one) => ({ ...one, status: 'confirmed' as const })));
    expect(confirmed.off.has(day('2027-02-10'))).toBe(true);
    expect(proposals(official, '2026-11-01', '2026-12-01')).toEqual([]);
  });

  it('TIM-5 a stretch counts to its last day, and a day that is both off and make-up is off, in any order', () => {
    const rules = [
      { d: '2026-02-16', end: '2026-02-20', name: 'Tết', type: 'off' as const, status: 'confirmed' as const },
      { d: '2026-02-20', name: 'Làm bù', type: 'work' as const, status: 'confirmed' as const },
      { d: '2026-02-17', name: 'Mùng 1', type: 'off' as const, status: 'confirmed' as const },
    ];
    for (const list of [rules, [...rules].reverse()]) {
      const made = calendarOf(list);
      expect([...made.off.keys()].sort()).toEqual([16, 17, 18, 19, 20].map((one) => day(`2026-02-${one}`)));
      expect(made.off.get(day('2026-02-17'))).toBe('Mùng 1');
      expect(made.work.size).toBe(0);
    }
  });

  it('TIM-6 hours: an exception first, none on a day off, the make-up pattern on a make-up day, else the weekday', () => {
    const on = (name: string) => openRangesOn(hours, calendar, day(name));
    expect(on('2026-11-23')).toEqual(working);
    expect(on('2026-11-24')).toEqual([]);
    expect(on('2026-11-25')).toEqual([AFTERNOON]);
    expect(on('2026-08-22')).toEqual(working);
    expect(on('2026-08-29')).toEqual([SATURDAY]);
    expect(on('2026-11-22')).toEqual([]);
    const opened = { ...hours, exceptions: [{ day: '2026-11-24', ranges: [MORNING] }] };
    expect(openRangesOn(opened, calendar, day('2026-11-24'))).toEqual([MORNING]);
  });

  it('TIM-7 the season that began last holds, whatever the order; before the first the place is closed', () => {
    const on = (name: string) => openRangesOn(hours, calendar, day(name));
    expect(on('2026-11-30')).toEqual(working);
    expect(on('2026-12-01')).toEqual([MORNING]);
    expect(on('2025-12-31')).toEqual([]);
    const work = calendarOf([{ d: '2026-12-05', name: 'Làm bù', type: 'work', status: 'confirmed' }]);
    expect(openRangesOn(hours, work, day('2026-12-05'))).toEqual([SATURDAY]);
    const week = openStretches(hours, calendar, day('2026-11-23'), day('2026-11-25'));
    expect(week.map((minute) => minute - day('2026-11-23') * 1440)).toEqual([450, 690, 810, 1020, 3690, 3900]);
  });

  it('TIM-9 the list that comes with the product: 24/11/2026 is off, Saturday 22/8/2026 is worked, both confirmed', () => {
    expect(official.find((one) => one.d === '2026-11-24')).toMatchObject({ type: 'off', status: 'confirmed' });
    expect(official.find((one) => one.d === '2026-08-22')).toMatchObject({ type: 'work', status: 'confirmed' });
    const off2026 = [...calendar.off.keys()].filter((one) => one >= day('2026-01-01') && one <= day('2026-12-31'));
    expect(off2026).toHaveLength(15);
    expect(() => officialDaysOff({ days: [{ d: '2026-02-30', name: 'x', type: 'off', status: 'law' }] })).toThrow();
  });
});
