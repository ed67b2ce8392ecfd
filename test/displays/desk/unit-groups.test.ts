import { describe, expect, it } from 'vitest';
import type { Display } from '../../../content/place/display.ts';
import { unitGroups } from '../../../displays/desk/wall/unit-groups.ts';
import { display, library, unit } from '../../support/schedule-library.ts';

const DAY = '2026-11-23';
const groups = (displays: readonly Display[]) =>
  unitGroups({ ...library({ units: ['a', 'b', 'c', 'd'].map((id) => unit(id)) }), displays: [...displays] }, displays, DAY).map(
    (group) => [group.names.join('+'), group.displays.map(({ id }) => id).join('+')],
  );

describe('the groups of the wall', () => {
  it('each bear the names of all whose displays stand in them, so that none seems to belong to the unit above', () => {
    const displays = [
      display('a1', 'a'),
      display('a2', 'a'),
      display('b1', 'b'),
      display('c1', 'c'),
      display('d1', 'd'),
      display('d2', 'd'),
    ];
    expect(groups(displays)).toEqual([
      ['a', 'a1+a2'],
      ['b+c', 'b1+c1'],
      ['d', 'd1+d2'],
    ]);
  });

  it('end with the displays of no unit, however many', () => {
    const lost = (id: string) => display(id, 'x', { membership: [] });
    expect(groups([display('a1', 'a'), lost('one')])).toEqual([
      ['a', 'a1'],
      ['', 'one'],
    ]);
    expect(groups([lost('one'), lost('two')])).toEqual([['', 'one+two']]);
  });
});
