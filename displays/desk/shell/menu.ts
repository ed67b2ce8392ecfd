import type { Person, Role } from '../../../content/wire/api.ts';
import type { PageName } from '../router.ts';
import type { Phrase } from '../say.ts';

/** A page in the menu. `for`: whoever has one of these roles (all, if absent), over the whole house if `whole`. */
export interface MenuEntry {
  readonly page: PageName;
  readonly icon: string;
  readonly name: Phrase;
  readonly for?: readonly Role[];
  readonly whole?: true;
}

const ADMINS: readonly Role[] = ['admin'];
/** Who writes and reads drafts; staff only look at displays and scores. */
const READERS: readonly Role[] = ['admin', 'officer', 'approver'];

const MENU: readonly MenuEntry[] = [
  { page: 'displays', icon: 'monitor', name: ['Màn hình', 'Displays'] },
  { page: 'scores', icon: 'gauge', name: ['Điểm đánh giá', 'Scores'] },
  { page: 'slides', icon: 'layout-template', name: ['Trang chiếu', 'Slides'], for: READERS },
  { page: 'schedule', icon: 'calendar-days', name: ['Lịch chiếu', 'Schedule'], for: READERS },
  { page: 'publish', icon: 'send', name: ['Phát hành', 'Publish'], for: READERS },
  { page: 'themes', icon: 'palette', name: ['Giao diện', 'Themes'], for: READERS },
  { page: 'days-off', icon: 'calendar-off', name: ['Ngày nghỉ', 'Days off'], for: READERS },
  { page: 'units', icon: 'building-2', name: ['Đơn vị', 'Units'], for: ADMINS },
  { page: 'people', icon: 'users', name: ['Người dùng', 'People'], for: ADMINS },
  { page: 'root-key', icon: 'key-round', name: ['Khóa gốc', 'Root key'], for: ADMINS, whole: true },
  { page: 'journal', icon: 'scroll-text', name: ['Nhật ký', 'Journal'], for: ['admin', 'approver'], whole: true },
];

/** Whether the person may read drafts, and so wants to know how many wait. */
export const readsDrafts = (person: Person | null | undefined): boolean => holdsOne(person, READERS, false);

const holdsOne = (person: Person | null | undefined, roles: readonly Role[], whole: boolean): boolean =>
  person?.grants.some(({ role, unit }) => roles.includes(role) && (!whole || unit === null)) ?? false;

/** The pages that a person can use: nobody is led to one that the server would refuse them. */
export const menuOf = (person: Person | null | undefined): readonly MenuEntry[] =>
  MENU.filter((one) => one.for === undefined || holdsOne(person, one.for, one.whole ?? false));

/** What the menu calls a page; null: it is not in the menu. */
export const menuName = (page: PageName): Phrase | null => MENU.find((one) => one.page === page)?.name ?? null;
