import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts } from '../../../content/schedule/conflicts.ts';
import { diff } from '../../../content/schedule/diff.ts';
import type { Entry } from '../../../content/schedule/entry.ts';
import type { Plan } from '../../../content/schedule/plan.ts';
import { compile, resolveOne } from '../../../content/schedule/resolve.ts';
import { conflictSchema, planChangeSchema } from '../../../content/wire/schedule-api.ts';
import { anyOrderSuite } from '../../support/any-order.ts';
import { entriesNear } from '../../support/schedule-arbitrary.ts';
import { days, display, entry, library, vn } from '../../support/schedule-library.ts';
import { clocksOf, oracle } from '../../support/schedule-oracle.ts';

const WEEK = days('2026-11-23', '2026-11-30');
const part = (start: string, end: string, over: Partial<Entry> = {}) => ({ ...over, when: { dayparts: [{ start, end }] } });
const clock = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(8, 16);

anyOrderSuite('conflicts', (arrange) => {
  const found = (...entries: Entry[]) => {
    const lib = arrange(library({ entries }));
    return conflicts(compile(lib, WEEK), days('2026-11-24', '2026-11-25'), lib.displays).map((one) => {
      expect(conflictSchema.parse(one)).toEqual(one);
      return `${one.winner} over ${one.loser} ${clock(one.from)}–${clock(one.until)}`;
    });
  };

  it('SCH-46 where a higher rank keeps an entry away is one line for each unbroken stretch', () => {
    expect(found(entry('a', part('08:00', '12:00')), entry('b', part('09:00', '10:00', { rank: 'priority' })))).toEqual([
      'b over a 24T09:00–24T10:00',
    ]);
    expect(
      found(
        entry('a', part('08:00', '12:00')),
        entry('b', part('09:00', '10:00', { rank: 'priority' })),
        entry('c', part('09:30', '11:00', { rank: 'takeover' })),
      ),
    ).toEqual(['b over a 24T09:00–24T09:30', 'c over b 24T09:30–24T10:00', 'c over a 24T09:30–24T11:00']);
  });

  it('SCH-46 equal ranks share and a standing entry is there to be replaced: no conflict', () => {
    expect(found(entry('a'), entry('b'), entry('c', { rank: 'standing' }))).toEqual([]);
  });

  it('SCH-46 of those who share the winning loop the first by id is named', () => {
    expect(found(entry('a', part('08:00', '09:00')), entry('c', { rank: 'priority' }), entry('b', { rank: 'priority' }))).toEqual(
      ['b over a 24T08:00–24T09:00'],
    );
  });

  it('SCH-46 every display that shows the same has the same conflicts', () => {
    const lib = arrange(
      library({ displays: [display('d1', 'u'), display('d2', 'u')], entries: [entry('a'), entry('b', { rank: 'priority' })] }),
    );
    expect(
      conflicts(compile(lib, WEEK), WEEK, lib.displays)
        .map((one) => [one.display, one.from, one.until])
        .sort(),
    ).toEqual([
      ['d1', WEEK.from, WEEK.until],
      ['d2', WEEK.from, WEEK.until],
    ]);
  });
});

describe('conflicts against the oracle', () => {
  it('SCH-46 an entry is in conflict in exactly the minutes in which it would play alone and does not', () => {
    const window = { from: vn('2026-11-23T00:00'), until: vn('2026-11-26T00:00') };
    const clocks = clocksOf(window.from, window.until);
    fc.assert(
      fc.property(entriesNear('2026-11-24', 4), (made) => {
        const screen = display('d', 'u');
        const entries = made.map((one) => one.entry);
        const lib = library({ entries, displays: [screen] });
        const rule = (one: Entry, day: Parameters<NonNullable<(typeof made)[number]['rule']>['picks']>[0]) =>
          made.find((other) => other.entry.id === one.id)?.rule?.picks(day) ?? false;
        const rows = conflicts(compile(lib, window), window, [screen]);
        const top = oracle(lib, screen, clocks, rule);
        for (const loser of entries.filter((one) => one.rank !== 'standing' && one.zone === 'main')) {
          const alone = oracle({ ...lib, entries: [loser] }, screen, clocks, rule);
          const own = rows.filter((row) => row.loser === loser.id);
          for (let time = window.from; time < window.until; time += 5 * 60_000) {
            const lost = alone('main', time).length > 0 && !top('main', time).includes(loser.id);
            const row = own.filter((one) => one.from <= time && time < one.until);
            expect(row).toHaveLength(lost ? 1 : 0);
            if (lost) expect(row[0]?.winner).toBe(top('main', time)[0]);
          }
        }
      }),
      { seed: 9, numRuns: 12 },
    );
  });
});

