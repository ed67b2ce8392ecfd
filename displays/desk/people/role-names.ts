import type { Person, Role } from '../../../content/wire/api.ts';
import { type Phrase, say } from '../say.ts';

/** What each role is called. */
export const roleNames: Readonly<Record<Role, Phrase>> = {
  admin: ['Quản trị', 'Administrator'],
  officer: ['Cán bộ truyền thông', 'Communications officer'],
  approver: ['Người duyệt', 'Approver'],
  staff: ['Nhân viên', 'Staff'],
};
const everything: Phrase = ['toàn hệ thống', 'everything'];

/** A right in words: the role and where it holds. `units`: ids with their names. */
export const grantWords = (grant: Person['grants'][number], units: readonly (readonly [id: string, name: string])[]): string => {
  const name = units.find(([id]) => id === grant.unit)?.[1] ?? grant.unit;
  return `${say(roleNames[grant.role])} · ${name ?? say(everything)}`;
};
