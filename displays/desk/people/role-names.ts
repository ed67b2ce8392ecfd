import type { Role } from '../../../content/wire/api.ts';
import type { Phrase } from '../say.ts';

/** What each role is called. */
export const roleNames: Readonly<Record<Role, Phrase>> = {
  admin: ['Quản trị', 'Administrator'],
  officer: ['Cán bộ truyền thông', 'Communications officer'],
  approver: ['Người duyệt', 'Approver'],
  staff: ['Nhân viên', 'Staff'],
};