anyOrderSuite('diff', (arrange) => {
  const plan = (...entries: Entry[]): Plan => resolveOne(arrange(library({ entries })), 'd', days('2026-11-24', '2026-11-25'));
  const changes = (a: Plan, b: Plan) =>
    diff(a, b).map((one) => {
      expect(planChangeSchema.parse(one)).toEqual(one);
      return `${one.reason} ${clock(one.from)}–${clock(one.until)} ${one.before.join('+')} → ${one.after.join('+')}`;
    });
  const a = entry('a', part('08:00', '12:00'));

  it('SCH-47 what begins to show, ends or takes another’s place is said for each unbroken stretch', () => {
    expect(changes(plan(), plan(a))).toEqual(['added 24T08:00–24T12:00  → a']);
    expect(changes(plan(a), plan())).toEqual(['removed 24T08:00–24T12:00 a → ']);
    expect(changes(plan(a), plan(a, entry('b', part('11:00', '13:00'))))).toEqual([
      'added 24T11:00–24T12:00 a → a+b',
      'added 24T12:00–24T13:00  → b',
    ]);
    expect(changes(plan(a), plan(a, entry('b', part('09:00', '10:00', { rank: 'takeover' }))))).toEqual([
      'replaced 24T09:00–24T10:00 a → b',
    ]);
  });

  it('SCH-48 the same entries with other slides, dwells or order are reordered', () => {
    const other = { ...a, slides: [{ slide: 't', dwell: 10, weight: 1 }] };
    const slower = { ...a, slides: [{ slide: 's', dwell: 11, weight: 1 }] };
    expect(changes(plan(a), plan(other))).toEqual(['reordered 24T08:00–24T12:00 a → a']);
    expect(changes(plan(a), plan(slower))).toEqual(['reordered 24T08:00–24T12:00 a → a']);
    expect(changes(plan(a), plan({ ...a, name: 'Tên khác' }))).toEqual([]);
  });

  it('SCH-47 where only one plan reaches nothing is said', () => {
    const longer = resolveOne(library({ entries: [entry('x')] }), 'd', days('2026-11-24', '2026-11-27'));
    const later = resolveOne(library({ entries: [entry('x')] }), 'd', days('2026-11-26', '2026-11-29'));
    expect(diff(longer, later)).toEqual([]);
    expect(changes(longer, resolveOne(library(), 'd', days('2026-11-26', '2026-11-29')))).toEqual([
      'removed 26T00:00–27T00:00 x → ',
    ]);
  });

  it('SCH-47 a plan does not differ from itself, and differences turn round with the plans', () => {
    fc.assert(
      fc.property(entriesNear('2026-11-24', 4), entriesNear('2026-11-24', 4), (first, second) => {
        const [one, two] = [first, second].map((list) =>
          resolveOne(library({ entries: list.map((item) => item.entry) }), 'd', WEEK),
        );
        if (!one || !two) return;
        expect(diff(one, structuredClone(one))).toEqual([]);
        const turned = diff(two, one).map((change) => [change.zone, change.from, change.until, change.after, change.before]);
        expect(turned).toEqual(
          diff(one, two).map((change) => [change.zone, change.from, change.until, change.before, change.after]),
        );
      }),
      { seed: 10, numRuns: 25 },
    );
  });
});
