import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../content/library.ts';
import { placeProblems } from '../../../content/place/check-places.ts';
import { circleIn } from '../../../content/place/circles.ts';
import { placeWarnings } from '../../../content/place/place-warnings.ts';
import { holdsOn } from '../../../content/place/tree.ts';
import type { Succession, UnitParent } from '../../../content/place/unit.ts';
import { display, library, unit } from '../../support/schedule-library.ts';

const TODAY = '2026-11-22';
const link = (child: string, parent: string, from: string | null = null, to: string | null = null): UnitParent => ({
  child,
  parent,
  from,
  to,
});
const arrow = (old: string, next: string, share: number | null = null): Succession => ({
  old,
  new: next,
  kind: 'split',
  share,
  effective: '2025-07-01',
  legalBasis: 'Nghị quyết minh họa',
});
const problems = (over: Partial<Library>): string[] =>
  placeProblems(library(over)).map((found) => `${found.code} ${found.path.join('.')}`);
const warnings = (over: Partial<Library>): string[] =>
  placeWarnings(library(over), TODAY).map((found) => `${found.code} ${found.path.join('.')}`);
const held = (unitId: string, from: string | null, to: string | null) => ({ unit: unitId, from, to });

describe('problems of places', () => {
  it('PLC-9 finds ids that stand twice', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ units: [unit('u'), unit('v'), unit('u')] })).toEqual(['PLC-9 units.2.id']);
    expect(problems({ displays: [display('d', 'u'), display('d', 'u')] })).toEqual(['PLC-9 displays.1.id']);
  });

  it('PLC-10 finds stretches without a day', () => {
    expect(problems({ units: [unit('u', { validFrom: '2026-01-02', validTo: '2026-01-02' })] })).toEqual([
      'PLC-10 units.0.validTo',
    ]);
    expect(problems({ units: [unit('u'), unit('v')], parents: [link('v', 'u', '2026-02-01', '2026-01-01')] })).toEqual([
      'PLC-10 parents.0.to',
    ]);
    expect(problems({ displays: [display('d', 'u', { membership: [held('u', '2026-02-01', '2026-01-01')] })] })).toContain(
      'PLC-10 displays.0.membership.0.to',
    );
  });

  it('PLC-11 finds units that nobody knows', () => {
    expect(problems({ parents: [link('u', 'x')], displays: [display('d', 'y')], successions: [arrow('z', 'u')] })).toEqual([
      'PLC-11 parents.0.parent',
      'PLC-11 successions.0.old',
      'PLC-11 displays.0.membership.0.unit',
    ]);
  });

  it('PLC-12 finds time zones that nobody knows', () => {
    expect(problems({ units: [unit('u', { timeZone: 'Asia/Ho_Chi_Minh' })] })).toEqual([]);
    expect(problems({ units: [unit('u', { timeZone: 'Asia/Sai_Gon_Moi' })] })).toEqual(['PLC-12 units.0.timeZone']);
  });

  it('PLC-13 finds a unit that succeeds itself', () => {
    expect(problems({ successions: [arrow('u', 'u')] })).toEqual(['PLC-13 successions.0.new']);
  });

  it('PLC-14 finds more shares than there are', () => {
    const units = ['u', 'v', 'w'].map((id) => unit(id));
    expect(problems({ units, successions: [arrow('u', 'v', 0.3), arrow('u', 'w', 0.7)] })).toEqual([]);
    expect(problems({ units, successions: [arrow('u', 'v', 0.5), arrow('u', 'w', 0.7)] })).toEqual([
      'PLC-14 successions.1.share',
    ]);
  });

  it('PLC-15 finds a display in two places at once, and lets it move', () => {
    const units = [unit('u'), unit('v')];
    const hung = (...membership: ReturnType<typeof held>[]) => problems({ units, displays: [display('d', 'u', { membership })] });
    expect(hung(held('v', '2026-01-01', null), held('u', null, '2026-01-01'))).toEqual([]);
    expect(hung(held('v', '2026-01-01', null), held('u', null, '2026-01-02'))).toEqual(['PLC-15 displays.0.membership']);
    expect(hung(held('u', null, null), held('v', null, null))).toEqual(['PLC-15 displays.0.membership']);
  });

  it('PLC-22 finds two patterns of hours that begin together', () => {
    const season = (from: string | null) => ({ from, weekly: Array.from({ length: 7 }, () => []), makeUp: null });
    const open = (...froms: (string | null)[]) =>
      problems({ units: [unit('u', { hours: { seasons: froms.map(season), exceptions: [] } })] });
    expect(open(null, '2026-05-01')).toEqual([]);
    expect(open(null, '2026-05-01', null)).toEqual(['PLC-22 units.0.hours.seasons.2.from']);
  });

  it('PLC-4 finds circles of one day, and none in links that follow each other', () => {
    const units = ['u', 'v', 'w'].map((id) => unit(id));
    expect(problems({ units, parents: [link('u', 'v'), link('v', 'w')] })).toEqual([]);
    expect(problems({ units, parents: [link('u', 'v'), link('v', 'w'), link('w', 'u', '2026-01-01')] })).toEqual([
      'PLC-4 parents',
    ]);
    expect(problems({ units, parents: [link('u', 'u')] })).toEqual(['PLC-4 parents']);
    expect(problems({ units, parents: [link('u', 'v', null, '2026-01-01'), link('v', 'u', '2026-01-01')] })).toEqual([]);
  });

  it('PLC-4 agrees with a slow walk of every day', () => {
    const day = fc.constantFrom(null, '2026-01-01', '2026-01-02', '2026-01-03');
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const links = fc.array(fc.record({ child: id, parent: id, from: day, to: day }), { maxLength: 7 });
    const check = (parents: UnitParent[]): void => {
      const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03'];
      const circle = circleIn(parents);
      expect(circle !== null).toBe(days.some((each) => walksInACircle(parents, each)));
      circle?.units.forEach((child, at) => {
        const parent = circle.units[at + 1] ?? circle.units[0];
        expect(parents.some((each) => each.child === child && each.parent === parent)).toBe(true);
      });
    };
    fc.assert(fc.property(links, check), { seed: 11, numRuns: 500 });
  });
});

