import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan, planSchema } from '../../../content/schedule/plan.ts';
import { compile, resolve, resolveOne } from '../../../content/schedule/resolve.ts';
import { END_OF_TIME, nextChange, stateAt } from '../../../content/schedule/state-at.ts';
import { DAY_MS, planWindow } from '../../../content/schedule/window.ts';
import { anyOrderSuite } from '../../support/any-order.ts';
import { daysOffNear, entriesNear } from '../../support/schedule-arbitrary.ts';
import { berlin, days, display, entry, library, slide, unit, vn } from '../../support/schedule-library.ts';

const WEEK = days('2026-11-23', '2026-11-30');
const SCREEN = { width: 1920, height: 1080, transition: 'cut' as const };
const entriesOf = (plan: Plan): string[] =>
  [...new Set(plan.loops.flatMap((loop) => loop.items.map((item) => item.entry)))].sort();

anyOrderSuite('places', (arrange) => {
  const units = [unit('city'), unit('ward'), unit('desk'), unit('other')];
  const parents = [
    { child: 'ward', parent: 'city', from: null, to: null },
    { child: 'desk', parent: 'ward', from: null, to: null },
  ];
  const screens = [
    display('tv', 'desk', { tags: ['red'] }),
    display('led', 'other', { kind: 'led' }),
    display('lost', 'none', { membership: [{ unit: 'ward', from: null, to: '2020-01-01' }] }),
  ];
  const entries = [
    entry('a-all'),
    entry('b-city', { places: [{ by: 'unit', id: 'city' }] }),
    entry('c-led', { places: [{ by: 'kind', kind: 'led' }] }),
    entry('d-red', { places: [{ by: 'tag', tag: 'red' }] }),
    entry('e-named', {
      places: [
        { by: 'display', id: 'lost' },
        { by: 'display', id: 'tv' },
      ],
    }),
    entry('f-desk', {
      places: [
        { by: 'unit', id: 'desk' },
        { by: 'unit', id: 'city' },
      ],
    }),
    entry('g-other', { places: [{ by: 'unit', id: 'other' }] }),
  ];
  const lib = library({ units, parents, displays: screens, entries });

  it('SCH-49 an entry plays on the union of its places; a unit means all below it', () => {
    const compiled = compile(arrange(lib), WEEK);
    expect(entriesOf(resolve(compiled, 'tv'))).toEqual(['a-all', 'b-city', 'd-red', 'e-named', 'f-desk']);
    expect(entriesOf(resolve(compiled, 'led'))).toEqual(['a-all', 'c-led', 'g-other']);
    expect(entriesOf(resolve(compiled, 'lost'))).toEqual(['a-all', 'e-named']);
  });

  it('SCH-24 zones that the display does not have are left out', () => {
    const zoned = [entry('m'), entry('t', { zone: 'ticker' }), entry('s', { zone: 'side' })];
    const spans = (zones: 'full' | 'ticker' | 'side' | 'side-ticker') => {
      const plan = resolveOne(
        arrange(library({ entries: zoned, displays: [display('d', 'u', { screen: { ...SCREEN, zones } })] })),
        'd',
        WEEK,
      );
      return [plan.zones.main.length, plan.zones.ticker.length, plan.zones.side.length, plan.loops.length];
    };
    expect(spans('full')).toEqual([1, 0, 0, 1]);
    expect(spans('ticker')).toEqual([1, 1, 0, 2]);
    expect(spans('side')).toEqual([1, 0, 1, 2]);
    expect(spans('side-ticker')).toEqual([1, 1, 1, 3]);
  });

  it('SCH-25 the standing slide is that of the nearest unit that has one and that the library has', () => {
    const withStanding = (ward: string | null, city: string | null) =>
      resolveOne(
        arrange({
          ...lib,
          units: [unit('city', { standing: city }), unit('ward', { standing: ward }), unit('desk'), unit('other')],
        }),
        'tv',
        WEEK,
      ).standing;
    expect(withStanding('s', 't')).toBe('s');
    expect(withStanding(null, 't')).toBe('t');
    expect(withStanding('gone', 't')).toBeNull();
    expect(withStanding(null, null)).toBeNull();
  });
});

