import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IDLE_MS, LIFETIME_MS } from '../../../server/people/sessions.ts';
import { newSetupSecret } from '../../../server/people/setup-link.ts';
import { type Edge, PASSWORD, startEdge } from './edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.close());

const cookieFrom = (headers: Headers): string => (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
const first = { login: 'QuanTri ', name: 'Trần Văn Quản', password: PASSWORD };

describe('set-up', () => {
  it('works with the newest link, once, within a day', async () => {
    const old = await newSetupSecret(edge.journal.database, edge.parts.people, edge.clock);
    const token = await newSetupSecret(edge.journal.database, edge.parts.people, edge.clock);
    const post = (body: object) => edge.call('POST', '/api/setup', { body });
    expect(await edge.call('GET', '/api/session')).toMatchObject({ status: 200, body: { person: null, setupNeeded: true } });
    expect(await post({ ...first, token: old })).toMatchObject({ status: 403, body: { code: 'setup-wrong' } });
    expect(await post({ ...first, token: '' })).toMatchObject({ status: 403 });
    edge.clock += 24 * 3600_000 + 1;
    expect(await post({ ...first, token })).toMatchObject({ status: 403 });
    edge.clock -= 24 * 3600_000 + 1;
    const weak = await post({ ...first, token, password: 'QuanTri2026!' });
    expect(weak).toMatchObject({ status: 422, body: { path: ['password'] } });
    const done = await post({ ...first, token });
    expect(done).toMatchObject({
      status: 200,
      body: { person: { login: 'quantri', grants: [{ role: 'admin', unit: null }] }, setupNeeded: false },
    });
    expect(await edge.call('GET', '/api/people', { cookie: cookieFrom(done.headers) })).toMatchObject({ status: 200 });
    expect(await post({ ...first, token, login: 'second' })).toMatchObject({ status: 409, body: { code: 'setup-done' } });
    expect(await newSetupSecret(edge.journal.database, edge.parts.people, edge.clock)).toBeNull();
  });
});

describe('signing in', () => {
  const signIn = (body: object) => edge.call('POST', '/api/session', { body });

  it('takes both ways of typing the same words and sets a cookie that scripts and other sites do not get', async () => {
    const done = await signIn({ login: 'quantri', password: PASSWORD.normalize('NFD') });
    expect(done.status).toBe(200);
    const [cookie = ''] = done.headers.getSetCookie();
    expect(cookie).toMatch(/^niem-yet=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    expect(done.headers.get('cache-control')).toBe('no-store');
  });

  it('says the same of an unknown login and a wrong password', async () => {
    const [unknown, wrong] = [
      await signIn({ login: 'nobody', password: 'x'.repeat(12) }),
      await signIn({ login: 'quantri', password: 'x'.repeat(12) }),
    ];
    expect(unknown).toMatchObject({ status: 401, body: { code: 'sign-in-wrong' } });
    expect(wrong.body).toEqual(unknown.body);
    const acts = edge.journal.acts.list({ before: null, limit: 2 }).map(({ actor, kind }) => ({ actor, kind }));
    const person = edge.parts.people.byLogin('quantri')?.person.id;
    expect(acts).toEqual([person, 'nobody'].map((actor) => ({ actor, kind: 'sign-in.refused' })));
  });

  it('gives a new session each time and ends the one that came with it', async () => {
    const one = cookieFrom((await signIn({ login: 'quantri', password: PASSWORD })).headers);
    const again = await edge.call('POST', '/api/session', { cookie: one, body: { login: 'quantri', password: PASSWORD } });
    expect(cookieFrom(again.headers)).not.toBe(one);
    expect(await edge.call('GET', '/api/acts', { cookie: one })).toMatchObject({ status: 401 });
  });

  it('ends with the session, after 12 idle hours and after a week', async () => {
    const cookie = cookieFrom((await signIn({ login: 'quantri', password: PASSWORD })).headers);
    const status = async () => (await edge.call('GET', '/api/people', { cookie })).status;
    const begun = edge.clock;
    while (edge.clock < begun + LIFETIME_MS - IDLE_MS) {
      edge.clock += IDLE_MS - 60_000;
      expect(await status()).toBe(200);
    }
    edge.clock = begun + LIFETIME_MS + 1;
    expect(await status()).toBe(401);
    const other = cookieFrom((await signIn({ login: 'quantri', password: PASSWORD })).headers);
    edge.clock += IDLE_MS + 1;
    expect((await edge.call('GET', '/api/people', { cookie: other })).status).toBe(401);
  });

  it('tells who holds sockets when a session ends', async () => {
    const ended: string[] = [];
    const stop = edge.parts.sessions.onEnd((person) => ended.push(person));
    const done = await signIn({ login: 'quantri', password: PASSWORD });
    const out = await edge.call('DELETE', '/api/session', { cookie: cookieFrom(done.headers) });
    stop();
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect(ended).toHaveLength(1);
  });

  it('slows a guesser down and says when to come back, yet lets another address in', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await signIn({ login: 'victim', password: 'y'.repeat(12) })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const late = await signIn({ login: 'victim', password: 'y'.repeat(12) });
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await signIn({ login: 'quantri', password: PASSWORD })).status).toBe(200);
  });

  it('keeps neither password, cookie nor login where somebody might read it', async () => {
    const done = await signIn({ login: 'quantri', password: PASSWORD });
    const secret = cookieFrom(done.headers).split('=')[1] ?? '';
    const acts = JSON.stringify(edge.journal.acts.list({ before: null, limit: 500 }));
    for (const word of [secret, PASSWORD, 'quantri', 'Trần']) expect(`${acts}${edge.log.join('')}`).not.toContain(word);
  });
});

