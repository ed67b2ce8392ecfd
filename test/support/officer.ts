import { expect } from 'vitest';

/** A signed-in person speaking to the REST API, cookie and Origin included. */
export interface Officer {
  /** Sends a request below `/api`; fails the test unless the status is `expected` (default: any 2xx). Gives the parsed body. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, expected?: number): Promise<unknown>;
  readonly cookie: string;
}

const PASSWORD = 'cây đa bến nước sân đình 1986';

/** Goes through the one-time set-up link as a person would and comes back signed in as the first administrator. */
export async function setUp(url: string, setupLink: string): Promise<Officer> {
  const token = setupLink.slice(setupLink.indexOf('#') + 1);
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, login: 'quantri', name: 'Nguyễn Văn Quản', password: PASSWORD }),
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return officerWith(url, cookieOf(answer));
}

/** Signs in again, for example after a restart. */
export async function signIn(url: string): Promise<Officer> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login: 'quantri', password: PASSWORD }),
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return officerWith(url, cookieOf(answer));
}

/** Signs in with a password that somebody else chose, and changes it. */
export async function ownPassword(
  url: string,
  { login, given, own }: { readonly login: string; readonly given: string; readonly own: string },
): Promise<Officer> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login, password: given }),
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  const changed = await fetch(`${url}/api/session/password`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: url, cookie: cookieOf(answer) },
    body: JSON.stringify({ old: given, password: own }),
  });
  expect(changed.status, await changed.clone().text()).toBe(204);
  return officerWith(url, cookieOf(changed));
}

const cookieOf = (answer: Response): string => (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

function officerWith(url: string, cookie: string): Officer {
  return {
    cookie,
    async call(method, path, body, expected) {
      const answer = await fetch(`${url}/api${path}`, {
        method,
        headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (expected === undefined) expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
      else expect(answer.status, `${method} ${path}: ${text}`).toBe(expected);
      return text === '' ? null : JSON.parse(text);
    },
  };
}