describe('moves', () => {
  const moving = display('d', 'u', {
    membership: [
      { unit: 'u', from: null, to: '2026-11-26' },
      { unit: 'w', from: '2026-11-26', to: null },
    ],
  });
  const morning = { when: { dayparts: [{ start: '08:00', end: '12:00' }] } };

  it('SCH-23 a display that moves takes each unit’s entries, zone and hours on its side of the day', () => {
    const lib = library({
      units: [unit('u'), unit('w', { timeZone: 'Europe/Berlin' })],
      displays: [moving],
      entries: [
        entry('a', { ...morning, places: [{ by: 'unit', id: 'u' }] }),
        entry('b', { ...morning, places: [{ by: 'unit', id: 'w' }] }),
      ],
    });
    const plan = resolveOne(lib, 'd', WEEK);
    const at = (time: number) => stateAt(plan, 'main', time).entry;
    expect([at(vn('2026-11-25T07:59')), at(vn('2026-11-25T08:00')), at(vn('2026-11-26T08:00'))]).toEqual([null, 'a', null]);
    expect([at(berlin('2026-11-26T07:59')), at(berlin('2026-11-26T08:00')), at(berlin('2026-11-26T12:00'))]).toEqual([
      null,
      'b',
      null,
    ]);
    expect(plan.offsets).toEqual([
      { from: WEEK.from, minutes: 420 },
      { from: berlin('2026-11-26T00:00'), minutes: 60 },
    ]);
  });

  it('SCH-23 the tree is dated too: a ward that joins a city gets its entries from that day on', () => {
    const lib = library({
      units: [unit('u'), unit('city')],
      parents: [{ child: 'u', parent: 'city', from: '2026-11-26', to: '2026-11-28' }],
      entries: [entry('a', { places: [{ by: 'unit', id: 'city' }] })],
    });
    expect(resolveOne(lib, 'd', WEEK).zones.main).toEqual([
      { from: vn('2026-11-26T00:00'), until: vn('2026-11-28T00:00'), loop: 0, rank: 'normal' },
    ]);
  });

  it('SCH-23 an unknown time zone is read as that of Việt Nam', () => {
    const lib = library({ units: [unit('u', { timeZone: 'Mars/Olympus' })], entries: [entry('a', morning)] });
    expect(resolveOne(lib, 'd', WEEK)).toEqual(resolveOne({ ...lib, units: [unit('u')] }, 'd', WEEK));
  });
});

