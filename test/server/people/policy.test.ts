import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../content/wire/api.ts';
import { type Action, may, mayAnywhere, RIGHTS } from '../../../server/people/policy.ts';
import { library, unit } from '../../support/schedule-library.ts';

const DAY = '2026-11-23';
const tree = library({
  units: ['root', 'a', 'b', 'a1'].map((id) => unit(id)),
  parents: [
    { child: 'a', parent: 'root', from: null, to: null },
    { child: 'b', parent: 'root', from: null, to: null },
    { child: 'a1', parent: 'a', from: null, to: '2027-01-01' },
    { child: 'a1', parent: 'b', from: '2027-01-01', to: null },
  ],
});
const person = (grants: Person['grants'], active = true): Person => ({ id: 'p', login: 'person', name: 'P', grants, active });
const actions = Object.keys(RIGHTS).filter((name): name is Action => name in RIGHTS);

describe('may', () => {
  it('follows the tree of that day', () => {
    const officer = person([{ role: 'officer', unit: 'a' }]);
    expect(may(officer, 'publish', 'a1', tree, DAY)).toBe(true);
    expect(may(officer, 'publish', 'a1', tree, '2027-01-01')).toBe(false);
    expect(may(officer, 'publish', 'root', tree, DAY)).toBe(false);
    expect(may(officer, 'publish', null, tree, DAY)).toBe(false);
    expect(may(officer, 'publish', 'nowhere', tree, DAY)).toBe(false);
  });

  it('gives nothing to nobody and to the inactive', () => {
    for (const action of actions) {
      expect(may(null, action, null, tree, DAY)).toBe(false);
      expect(may(person([{ role: 'admin', unit: null }], false), action, null, tree, DAY)).toBe(false);
      expect(mayAnywhere(person([{ role: 'admin', unit: null }], false), action)).toBe(false);
    }
  });

  it('never grows with a narrower grant, and is never more than the first gate', () => {
    const role = fc.constantFrom<Person['grants'][number]['role']>('admin', 'officer', 'approver', 'staff');
    const place = fc.constantFrom(null, 'root', 'a', 'b', 'a1');
    fc.assert(
      fc.property(role, place, fc.constantFrom(...actions), place, (held, over, action, asked) => {
        const narrow = may(person([{ role: held, unit: over }]), action, asked, tree, DAY);
        const wide = may(person([{ role: held, unit: null }]), action, asked, tree, DAY);
        expect(narrow && !wide).toBe(false);
        expect(narrow && !mayAnywhere(person([{ role: held, unit: over }]), action)).toBe(false);
        expect(wide).toBe(RIGHTS[action].some((one) => one === held));
      }),
    );
  });
});
