import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  DEFAULT_TIME_ZONE,
  holdsOn,
  inherited,
  isWithin,
  type Places,
  treeOf,
  unitOf,
} from '../../../content/place/tree.ts';
import type { UnitParent } from '../../../content/place/unit.ts';
import { zonesOf } from '../../../content/place/zones-of.ts';
import { unit } from '../../support/schedule-library.ts';

const below = (child: string, parent: string, from: string | null = null, to: string | null = null): UnitParent => ({
  child,
  parent,
  from,
  to,
});
const MERGER = '2025-07-01';

const city: Places = {
  units: [
    unit('city', { timeZone: DEFAULT_TIME_ZONE, theme: 'do', standing: 'cho' }),
    unit('quan-1', { validTo: MERGER, theme: 'vang' }),
    unit('da-kao'),
    unit('quay-3'),
  ],
  parents: [
    below('quan-1', 'city', null, MERGER),
    below('da-kao', 'quan-1', null, MERGER),
    below('da-kao', 'city', MERGER),
    below('quay-3', 'da-kao'),
  ],
};

describe('the tree of units', () => {
  it('PLC-1 counts the first day and not the last', () => {
    expect(['2026-01-01', '2026-01-02', '2026-01-03'].map((day) => holdsOn('2026-01-02', '2026-01-03', day))).toEqual([
      false,
      true,
      false,
    ]);
    expect(holdsOn(null, null, '2026-01-01')).toBe(true);
  });

  it('PLC-2 finds the unit of a display on each day', () => {
    const display = {
      membership: [
        { unit: 'b', from: '2026-02-01', to: null },
        { unit: 'a', from: '2026-01-01', to: '2026-02-01' },
      ],
    };
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((day) => unitOf(display, day))).toEqual([
      null,
      'a',
      'a',
      'b',
    ]);
  });

  it('PLC-2 takes the later of overlapping stretches, however they are written down', () => {
    const stretches = [
      { unit: 'a-former', from: null, to: null },
      { unit: 'new', from: '2026-01-01', to: null },
      { unit: 'also', from: '2026-01-01', to: null },
    ];
    for (const membership of [stretches, [...stretches].reverse()]) expect(unitOf({ membership }, '2026-03-01')).toBe('also');
  });

  it('PLC-3 walks upwards as the tree stood on that day', () => {
    expect(ancestorsOf(city, 'quay-3', '2025-06-30')).toEqual(['quay-3', 'da-kao', 'quan-1', 'city']);
    expect(ancestorsOf(city, 'quay-3', MERGER)).toEqual(['quay-3', 'da-kao', 'city']);
    expect(ancestorsOf(city, 'nowhere', MERGER)).toEqual([]);
    expect(isWithin(city, 'quay-3', 'quan-1', '2025-06-30')).toBe(true);
    expect(isWithin(city, 'quay-3', 'quan-1', MERGER)).toBe(false);
    expect(isWithin(city, 'da-kao', 'da-kao', MERGER)).toBe(true);
  });

  it('PLC-3 skips a parent that has ended, though its link was forgotten', () => {
    const forgotten: Places = { ...city, parents: [below('quan-1', 'city'), below('da-kao', 'quan-1')] };
    expect(ancestorsOf(forgotten, 'da-kao', MERGER)).toEqual(['da-kao']);
  });

  it('PLC-3 puts nearer units first and the order of records aside', () => {
    const both: Places = {
      units: ['x', 'b', 'a', 'top'].map((id) => unit(id)),
      parents: [below('x', 'b'), below('x', 'a'), below('a', 'top'), below('b', 'top')],
    };
    const check = (parents: UnitParent[]): void => {
      expect(ancestorsOf({ ...both, parents }, 'x', MERGER)).toEqual(['x', 'a', 'b', 'top']);
    };
    fc.assert(fc.property(fc.shuffledSubarray(both.parents, { minLength: 4 }), check), { seed: 4, numRuns: 30 });
  });

  it('PLC-4 ends in data that go in a circle', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const link = fc.record({
      child: fc.constantFrom(...ids),
      parent: fc.constantFrom(...ids),
      from: fc.constant(null),
      to: fc.constant(null),
    });
    const check = (parents: UnitParent[]): void => {
      const tree = treeOf({ units: ids.map((id) => unit(id)), parents });
      for (const id of ids) {
        const above = tree.ancestorsOf(id, MERGER);
        expect(above[0]).toBe(id);
        expect(new Set(above)).toEqual(reachable(parents, id));
        expect(new Set(above).size).toBe(above.length);
      }
    };
    fc.assert(fc.property(fc.array(link, { maxLength: 10 }), check), { seed: 5, numRuns: 200 });
  });

  it('PLC-5 inherits from the nearest unit that has it', () => {
    expect(inherited(city, 'quay-3', '2025-06-30', 'theme')).toBe('vang');
    expect(inherited(city, 'quay-3', MERGER, 'theme')).toBe('do');
    expect(inherited(city, 'quay-3', MERGER, 'standing')).toBe('cho');
    expect(inherited(city, 'quay-3', MERGER, 'hours')).toBeNull();
    expect(inherited(city, 'nowhere', MERGER, 'timeZone')).toBeNull();
  });

  it('PLC-21 divides the glass as its layout is named', () => {
    expect([zonesOf('full'), zonesOf('ticker'), zonesOf('side'), zonesOf('side-ticker')]).toEqual([
      ['main'],
      ['main', 'ticker'],
      ['main', 'side'],
      ['main', 'side', 'ticker'],
    ]);
  });
});

/** Slow and obvious: keeps adding parents until nothing changes. */
function reachable(parents: readonly UnitParent[], start: string): Set<string> {
  const found = new Set([start]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { child, parent } of parents) if (found.has(child)) found.add(parent);
  }
  return found;
}
