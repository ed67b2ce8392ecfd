import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../content/library.ts';
import type { Display } from '../../../content/place/display.ts';
import type { Plan } from '../../../content/schedule/plan.ts';
import { resolveOne } from '../../../content/schedule/resolve.ts';
import { stateAt } from '../../../content/schedule/state-at.ts';
import { daysOffNear, entriesNear, hoursNear, type TestEntry } from '../../support/schedule-arbitrary.ts';
import { display, library, unit } from '../../support/schedule-library.ts';
import { type Clocks, clocksOf, oracle, type RuleOracle } from '../../support/schedule-oracle.ts';

const SEED = 20_261_124;
const RUNS = Number(process.env.SCHEDULE_RUNS ?? 20);

const membersAt = (plan: Plan, zone: 'main' | 'ticker', time: number): string[] => {
  const span = plan.zones[zone].find((one) => one.from <= time && time < one.until);
  const loop = span === undefined ? undefined : plan.loops[span.loop];
  return [...new Set(loop?.items.map((item) => item.entry) ?? [])].sort();
};

/** Compares each minute of the window; the first that differs is named. */
function compare(plan: Plan, lib: Library, screen: Display, clocks: Clocks, rule: RuleOracle): void {
  const expectedAt = oracle(lib, screen, clocks, rule);
  for (const zone of ['main', 'ticker'] as const)
    for (let time = plan.from; time < plan.until; time += 60_000) {
      const at = new Date(time).toISOString();
      const expected = expectedAt(zone, time);
      const got = membersAt(plan, zone, time);
      if (got.join() !== expected.join()) expect({ at, zone, got }).toEqual({ at, zone, got: expected });
      const shown = stateAt(plan, zone, time).entry;
      const right = expected.length === 0 ? shown === null : shown !== null && expected.includes(shown);
      if (!right) expect({ at, zone, shown }).toEqual({ at, zone, shown: expected });
    }
}

const rulesOf =
  (entries: readonly TestEntry[]): RuleOracle =>
  (entry, day) =>
    entries.find((one) => one.entry.id === entry.id)?.rule?.picks(day) ?? false;

interface Case {
  readonly name: string;
  readonly middle: string;
  readonly from: string;
  readonly until: string;
  readonly zones: readonly [string, string];
}

const CASES: readonly Case[] = [
  {
    name: 'the week of a day off in Việt Nam',
    middle: '2026-11-24',
    from: '2026-11-22T17:00Z',
    until: '2026-11-26T05:00Z',
    zones: ['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
  },
  {
    name: 'clocks set back in Berlin',
    middle: '2026-10-25',
    from: '2026-10-23T22:00Z',
    until: '2026-10-27T00:00Z',
    zones: ['Europe/Berlin', 'Asia/Ho_Chi_Minh'],
  },
  {
    name: 'clocks set forward in Berlin',
    middle: '2027-03-28',
    from: '2027-03-26T10:00Z',
    until: '2027-03-30T00:00Z',
    zones: ['Europe/Berlin', 'America/New_York'],
  },
  {
    name: 'the year end',
    middle: '2027-01-01',
    from: '2026-12-30T00:00Z',
    until: '2027-01-02T17:00Z',
    zones: ['Asia/Ho_Chi_Minh', 'Pacific/Auckland'],
  },
];

describe('against a minute-by-minute oracle', () => {
  for (const { name, middle, from, until, zones } of CASES)
    it(`SCH-1 what shows is what the oracle says: ${name}`, () => {
      const window = { from: Date.parse(from), until: Date.parse(until) };
      const clocks = clocksOf(window.from, window.until);
      const screen = display('d', 'u', {
        tags: ['red'],
        screen: { width: 1920, height: 1080, zones: 'ticker', transition: 'cut' },
        membership: [
          { unit: 'u', from: null, to: middle },
          { unit: 'w', from: middle, to: null },
        ],
      });
      fc.assert(
        fc.property(entriesNear(middle, 5), daysOffNear(middle), hoursNear(middle), (entries, daysOff, hours) => {
          const lib = library({
            units: [unit('u', { timeZone: zones[0], hours }), unit('w', { timeZone: zones[1] })],
            displays: [screen],
            entries: entries.map((one) => one.entry),
            daysOff,
          });
          const plan = resolveOne(lib, 'd', window);
          compare(plan, lib, screen, clocks, rulesOf(entries));
          const turned = { ...lib, entries: [...lib.entries].reverse(), daysOff: [...daysOff].reverse() };
          expect(resolveOne(turned, 'd', window)).toEqual(plan);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    });
});