describe('plans', () => {
  it('SCH-27 spans are sorted, disjoint and joined; loops differ and play; the plan passes its schema and survives JSON', () => {
    fc.assert(
      fc.property(entriesNear('2026-11-24', 8), daysOffNear('2026-11-24'), (entries, daysOff) => {
        const screen = display('d', 'u', { screen: { ...SCREEN, zones: 'ticker' } });
        const plan = resolveOne(library({ entries: entries.map((one) => one.entry), daysOff, displays: [screen] }), 'd', WEEK);
        expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
        expect(new Set(plan.loops.map((loop) => JSON.stringify(loop))).size).toBe(plan.loops.length);
        const playing = new Set([...plan.zones.main, ...plan.zones.ticker].map((span) => span.loop));
        expect([...playing].sort((a, b) => a - b)).toEqual([...plan.loops.keys()]);
        for (const spans of [plan.zones.main, plan.zones.ticker])
          spans.forEach((span, index) => {
            const next = spans[index + 1];
            expect(span.from).toBeLessThan(span.until);
            if (next) expect(span.until).toBeLessThanOrEqual(next.from);
            if (next?.from === span.until) expect(next.loop).not.toBe(span.loop);
          });
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it('SCH-28 displays that show the same get the same plan object, and a plan names no display', () => {
    const displays = ['d1', 'd2', 'd3'].map((id) => display(id, id === 'd3' ? 'w' : 'u'));
    const entries = [entry('a'), entry('b', { places: [{ by: 'display', id: 'd2' }], rank: 'takeover' })];
    const compiled = compile(library({ units: [unit('u'), unit('w')], displays, entries: [entry('a')] }), WEEK);
    expect(resolve(compiled, 'd1')).toBe(resolve(compiled, 'd2'));
    expect(resolve(compiled, 'd1')).toBe(resolve(compiled, 'd3'));
    const other = compile(library({ units: [unit('u'), unit('w')], displays, entries }), WEEK);
    expect(resolve(other, 'd2')).not.toEqual(resolve(other, 'd1'));
    expect(JSON.stringify(resolve(compiled, 'd1'))).not.toContain('d1');
    const zoned = (zone: 'main' | 'ticker' | 'side') => {
      const screens = displays.map((one) => ({ ...one, screen: { ...SCREEN, zones: 'side-ticker' as const } }));
      const own = [entry('a'), entry('b', { zone, places: [{ by: 'display', id: 'd2' }] })];
      const made = compile(library({ units: [unit('u'), unit('w')], displays: screens, entries: own }), WEEK);
      return entriesOf(resolve(made, 'd1')).join() + entriesOf(resolve(made, 'd2')).join();
    };
    expect([zoned('main'), zoned('ticker'), zoned('side')]).toEqual(['aa,b', 'aa,b', 'aa,b']);
    expect(() => resolve(compiled, 'nobody')).toThrow(RangeError);
  });

  it('SCH-29 outside of spans the standing slide shows until something is scheduled', () => {
    const lib = library({
      units: [unit('u', { standing: 'v' })],
      entries: [entry('a', { when: { weekdays: [3], dayparts: [{ start: '08:00', end: '12:00' }] } })],
    });
    const plan = resolveOne(lib, 'd', WEEK);
    const [from, until] = [vn('2026-11-25T08:00'), vn('2026-11-25T12:00')];
    const standing = { entry: null, slide: 'v' };
    expect(stateAt(plan, 'main', WEEK.from)).toEqual({ ...standing, from: 0, until: from });
    expect(stateAt(plan, 'main', from)).toEqual({ entry: 'a', slide: 's', from, until });
    expect(stateAt(plan, 'main', until)).toEqual({ ...standing, from: until, until: END_OF_TIME });
    expect(stateAt(plan, 'main', WEEK.until + DAY_MS)).toMatchObject(standing);
    expect(stateAt(plan, 'ticker', from)).toEqual({ ...standing, from: 0, until: END_OF_TIME });
  });

  it('SCH-30 nextChange is the next moment at which any zone may change, and nothing changes before', () => {
    fc.assert(
      fc.property(entriesNear('2026-11-24', 4), fc.integer({ min: 0, max: 6 * DAY_MS }), (entries, after) => {
        const screen = display('d', 'u', { screen: { ...SCREEN, zones: 'ticker' } });
        const plan = resolveOne(library({ entries: entries.map((one) => one.entry), displays: [screen] }), 'd', WEEK);
        const time = WEEK.from + after;
        const next = nextChange(plan, time);
        expect(next).toBeGreaterThan(time);
        for (const zone of ['main', 'ticker'] as const)
          for (const later of [time + 1, Math.floor((time + next) / 2), next - 1].filter((one) => one < next))
            expect(stateAt(plan, zone, later)).toEqual(stateAt(plan, zone, time));
      }),
      { seed: 8, numRuns: 60 },
    );
    expect(nextChange(resolveOne(library(), 'd', WEEK), WEEK.from)).toBe(END_OF_TIME);
  });

  it('SCH-44 a plan reaches 35 days ahead and stays the same through a day', () => {
    const morning = planWindow(vn('2026-11-23T00:00'));
    expect(planWindow(vn('2026-11-23T23:59') + 59_999)).toEqual(morning);
    expect(planWindow(vn('2026-11-24T00:00'))).toEqual({ from: morning.from + DAY_MS, until: morning.until + DAY_MS });
    expect(morning.from).toBe(vn('2026-11-23T00:00'));
    expect(morning.until - vn('2026-11-23T23:59')).toBeGreaterThanOrEqual(35 * DAY_MS);
    const slides = [slide('s')];
    expect(resolveOne(library({ slides, entries: [entry('a')] }), 'd', morning).zones.main).toHaveLength(1);
  });
});
