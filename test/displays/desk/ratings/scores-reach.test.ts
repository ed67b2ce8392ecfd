import { describe, expect, it } from 'vitest';
import type { LibraryAnswer, Person } from '../../../../content/wire/api.ts';
import { unitsOf } from '../../../../displays/desk/ratings/scores-reach.ts';
import { unit } from '../../../support/schedule-library.ts';

const link = (child: string, parent: string) => ({ child, parent, from: null, to: null });
const house: LibraryAnswer = {
  ...{ generation: 1, successions: [], displays: [], themes: [], slides: [], entries: [], daysOff: [] },
  units: ['city', 'district', 'ward', 'counter', 'zone'].map((id) => unit(id)),
  parents: [link('district', 'city'), link('ward', 'district'), link('counter', 'ward'), link('zone', 'city')],
};
const linesOf = (...units: (string | null)[]) => {
  const grants: Person['grants'] = units.map((id) => ({ role: 'staff', unit: id }));
  const person: Person = { id: 'p', login: 'abc', name: 'A', grants, active: true };
  return unitsOf(person, house, '2026-11-23').map(({ unit: { id }, depth }) => [id, depth]);
};

describe('the units whose scores a person may see', () => {
  it('stand as deep as the units above them that the person sees, too', () => {
    expect(linesOf('counter')).toEqual([['counter', 0]]);
    expect(linesOf('ward')).toEqual([
      ['ward', 0],
      ['counter', 1],
    ]);
    expect(linesOf('ward', 'zone')).toEqual([
      ['ward', 0],
      ['counter', 1],
      ['zone', 0],
    ]);
    expect(linesOf(null)).toEqual([
      ['city', 0],
      ['district', 1],
      ['ward', 2],
      ['counter', 3],
      ['zone', 1],
    ]);
  });
});