describe('one’s own password', () => {
  const fresh = 'một câu hoàn toàn khác';
  const change = (cookie: string, body: object) => edge.call('PUT', '/api/session/password', { cookie, body });
  const signIn = (login: string, password: string) => edge.call('POST', '/api/session', { body: { login, password } });

  it('changes with the old one: other sessions and their sockets end, this browser goes on with a new one', async () => {
    const { person, cookie } = await edge.cookieOf([{ role: 'staff', unit: null }]);
    const elsewhere = cookieFrom((await signIn(person.login, PASSWORD)).headers);
    const ended: string[] = [];
    const stop = edge.parts.sessions.onEnd((id) => ended.push(id));
    const done = await change(cookie, { old: PASSWORD, password: fresh });
    stop();
    expect(done.status).toBe(204);
    expect(ended).toEqual([person.id]);
    const wall = async (of: string) => (await edge.call('GET', '/api/wall', { cookie: of })).status;
    expect([await wall(cookie), await wall(elsewhere), await wall(cookieFrom(done.headers))]).toEqual([401, 401, 200]);
    expect((await signIn(person.login, PASSWORD)).status).toBe(401);
    expect((await signIn(person.login, fresh)).status).toBe(200);
    expect(edge.journal.acts.list({ before: null, limit: 50 }).some((act) => act.detail['password'] === 'new')).toBe(true);
  });

  it('stays when the old one is wrong, guessed too often, or the new one is weak', async () => {
    const { person, cookie } = await edge.cookieOf([{ role: 'staff', unit: null }]);
    const weak = await change(cookie, { old: PASSWORD, password: `${person.login}2026` });
    expect(weak).toMatchObject({ status: 422, body: { path: ['password'] } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await change(cookie, { old: 'x'.repeat(12), password: fresh })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await edge.call('GET', '/api/wall', { cookie })).status).toBe(200);
    expect((await edge.call('PUT', '/api/session/password', { body: { old: PASSWORD, password: fresh } })).status).toBe(401);
  });
});

