import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { whenProblems } from '../../../content/schedule/entry-check.ts';
import { ruleDays, ruleProblems } from '../../../content/schedule/rule-days.ts';
import { dayNumberOf, dayOfNumber } from '../../../content/time/day-number.ts';
import { ruleNear } from '../../support/schedule-arbitrary.ts';
import { entry } from '../../support/schedule-library.ts';

const picked = (rrule: string, start: string, from: string, to: string, exdates: string[] = []): string[] =>
  [...ruleDays({ rrule, start, exdates }, dayNumberOf(from), dayNumberOf(to))].sort((a, b) => a - b).map(dayOfNumber);
const codes = (rrule: string): string[] =>
  ruleProblems(entry('a', { when: { rule: { rrule, start: '2026-11-23', exdates: [] } } })).map((one) => one.code);

describe('rules', () => {
  it('SCH-22 a weekly rule has its own first date', () => {
    expect(picked('FREQ=WEEKLY;BYDAY=MO', '2026-11-23', '2026-11-20', '2026-12-08')).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
    ]);
    expect(picked('FREQ=WEEKLY', '2026-11-24', '2026-11-24', '2026-11-24')).toEqual(['2026-11-24']);
  });

  it('SCH-22 nothing is picked before the start, and a start that the rule does not match is not picked', () => {
    expect(picked('FREQ=DAILY', '2026-11-25', '2026-11-20', '2026-11-26')).toEqual(['2026-11-25', '2026-11-26']);
    expect(picked('FREQ=WEEKLY;BYDAY=TU', '2026-11-23', '2026-11-20', '2026-11-26')).toEqual(['2026-11-24']);
  });

  it('SCH-22 every second week is counted from the start', () => {
    expect(picked('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-11-02', '2026-11-20', '2026-12-31')).toEqual([
      '2026-11-30',
      '2026-12-14',
      '2026-12-28',
    ]);
  });

  it('SCH-22 a monthly rule on the 31st leaves short months out', () => {
    expect(picked('FREQ=MONTHLY;BYMONTHDAY=31', '2026-08-31', '2026-08-01', '2027-01-31')).toEqual([
      '2026-08-31',
      '2026-10-31',
      '2026-12-31',
      '2027-01-31',
    ]);
  });

  it('SCH-22 first Mondays, year days, COUNT and UNTIL', () => {
    expect(picked('FREQ=MONTHLY;BYDAY=1MO', '2026-01-01', '2026-11-01', '2026-12-31')).toEqual(['2026-11-02', '2026-12-07']);
    expect(picked('FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2', '2020-09-02', '2026-01-01', '2027-12-31')).toEqual([
      '2026-09-02',
      '2027-09-02',
    ]);
    expect(picked('FREQ=DAILY;COUNT=3', '2026-11-23', '2026-11-24', '2026-12-31')).toEqual(['2026-11-24', '2026-11-25']);
    expect(picked('FREQ=DAILY;UNTIL=20261125', '2026-11-23', '2026-11-24', '2026-12-31')).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('SCH-22 exdates are left out and still count', () => {
    expect(picked('FREQ=DAILY;COUNT=3', '2026-11-23', '2026-11-20', '2026-12-31', ['2026-11-24'])).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
  });

  it('SCH-22 a rule picks the days that an obvious test picks', () => {
    fc.assert(
      fc.property(ruleNear('2026-11-24'), ({ rule, picks }) => {
        const [first, last] = [dayNumberOf('2026-11-01'), dayNumberOf('2026-12-31')];
        const expected = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((day) =>
          picks(Temporal.PlainDate.from(dayOfNumber(day))),
        );
        expect([...ruleDays(rule, first, last)].sort((a, b) => a - b)).toEqual(expected);
      }),
      { seed: 5, numRuns: 80 },
    );
  });

  it('SCH-11 a part that is not about days is refused', () => {
    expect(codes('FREQ=DAILY;BYHOUR=9')).toEqual(['SCH-11']);
    expect(codes('FREQ=DAILY;BYMINUTE=9;BYSECOND=1')).toEqual(['SCH-11', 'SCH-11']);
    expect(codes('RSCALE=CHINESE;FREQ=YEARLY')).toEqual(['SCH-11']);
    expect(codes('DTSTART=20260101;FREQ=DAILY')).toEqual(['SCH-11']);
    expect(codes('FREQ=DAILY\nEXDATE:20260101')).toEqual(['SCH-12']);
  });

  it('SCH-12 a frequency finer than a day, or none, is refused', () => {
    for (const freq of ['HOURLY', 'MINUTELY', 'SECONDLY', 'FORTNIGHTLY', '']) expect(codes(`FREQ=${freq}`)).toEqual(['SCH-12']);
    expect(codes('BYDAY=MO')).toEqual(['SCH-12']);
    for (const freq of ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'weekly']) expect(codes(`FREQ=${freq}`)).toEqual([]);
  });

  it('SCH-13 UNTIL is a real day', () => {
    expect(codes('FREQ=DAILY;UNTIL=20261231')).toEqual([]);
    for (const until of ['20261231T000000Z', '2026-12-31', '20260230', 'later'])
      expect(codes(`FREQ=DAILY;UNTIL=${until}`)).toEqual(['SCH-13']);
  });

  it('SCH-14 what cannot be read is refused and plays on no day', () => {
    for (const rrule of [
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=WEEKLY;BYDAY=2MO',
      'FREQ=DAILY;INTERVAL=0',
      'FREQ=DAILY;INTERVAL=x',
      'FREQ=DAILY;COUNT=-1',
      'FREQ=DAILY;COUNT=1000',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5',
      'FREQ=MONTHLY;BYMONTHDAY=40',
    ]) {
      expect([rrule, codes(rrule)]).toEqual([rrule, ['SCH-14']]);
      expect(picked(rrule, '2026-11-23', '2026-11-23', '2026-12-31')).toEqual([]);
    }
  });

  it('SCH-15 no part stands twice', () => {
    expect(codes('FREQ=DAILY;INTERVAL=2;INTERVAL=3')).toEqual(['SCH-15']);
  });

  it('SCH-10 bounds that hold nothing are refused', () => {
    const bounds = (from: string, until: string) => whenProblems(entry('a', { when: { from, until } })).map((one) => one.code);
    expect(bounds('2026-11-24T08:00', '2026-11-24T08:00')).toEqual(['SCH-10']);
    expect(bounds('2026-11-24T08:01', '2026-11-24T08:00')).toEqual(['SCH-10']);
    expect(bounds('2026-11-24T08:00', '2026-11-24T08:01')).toEqual([]);
  });
});