/** Slow and obvious: from every unit, every path upwards. */
function walksInACircle(parents: readonly UnitParent[], day: string): boolean {
  const climb = (id: string, path: readonly string[]): boolean =>
    path.includes(id) ||
    parents.some((each) => each.child === id && holdsOn(each.from, each.to, day) && climb(each.parent, [...path, id]));
  return parents.some((each) => climb(each.child, []));
}

describe('warnings about places', () => {
  it('PLC-16 points out a display without a unit today', () => {
    expect(warnings({})).toEqual([]);
    expect(warnings({ displays: [display('d', 'u', { membership: [held('u', '2026-12-01', null)] })] })).toEqual([
      'PLC-16 displays.0.membership',
    ]);
  });

  it('PLC-17 points out a display in a unit that has ended', () => {
    expect(warnings({ units: [unit('u', { validTo: '2025-07-01' })] })).toEqual(['PLC-17 displays.0.membership']);
  });

  it('PLC-18 points out a unit below one that has ended', () => {
    const units = [unit('u'), unit('quan-1', { validTo: '2025-07-01' })];
    expect(warnings({ units, parents: [link('u', 'quan-1')] })).toEqual(['PLC-18 parents.0']);
    expect(warnings({ units, parents: [link('u', 'quan-1', null, '2025-07-01')] })).toEqual([]);
  });

  it('PLC-19 points out two standing parents, which it allows', () => {
    const units = ['u', 'v', 'w'].map((id) => unit(id));
    const parents = [link('u', 'v'), link('u', 'w')];
    expect(warnings({ units, parents })).toEqual(['PLC-19 units.0']);
    expect(problems({ units, parents })).toEqual([]);
    expect(warnings({ units, parents: [link('u', 'v'), link('u', 'v')] })).toEqual([]);
  });

  it('PLC-20 points out twins, and lets a name be used again after its unit ended', () => {
    const twin = unit('u2', { name: 'Phường Hoà An' });
    const first = unit('u', { name: 'Phường Hòa An' });
    expect(warnings({ units: [first, twin] })).toEqual(['PLC-20 units.1.name']);
    expect(warnings({ units: [first, { ...twin, validTo: '2025-07-01' }] })).toEqual([]);
    expect(warnings({ units: [first, { ...twin, label: 'Xã' }] })).toEqual([]);
  });
});
