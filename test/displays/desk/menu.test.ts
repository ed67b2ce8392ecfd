import { describe, expect, it } from 'vitest';
import type { Person } from '../../../content/wire/api.ts';
import { menuOf } from '../../../displays/desk/shell/menu.ts';
import { may, mayAnywhere } from '../../../server/people/policy.ts';
import { library, unit } from '../../support/schedule-library.ts';

const someone = (...grants: Person['grants']): Person => ({ id: 'p', login: 'abc', name: 'A', grants, active: true });
const pagesOf = (...grants: Person['grants']): string[] => menuOf(someone(...grants)).map(({ page }) => page);
const ROLES = ['admin', 'officer', 'approver', 'staff'] as const;

describe('the menu of the desk', () => {
  it('leads staff to displays and scores alone, and nobody anywhere else before it is known who they are', () => {
    expect(pagesOf({ role: 'staff', unit: null })).toEqual(['displays', 'scores']);
    expect(menuOf(null).map(({ page }) => page)).toEqual(['displays', 'scores']);
  });

  it('leads to a page exactly those whom the server answers on it', () => {
    const house = library({ units: [unit('own')] });
    for (const role of ROLES)
      for (const over of ['own', null]) {
        const person = someone({ role, unit: over });
        const whole = (action: 'acts.read' | 'keys.export') => may(person, action, null, house, '2026-11-23');
        const shown = (page: string) => pagesOf(...person.grants).includes(page);
        expect(shown('journal'), `${role} of ${over}`).toBe(whole('acts.read'));
        expect(shown('root-key'), `${role} of ${over}`).toBe(whole('keys.export'));
        expect(shown('people'), `${role} of ${over}`).toBe(mayAnywhere(person, 'people.read'));
        expect(shown('publish'), `${role} of ${over}`).toBe(mayAnywhere(person, 'draft.read'));
      }
  });
});