describe('a password that somebody else chose', () => {
  const given = 'một câu được giao lần đầu';
  const own = 'một câu hoàn toàn khác';
  let login = 'lan';
  const signIn = (password: string) => edge.call('POST', '/api/session', { body: { login, password } });
  const change = (cookie: string, body: object) => edge.call('PUT', '/api/session/password', { cookie, body });
  const added = async () => {
    login = `${login}-moi`;
    const lan = { login, name: 'Lan', password: given, grants: [{ role: 'admin', unit: null }] };
    const { cookie } = await edge.cookieOf([{ role: 'admin', unit: null }]);
    expect((await edge.call('POST', '/api/people', { cookie, body: lan })).status).toBe(201);
    return cookie;
  };

  it('opens nothing but changing it and leaving', async () => {
    await added();
    const done = await signIn(given);
    expect(done).toMatchObject({ status: 200, body: { person: { login }, passwordGiven: true } });
    const cookie = cookieFrom(done.headers);
    expect((await edge.call('GET', '/api/session', { cookie })).body).toMatchObject({ passwordGiven: true });
    for (const path of ['/api/wall', '/api/people', '/api/library', '/api/acts'])
      expect(await edge.call('GET', path, { cookie })).toMatchObject({ status: 403, body: { code: 'password-given' } });
    expect(await change(cookie, { old: given, password: given })).toMatchObject({
      status: 422,
      body: { code: 'password-same', path: ['password'] },
    });
    const changed = await change(cookie, { old: given, password: own });
    expect(changed.status).toBe(204);
    const mine = cookieFrom(changed.headers);
    expect((await edge.call('GET', '/api/session', { cookie: mine })).body).toMatchObject({ passwordGiven: false });
    expect((await edge.call('GET', '/api/wall', { cookie: mine })).status).toBe(200);
    expect((await signIn(own)).body).toMatchObject({ passwordGiven: false });
    expect((await edge.call('DELETE', '/api/session', { cookie: cookieFrom((await signIn(own)).headers) })).status).toBe(204);
  });

  it('is every one that an administrator sets for another, and none that somebody sets for themselves', async () => {
    const chief = await added();
    const { body } = await signIn(given);
    const { id } = z.object({ person: z.object({ id: z.string() }) }).parse(body).person;
    await change(cookieFrom((await signIn(given)).headers), { old: given, password: own });
    const patch = (cookie: string, of: object) => edge.call('PATCH', `/api/people/${id}`, { cookie, body: of });
    // A new name or right says nothing of the password.
    expect((await patch(chief, { name: 'Lan Anh' })).status).toBe(200);
    expect((await signIn(own)).body).toMatchObject({ passwordGiven: false });
    expect((await patch(cookieFrom((await signIn(own)).headers), { password: 'một câu của chính mình' })).status).toBe(200);
    expect((await signIn('một câu của chính mình')).body).toMatchObject({ passwordGiven: false });
    expect((await patch(chief, { password: 'một câu do người khác đặt' })).status).toBe(200);
    expect((await signIn('một câu do người khác đặt')).body).toMatchObject({ passwordGiven: true });
  });
});

describe('people', () => {
  it('lose their sessions at once when deactivated, get new rights or a new password', async () => {
    const admin = await edge.cookieOf([{ role: 'admin', unit: null }]);
    for (const change of [{ active: false }, { grants: [{ role: 'staff', unit: null }] }, { password: 'một câu mới rất dài' }]) {
      const { person, cookie } = await edge.cookieOf([{ role: 'officer', unit: null }]);
      expect((await edge.call('GET', '/api/drafts', { cookie })).status).toBe(200);
      expect((await edge.call('PATCH', `/api/people/${person.id}`, { cookie: admin.cookie, body: change })).status).toBe(200);
      expect((await edge.call('GET', '/api/drafts', { cookie })).status).toBe(401);
    }
  });

  it('cannot make themselves more than they are', async () => {
    const { cookie, person } = await edge.cookieOf([{ role: 'officer', unit: null }]);
    for (const path of [`/api/people/${person.id}`, '/api/people'])
      expect(
        (
          await edge.call(path === '/api/people' ? 'POST' : 'PATCH', path, {
            cookie,
            body: { grants: [{ role: 'admin', unit: null }] },
          })
        ).status,
      ).toBe(403);
    const admin = await edge.cookieOf([{ role: 'admin', unit: null }]);
    const body = { login: 'moi', name: 'Mới', password: 'một câu mới rất dài', grants: [{ role: 'staff', unit: null }] };
    expect(
      (await edge.call('POST', '/api/people', { cookie: admin.cookie, body: { ...body, id: 'p-1', active: true } })).status,
    ).toBe(400);
    expect(
      (
        await edge.call('POST', '/api/people', {
          cookie: admin.cookie,
          body: { ...body, grants: [{ role: 'staff', unit: 'nowhere' }] },
        })
      ).status,
    ).toBe(422);
    expect((await edge.call('POST', '/api/people', { cookie: admin.cookie, body })).status).toBe(201);
    expect(await edge.call('POST', '/api/people', { cookie: admin.cookie, body })).toMatchObject({
      status: 409,
      body: { code: 'login-taken', path: ['login'] },
    });
  });

  it('never all lose the last administrator', async () => {
    const admin = await edge.cookieOf([{ role: 'admin', unit: null }]);
    for (const person of edge.parts.people.list()) {
      if (person.id === admin.person.id) continue;
      await edge.call('PATCH', `/api/people/${person.id}`, { cookie: admin.cookie, body: { active: false } });
    }
    const last = await edge.call('PATCH', `/api/people/${admin.person.id}`, { cookie: admin.cookie, body: { active: false } });
    expect(last).toMatchObject({ status: 409, body: { code: 'last-admin' } });
  });
});
