import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Entry, RANKS, type When } from '../../content/schedule/entry.ts';
import type { DayOff } from '../../content/time/day-off.ts';
import type { OpeningHours } from '../../content/time/hours.ts';
import { entry } from './schedule-library.ts';

/* Random schedules around some days: small enough that things meet. */

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A rule with an obvious test of its own: «does it pick this day», written by hand and not by a library. */
export interface TestRule {
  readonly rule: NonNullable<When['rule']>;
  readonly picks: (day: Temporal.PlainDate) => boolean;
}

const date = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
const daysFrom = (start: string, day: Temporal.PlainDate): number => date(start).until(day, { largestUnit: 'day' }).days;
const monday = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

const daily = (start: string, interval: number): TestRule => ({
  rule: { rrule: `FREQ=DAILY;INTERVAL=${interval}`, start, exdates: [] },
  picks: (day) => daysFrom(start, day) >= 0 && daysFrom(start, day) % interval === 0,
});

const weekly = (start: string, interval: number, weekdays: readonly number[]): TestRule => ({
  rule: {
    rrule: `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${weekdays.map((one) => CODES[one - 1] ?? '').join()}`,
    start,
    exdates: [],
  },
  picks: (day) =>
    daysFrom(start, day) >= 0 &&
    weekdays.includes(day.dayOfWeek) &&
    (monday(date(start)).until(monday(day), { largestUnit: 'day' }).days / 7) % interval === 0,
});

const monthly = (start: string, monthDay: number): TestRule => ({
  rule: { rrule: `FREQ=MONTHLY;BYMONTHDAY=${monthDay}`, start, exdates: [] },
  picks: (day) => daysFrom(start, day) >= 0 && day.day === (monthDay > 0 ? monthDay : day.daysInMonth + 1 + monthDay),
});

const without = ({ rule, picks }: TestRule, exdates: string[]): TestRule => ({
  rule: { ...rule, exdates },
  picks: (day) => picks(day) && !exdates.includes(day.toString()),
});

const dayNear = (middle: string, spread: number): fc.Arbitrary<string> =>
  fc.integer({ min: -spread, max: spread }).map((days) => date(middle).add({ days }).toString());

/** Random rules around a day. */
export const ruleNear = (middle: string): fc.Arbitrary<TestRule> => {
  const start = dayNear(middle, 40);
  const interval = fc.integer({ min: 1, max: 3 });
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(
      fc.oneof(
        fc.tuple(start, interval).map(([day, every]) => daily(day, every)),
        fc.tuple(start, interval, weekdays).map(([day, every, on]) => weekly(day, every, on)),
        fc.tuple(start, fc.constantFrom(1, 15, 24, 25, 28, 31, -1)).map(([day, on]) => monthly(day, on)),
      ),
      fc.array(dayNear(middle, 5), { maxLength: 2 }),
    )
    .map(([rule, exdates]) => without(rule, exdates));
};

const clock = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
  // Where clocks are set, and midnight.
  fc.constantFrom('00:00', '02:00', '02:30', '03:00'),
);
const range = fc.oneof(
  fc.record({ start: clock, end: fc.oneof(clock, fc.constant('24:00')) }),
  clock.map((one) => ({ start: one, end: one })),
);
const minuteNear = (middle: string) => fc.tuple(dayNear(middle, 4), clock).map(([day, time]) => `${day}T${time}`);

/** One time in four. */
const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: value, weight: 1 });

/** Random conditions around a day, with the rule that belongs to them. */
const whenNear = (middle: string): fc.Arbitrary<{ when: When; rule: TestRule | null }> =>
  fc
    .record({
      from: sometimes(minuteNear(middle)),
      until: sometimes(minuteNear(middle)),
      weekdays: fc.oneof(
        fc.constant<number[]>([]),
        fc.constant<number[]>([1, 2, 3, 4, 5]),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
      ),
      dayparts: fc.array(range, { maxLength: 3 }),
      rule: sometimes(ruleNear(middle)),
      openHours: fc.boolean(),
      daysOff: fc.constantFrom('play' as const, 'skip' as const, 'only' as const),
    })
    .map((one) => ({ when: { ...one, rule: one.rule?.rule ?? null }, rule: one.rule }));

/** An entry with what its rule should pick. */
export interface TestEntry {
  readonly entry: Entry;
  readonly rule: TestRule | null;
}

/** Up to `most` random entries around a day, in any place, zone and rank. */
export const entriesNear = (middle: string, most: number): fc.Arbitrary<TestEntry[]> =>
  fc
    .array(
      fc
        .record({
          timing: whenNear(middle),
          rank: fc.constantFrom(...RANKS),
          zone: fc.constantFrom('main' as const, 'main' as const, 'ticker' as const),
          places: fc.constantFrom<Entry['places']>(
            [{ by: 'all' }],
            [{ by: 'unit', id: 'u' }],
            [
              { by: 'unit', id: 'w' },
              { by: 'tag', tag: 'red' },
            ],
            [{ by: 'tag', tag: 'red' }],
            [{ by: 'display', id: 'd' }],
            [{ by: 'kind', kind: 'led' }],
          ),
          slides: fc.array(
            fc.record({
              slide: fc.constantFrom('s', 't', 'v'),
              dwell: fc.integer({ min: 3, max: 30 }),
              weight: fc.integer({ min: 1, max: 3 }),
            }),
            { minLength: 1, maxLength: 3 },
          ),
          share: fc.integer({ min: 1, max: 3 }),
        })
        .map(({ timing, ...rest }) => ({ rest, timing })),
      { minLength: 1, maxLength: most },
    )
    .map((list) =>
      list.map(({ rest, timing }, index) => ({ entry: entry(`e${index}`, { ...rest, when: timing.when }), rule: timing.rule })),
    );

/** Random days off around a day, some of them unconfirmed. */
export const daysOffNear = (middle: string): fc.Arbitrary<DayOff[]> =>
  fc.array(
    fc
      .record({
        d: dayNear(middle, 3),
        length: fc.integer({ min: 0, max: 2 }),
        type: fc.constantFrom('off' as const, 'compensatory' as const, 'swap' as const, 'work' as const),
        status: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'law' as const),
      })
      .map(({ d, length, type, status }) => ({
        d,
        ...(length === 0 ? {} : { end: date(d).add({ days: length }).toString() }),
        name: `Nghỉ ${d}`,
        type,
        status,
      })),
    { maxLength: 4 },
  );

/** Random opening hours around a day: two seasons, now and then over midnight, with an exception. */
export const hoursNear = (middle: string): fc.Arbitrary<OpeningHours> => {
  const week = fc.array(fc.array(range, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
  const season = fc.record({ weekly: week, makeUp: fc.option(fc.array(range, { maxLength: 2 })) });
  return fc
    .record({
      before: season,
      after: season,
      change: dayNear(middle, 3),
      exceptions: fc.array(fc.record({ day: dayNear(middle, 4), ranges: fc.array(range, { maxLength: 2 }) }), { maxLength: 1 }),
      open: fc.boolean(),
    })
    .map(({ before, after, change, exceptions, open }) => ({
      seasons: [
        { from: open ? null : date(change).subtract({ days: 2 }).toString(), ...before },
        { from: change, ...after },
      ],
      exceptions,
    }));
};
