import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeLoop, MOST_TURNS, roundOf } from '../../../content/schedule/compose-loop.ts';
import type { Entry } from '../../../content/schedule/entry.ts';
import { type Loop, loopSchema } from '../../../content/schedule/plan.ts';
import { resolveOne } from '../../../content/schedule/resolve.ts';
import { stateAt } from '../../../content/schedule/state-at.ts';
import { anyOrderSuite } from '../../support/any-order.ts';
import { days, entry, library, slide, vn } from '../../support/schedule-library.ts';

const DAY = days('2026-11-23', '2026-11-24');
const items = (...list: [string, number, number?][]): Entry['slides'] =>
  list.map(([slide, dwell, weight]) => ({ slide, dwell, weight: weight ?? 1 }));
const loopOf = (...entries: Entry[]): Loop => composeLoop(entries.map(roundOf));
const airtime = (loop: Loop, id: string): number =>
  loop.items.filter((item) => item.entry === id).reduce((sum, item) => sum + item.dwell, 0) / loop.period;
const turns = (loop: Loop): string => loop.items.map((item) => item.slide).join(' ');

const someEntries = fc
  .array(
    fc.record({
      share: fc.integer({ min: 1, max: 10 }),
      slides: fc.array(
        fc.record({
          slide: fc.constantFrom('s', 't', 'v'),
          dwell: fc.integer({ min: 3, max: 60 }),
          weight: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.map((one, index) => entry(`e${index}`, one)));

anyOrderSuite('rank and share', (arrange) => {
  const shown = (...entries: Entry[]) => {
    const plan = resolveOne(arrange(library({ entries })), 'd', DAY);
    return (local: string) => stateAt(plan, 'main', vn(`2026-11-23T${local}`)).entry;
  };
  const MORNING = { when: { dayparts: [{ start: '08:00', end: '12:00' }] } };
  const NINE = { when: { dayparts: [{ start: '09:00', end: '10:00' }] } };

  it('SCH-2 a higher rank replaces a lower one in its zone, and gives way when it ends', () => {
    const at = shown(
      entry('z-standing', { rank: 'standing' }),
      entry('b-normal', MORNING),
      entry('c-priority', { ...NINE, rank: 'priority' }),
      entry('a-takeover', { rank: 'takeover', when: { dayparts: [{ start: '09:30', end: '09:40' }] } }),
    );
    expect(['07:00', '08:00', '09:00', '09:30', '09:40', '10:00', '12:00'].map(at)).toEqual([
      'z-standing',
      'b-normal',
      'c-priority',
      'a-takeover',
      'c-priority',
      'b-normal',
      'z-standing',
    ]);
  });

  it('SCH-3 equal ranks make the same loop whatever the order of the list', () => {
    const entries = [entry('b', { slides: items(['t', 7]) }), entry('a', { slides: items(['s', 5]), share: 2 }), entry('c')];
    const plan = resolveOne(arrange(library({ entries })), 'd', DAY);
    expect(plan).toEqual(resolveOne(library({ entries: [...entries].reverse() }), 'd', DAY));
    expect(plan.loops).toHaveLength(1);
    expect(new Set(plan.loops[0]?.items.map((item) => item.entry))).toEqual(new Set(['a', 'b', 'c']));
  });
});

describe('loops', () => {
  it('SCH-4 airtime follows the share, not the number or length of slides', () => {
    const long = entry('a', { slides: items(['s', 20], ['t', 20], ['v', 20]), share: 1 });
    const short = entry('b', { slides: items(['s', 10]), share: 1 });
    expect(airtime(loopOf(long, short), 'a')).toBeCloseTo(0.5, 9);
    expect(airtime(loopOf(long, { ...short, share: 3 }), 'a')).toBeCloseTo(0.25, 9);
  });

  it('SCH-4 whole rounds keep each entry within its rounding bound, and all rounds are whole', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const loop = loopOf(...entries);
        expect(loopSchema.safeParse(loop).success).toBe(true);
        const rounds = entries.map(roundOf);
        const slowest = Math.max(...rounds.map((round) => round.ms / round.entry.share));
        for (const [index, round] of rounds.entries()) {
          const own = loop.items.filter((item) => item.entry === `e${index}`);
          const times = own.length / round.turns.length;
          expect(Number.isInteger(times)).toBe(true);
          const slowestTimes = Math.min(
            ...rounds.map((one, at) =>
              one.ms / one.entry.share === slowest
                ? loop.items.filter((item) => item.entry === `e${at}`).length / one.turns.length
                : 1e9,
            ),
          );
          const fair = (slowestTimes * slowest * round.entry.share) / round.ms;
          expect(Math.abs(times - fair)).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('SCH-4 a loop never has more than 4,000 turns, however many entries there are and however they differ', () => {
    const many = Array.from({ length: 5000 }, (_, index) => entry(`e${String(index).padStart(4, '0')}`));
    expect(loopOf(...many).items).toHaveLength(MOST_TURNS);
    const full = items(...Array.from({ length: 60 }, (_, index): [string, number, number] => [`s${index}`, 3600, 10]));
    const uneven = loopOf(entry('a', { slides: full }), entry('b', { slides: items(['s', 3]), share: 10 }));
    expect(uneven.items.length).toBeLessThanOrEqual(MOST_TURNS);
    expect(new Set(uneven.items.map((item) => item.entry)).size).toBe(2);
    const heavy = loopOf(...Array.from({ length: 40 }, (_, index) => entry(`e${index}`, { slides: full })));
    expect(heavy.items.length).toBeLessThanOrEqual(MOST_TURNS);
    expect(new Set(heavy.items.map((item) => item.slide)).size).toBe(60);
  });

  it('SCH-5 slides keep their order, weights are spread', () => {
    expect(turns(loopOf(entry('a', { slides: items(['s', 5], ['t', 6], ['v', 7]) })))).toBe('s t v');
    expect(turns(loopOf(entry('a', { slides: items(['s', 5, 2], ['t', 6], ['v', 7]) })))).toBe('s t s v');
    expect(turns(loopOf(entry('a', { slides: items(['s', 5, 4], ['t', 5, 2]) })))).toBe('s s t s s t');
  });

  it('SCH-5 equal entries take turns', () => {
    const loop = loopOf(entry('a', { slides: items(['s', 5], ['t', 5]) }), entry('b', { slides: items(['v', 5], ['s', 5]) }));
    expect(loop.items.map((item) => item.entry).join('')).toBe('abab');
  });

  it('SCH-6 the position in a loop is a function of time alone', () => {
    const slides = items(['s', 10], ['t', 20]);
    const morning = entry('a', { slides, when: { dayparts: [{ start: '08:00', end: '12:00' }] } });
    const day = entry('a', { slides });
    const wide = resolveOne(library({ entries: [day] }), 'd', days('2026-11-20', '2026-12-20'));
    const narrow = resolveOne(library({ entries: [morning] }), 'd', days('2026-11-23', '2026-11-24'));
    for (let time = vn('2026-11-23T08:00'); time < vn('2026-11-23T08:05'); time += 1000)
      expect(stateAt(narrow, 'main', time).slide).toBe(stateAt(wide, 'main', time).slide);
    const at = 30_000 * 60_000_000;
    expect(
      [0, 9999, 10_000, 29_999].map(
        (more) =>
          stateAt(
            { ...wide, zones: { ...wide.zones, main: [{ from: 0, until: 8e15, loop: 0, rank: 'normal' }] } },
            'main',
            at + more,
          ).slide,
      ),
    ).toEqual(['s', 's', 't', 't']);
  });

  it('SCH-26 a slide that the library does not have is left out, and an entry without any does not play', () => {
    const entries = [
      entry('a', { slides: items(['s', 5], ['gone', 5]) }),
      entry('b', { slides: items(['gone', 5]), rank: 'priority' }),
    ];
    const plan = resolveOne(library({ entries, slides: [slide('s')] }), 'd', DAY);
    expect(plan.loops.map(turns)).toEqual(['s']);
  });
});
