import { expect, it } from 'vitest';
import type { Library } from '../../../content/library.ts';
import { resolveOne } from '../../../content/schedule/resolve.ts';
import { stateAt } from '../../../content/schedule/state-at.ts';
import type { DayOff } from '../../../content/time/day-off.ts';
import type { OpeningHours } from '../../../content/time/hours.ts';
import { anyOrderSuite } from '../../support/any-order.ts';
import { berlin, days, entry, library, unit, vn } from '../../support/schedule-library.ts';

const WORKDAYS = [1, 2, 3, 4, 5];
const MORNING = [{ start: '07:30', end: '11:30' }];
const CULTURE: DayOff = { d: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', type: 'off', status: 'confirmed' };
const MADE_UP: DayOff = { d: '2026-08-22', name: 'Làm bù cho 31/8/2026', type: 'work', status: 'confirmed' };
const SWAPPED: DayOff = { d: '2026-08-31', name: 'Nghỉ hoán đổi', type: 'swap', status: 'confirmed' };

/** Whether anything is scheduled at local minutes of a zone, in a window. */
const playing = (lib: Library, window: { from: number; until: number }, at: (local: string) => number) => {
  const plan = resolveOne(lib, 'd', window);
  return (local: string): boolean => stateAt(plan, 'main', at(local)).entry !== null;
};

anyOrderSuite('when', (arrange) => {
  const vietnam = (over: Partial<Library>, from: string, until: string) => playing(arrange(library(over)), days(from, until), vn);

  it('SCH-1 it plays from its first minute and no longer at its end', () => {
    const on = vietnam({ entries: [entry('a', { when: { dayparts: MORNING } })] }, '2026-11-23', '2026-11-25');
    expect(['07:29', '07:30', '11:29', '11:30'].map((time) => on(`2026-11-23T${time}`))).toEqual([false, true, true, false]);
    const plan = resolveOne(
      library({ entries: [entry('a', { when: { dayparts: MORNING } })] }),
      'd',
      days('2026-11-23', '2026-11-25'),
    );
    expect(stateAt(plan, 'main', vn('2026-11-23T07:30') - 1).entry).toBeNull();
    expect(stateAt(plan, 'main', vn('2026-11-23T11:30') - 1).entry).toBe('a');
  });

  it('SCH-7 no weekdays are all weekdays', () => {
    const all = vietnam({ entries: [entry('a')] }, '2026-11-23', '2026-11-30');
    const some = vietnam({ entries: [entry('a', { when: { weekdays: [6] } })] }, '2026-11-23', '2026-11-30');
    const week = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}T12:00`);
    expect(week.map(all)).toEqual([true, true, true, true, true, true, true]);
    expect(week.map(some)).toEqual([false, false, false, false, false, true, false]);
  });

  it('SCH-8 Friday 22:00–02:00 is on at Saturday 01:00 and not at Friday 01:00', () => {
    const night = { weekdays: [5], dayparts: [{ start: '22:00', end: '02:00' }] };
    const on = vietnam({ entries: [entry('a', { when: night })] }, '2026-11-23', '2026-11-30');
    expect(on('2026-11-27T01:00')).toBe(false);
    expect(on('2026-11-27T22:00')).toBe(true);
    expect(on('2026-11-28T01:00')).toBe(true);
    expect(on('2026-11-28T02:00')).toBe(false);
    expect(on('2026-11-28T22:00')).toBe(false);
  });

  it('SCH-8 a night is judged by the day on which it starts: days off, rule and the window too', () => {
    const night = { weekdays: WORKDAYS, dayparts: [{ start: '22:00', end: '02:00' }], daysOff: 'skip' as const };
    const on = vietnam({ entries: [entry('a', { when: night })], daysOff: [CULTURE] }, '2026-11-24', '2026-11-30');
    expect(on('2026-11-24T01:00')).toBe(true);
    expect(on('2026-11-24T23:00')).toBe(false);
    expect(on('2026-11-25T01:00')).toBe(false);
    expect(on('2026-11-26T01:00')).toBe(true);
  });

  it('SCH-9 [from, until) cuts everything, also a daypart over midnight', () => {
    const when = { from: '2026-11-27T23:00', until: '2026-11-28T01:00', dayparts: [{ start: '22:00', end: '02:00' }] };
    const on = vietnam({ entries: [entry('a', { when })] }, '2026-11-26', '2026-11-30');
    const times = ['27T22:59', '27T23:00', '28T00:59', '28T01:00', '28T23:00'];
    expect(times.map((time) => on(`2026-11-${time}`))).toEqual([false, true, true, false, false]);
  });

  it('SCH-9 the year end is a day like any other', () => {
    const when = { from: '2026-12-31T23:59', until: '2027-01-01T00:01' };
    const on = vietnam({ entries: [entry('a', { when })] }, '2026-12-30', '2027-01-03');
    expect(['2026-12-31T23:58', '2026-12-31T23:59', '2027-01-01T00:00', '2027-01-01T00:01'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('SCH-16 play ignores the calendar', () => {
    const on = vietnam(
      { entries: [entry('a', { when: { weekdays: WORKDAYS } })], daysOff: [CULTURE] },
      '2026-11-23',
      '2026-11-26',
    );
    expect(on('2026-11-24T10:00')).toBe(true);
    const saturday = vietnam(
      { entries: [entry('a', { when: { weekdays: WORKDAYS } })], daysOff: [MADE_UP] },
      '2026-08-20',
      '2026-08-24',
    );
    expect(saturday('2026-08-22T10:00')).toBe(false);
  });

  it('SCH-17 skip drops confirmed days off: 24/11/2026 is one, an unconfirmed one is not', () => {
    const entries = [entry('a', { when: { weekdays: WORKDAYS, daysOff: 'skip' } })];
    const on = vietnam({ entries, daysOff: [CULTURE] }, '2026-11-23', '2026-11-26');
    expect(['23', '24', '25'].map((day) => on(`2026-11-${day}T10:00`))).toEqual([true, false, true]);
    const unconfirmed = vietnam({ entries, daysOff: [{ ...CULTURE, status: 'law' }] }, '2026-11-23', '2026-11-26');
    expect(unconfirmed('2026-11-24T10:00')).toBe(true);
  });

  it('SCH-18 skip admits the make-up Saturday 22/8/2026 for Monday to Friday, and for entries that have Saturdays', () => {
    const daysOff = [MADE_UP, SWAPPED];
    const on = (weekdays: number[]) =>
      vietnam({ entries: [entry('a', { when: { weekdays, daysOff: 'skip' } })], daysOff }, '2026-08-20', '2026-09-02');
    expect(on(WORKDAYS)('2026-08-22T10:00')).toBe(true);
    expect(on(WORKDAYS)('2026-08-23T10:00')).toBe(false);
    expect(on(WORKDAYS)('2026-08-29T10:00')).toBe(false);
    expect(on(WORKDAYS)('2026-08-31T10:00')).toBe(false);
    expect(on([6])('2026-08-22T10:00')).toBe(true);
    expect(on([1, 2, 3])('2026-08-22T10:00')).toBe(false);
    expect(on([])('2026-08-22T10:00')).toBe(true);
  });

  it('SCH-19 only plays on days off, not on plain weekends', () => {
    const entries = [entry('a', { when: { daysOff: 'only' } })];
    const on = vietnam({ entries, daysOff: [CULTURE] }, '2026-11-21', '2026-11-26');
    expect(['21', '22', '23', '24', '25'].map((day) => on(`2026-11-${day}T10:00`))).toEqual([false, false, false, true, false]);
  });

  const hours: OpeningHours = {
    seasons: [{ from: null, weekly: [MORNING, MORNING, MORNING, MORNING, MORNING, [], []], makeUp: null }],
    exceptions: [],
  };

  it('SCH-20 opening hours cut the dayparts; closed on days off, open on make-up days', () => {
    const when = { dayparts: [{ start: '06:00', end: '09:00' }], openHours: true };
    const units = [unit('u', { hours })];
    const on = vietnam({ units, entries: [entry('a', { when })], daysOff: [CULTURE, MADE_UP] }, '2026-11-23', '2026-11-30');
    expect(['23T07:29', '23T07:30', '23T09:00', '24T08:00', '28T08:00'].map((time) => on(`2026-11-${time}`))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    const august = vietnam({ units, entries: [entry('a', { when })], daysOff: [CULTURE, MADE_UP] }, '2026-08-20', '2026-08-30');
    expect(august('2026-08-22T08:00')).toBe(true);
    expect(august('2026-08-29T08:00')).toBe(false);
  });

  it('SCH-20 hours are inherited; where none are known nothing is cut', () => {
    const entries = [entry('a', { when: { dayparts: [{ start: '06:00', end: '09:00' }], openHours: true } })];
    const parents = [{ child: 'u', parent: 'top', from: null, to: null }];
    const inherited = vietnam({ units: [unit('u'), unit('top', { hours })], parents, entries }, '2026-11-23', '2026-11-24');
    expect(inherited('2026-11-23T07:00')).toBe(false);
    const unknown = vietnam({ entries }, '2026-11-23', '2026-11-24');
    expect(unknown('2026-11-23T07:00')).toBe(true);
  });

  const inBerlin = (when: Parameters<typeof entry>[1], from: string, until: string) =>
    playing(
      arrange(library({ units: [unit('u', { timeZone: 'Europe/Berlin' })], entries: [entry('a', when)] })),
      { from: berlin(from), until: berlin(until) },
      (instant) => Date.parse(`${instant}Z`),
    );

  it('SCH-21 hours are those of the unit’s zone on both sides of a change of clocks', () => {
    const on = inBerlin({ when: { dayparts: [{ start: '08:00', end: '09:00' }] } }, '2026-10-23T00:00', '2026-10-28T00:00');
    expect(['2026-10-24T05:59', '2026-10-24T06:00', '2026-10-26T06:00', '2026-10-26T07:00'].map(on)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('SCH-21 a daypart in the skipped hour begins at the jump, one wholly inside is left out', () => {
    const half = inBerlin({ when: { dayparts: [{ start: '02:30', end: '04:00' }] } }, '2027-03-27T00:00', '2027-03-30T00:00');
    expect(['2027-03-28T00:59', '2027-03-28T01:00', '2027-03-28T02:00'].map(half)).toEqual([false, true, false]);
    const inside = inBerlin({ when: { dayparts: [{ start: '02:00', end: '03:00' }] } }, '2027-03-28T00:00', '2027-03-28T12:00');
    expect(['2027-03-28T00:59', '2027-03-28T01:00', '2027-03-28T01:30'].map(inside)).toEqual([false, false, false]);
  });

  it('SCH-21 in the hour that comes twice nothing begins or ends again', () => {
    const on = inBerlin({ when: { dayparts: [{ start: '02:15', end: '02:45' }] } }, '2026-10-25T00:00', '2026-10-26T00:00');
    const times = ['00:14', '00:15', '00:44', '00:45', '01:15', '01:30'].map((time) => on(`2026-10-25T${time}`));
    expect(times).toEqual([false, true, true, false, false, false]);
    const through = inBerlin({ when: { dayparts: [{ start: '02:30', end: '04:00' }] } }, '2026-10-25T00:00', '2026-10-26T00:00');
    expect(['00:30', '01:10', '02:59', '03:00'].map((time) => through(`2026-10-25T${time}`))).toEqual([true, true, true, false]);
  });
});
