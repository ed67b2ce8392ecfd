import type { Browser } from 'playwright-core';
import type { Person } from '../../content/wire/api.ts';
import { type DeskPage, openDesk } from './desk-browser.ts';
import { type Officer, ownPassword } from './officer.ts';

const GIVEN = 'được giao lần đầu 2026';
const PASSWORD = 'con thuyền ngược nước 1987';

/** Adds a person to the house and opens a desk on which they have signed in by hand. */
export async function deskOf(
  browser: Browser,
  url: string,
  officer: Officer,
  person: { readonly login: string; readonly name: string; readonly grants: Person['grants'] },
  size = { width: 1366, height: 768 },
): Promise<DeskPage> {
  await officer.call('POST', '/people', { ...person, password: GIVEN });
  await ownPassword(url, { login: person.login, given: GIVEN, own: PASSWORD });
  const desk = await openDesk(browser, url, size);
  await desk.page.goto(url);
  await desk.page.getByLabel('Tên đăng nhập').fill(person.login);
  await desk.page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(PASSWORD);
  await desk.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.page.getByRole('heading', { level: 1, name: 'Màn hình' }).waitFor();
  return desk;
}
