import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayOfNumber, wallMinuteOf, weekdayOf } from '../../../content/time/day-number.ts';
import { localAt } from '../../../content/time/local-clock.ts';
import { instantOfWall } from '../../../content/time/wall-clock.ts';
import { instantOf, isTimeZone, localDayOf, offsetsBetween } from '../../../content/time/zone.ts';

const YEAR = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2027, 5, 1) };
const ZONES = ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu'];
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

describe('the wall clock', () => {
  it('TIM-1 offsets alone tell the same wall clock as Temporal, in every zone', () => {
    for (const zone of ZONES) {
      const offsets = offsetsBetween(YEAR.from, YEAR.until, zone);
      fc.assert(
        fc.property(fc.integer({ min: YEAR.from, max: YEAR.until - 1 }), (instant) => {
          const moment = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
          const day = moment.toPlainDate().toString();
          expect(localAt(offsets, instant)).toEqual({ day, hour: moment.hour, minute: moment.minute });
          expect(localDayOf(instant, zone)).toBe(day);
        }),
        { seed: 1, numRuns: 60 },
      );
    }
  });

  it('TIM-1 Việt Nam has one offset, Berlin changes twice a year', () => {
    expect(offsetsBetween(YEAR.from, YEAR.until, 'Asia/Ho_Chi_Minh')).toEqual([{ from: YEAR.from, minutes: 420 }]);
    const berlin = offsetsBetween(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1), 'Europe/Berlin');
    expect(berlin.map(({ from, minutes }) => [iso(from), minutes])).toEqual([
      ['2026-01-01T00:00', 60],
      ['2026-03-29T01:00', 120],
      ['2026-10-25T01:00', 60],
    ]);
  });

  it('TIM-2 a minute that clocks skip is the moment of the jump', () => {
    expect(iso(instantOf('2027-03-28T01:59', 'Europe/Berlin'))).toBe('2027-03-28T00:59');
    expect(iso(instantOf('2027-03-28T02:30', 'Europe/Berlin'))).toBe('2027-03-28T01:00');
    expect(iso(instantOf('2027-03-28T03:00', 'Europe/Berlin'))).toBe('2027-03-28T01:00');
    expect(iso(instantOf('2027-03-28T03:01', 'Europe/Berlin'))).toBe('2027-03-28T01:01');
  });

  it('TIM-2 a minute that comes twice is its first coming', () => {
    expect(iso(instantOf('2026-10-25T02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30');
    expect(iso(instantOf('2026-10-25T02:59', 'Europe/Berlin'))).toBe('2026-10-25T00:59');
    expect(iso(instantOf('2026-10-25T03:00', 'Europe/Berlin'))).toBe('2026-10-25T02:00');
  });

  it('TIM-2 later minutes never come at earlier instants', () => {
    for (const zone of ZONES) {
      const offsets = offsetsBetween(YEAR.from, YEAR.until, zone);
      const minute = fc.integer({ min: YEAR.from / 60_000 + 2000, max: YEAR.until / 60_000 - 2000 });
      fc.assert(
        fc.property(minute, fc.integer({ min: 0, max: 300 }), (at, more) => {
          expect(instantOfWall(offsets, at + more)).toBeGreaterThanOrEqual(instantOfWall(offsets, at));
        }),
        { seed: 2, numRuns: 60 },
      );
    }
  });

  it('TIM-8 days are numbered without gaps, Monday is 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (number) => {
        const day = Temporal.PlainDate.from('1970-01-01').add({ days: number });
        expect(dayOfNumber(number)).toBe(day.toString());
        expect(dayNumberOf(day.toString())).toBe(number);
        expect(weekdayOf(number)).toBe(day.dayOfWeek);
      }),
      { seed: 3, numRuns: 100 },
    );
    expect(wallMinuteOf('1970-01-02T01:30')).toBe(1440 + 90);
  });

  it('TIM-10 a name that is no time zone is known as such', () => {
    expect(isTimeZone('Asia/Ho_Chi_Minh')).toBe(true);
    expect(isTimeZone('+07:00')).toBe(true);
    expect(isTimeZone('Asia/Hồ_Chí_Minh')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
