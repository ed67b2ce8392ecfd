import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { display, unit } from '../../support/schedule-library.ts';
import { type Edge, PASSWORD } from './edge.ts';
import { startTwoWards } from './two-wards.ts';

let edge: Edge;
let officer: string;
beforeEach(async () => {
  ({ edge, officer } = await startTwoWards());
});
afterEach(() => edge.close());

describe('a display', () => {
  it('is paired by its code, changed, revoked and then removed', async () => {
    const create = { name: 'Sảnh tầng 1', unit: 'a', kind: 'tv', screen: display('x', 'a').screen };
    const paired = await edge.call('POST', '/api/pairings/confirm', {
      cookie: officer,
      body: { code: 'bcdfghjk', display: null, create },
    });
    expect(paired).toMatchObject({
      status: 200,
      body: { name: 'Sảnh tầng 1', key: { public: 'A'.repeat(43) }, membership: [{ unit: 'a' }] },
    });
    const { id } = z.object({ id: z.string().regex(/^sanh-tang-1-[0-9a-f]{6}$/) }).parse(paired.body);
    const body = { ...display(id, 'b'), id: undefined, key: undefined };
    expect((await edge.call('PUT', `/api/displays/${id}`, { cookie: officer, body })).status).toBe(403);
    expect(
      (
        await edge.call('PUT', `/api/displays/${id}`, {
          cookie: officer,
          body: { ...body, membership: [{ unit: 'a', from: null, to: null }], tags: ['x'] },
        })
      ).status,
    ).toBe(204);
    const admin = (await edge.cookieOf([{ role: 'admin', unit: 'a' }])).cookie;
    expect(await edge.call('DELETE', `/api/displays/${id}`, { cookie: admin })).toMatchObject({
      status: 409,
      body: { code: 'display-has-key' },
    });
    expect((await edge.call('POST', `/api/displays/${id}/revoke`, { cookie: officer, body: {} })).status).toBe(204);
    expect(edge.journal.goneKeys.displayOf('A'.repeat(43))).toBe(id);
    expect((await edge.call('DELETE', `/api/displays/${id}`, { cookie: admin })).status).toBe(204);
    expect(edge.parts.library.current().displays.map((one) => one.id)).toEqual(['tv-a', 'tv-b']);
  });
});

describe('a unit', () => {
  it('is changed by its administrator, with problems that lead into what was sent', async () => {
    const admin = (await edge.cookieOf([{ role: 'admin', unit: 'a' }])).cookie;
    const seen = { ...unit('a'), id: undefined };
    const put = (body: object, before: object = seen) =>
      edge.call('PUT', '/api/units/a', { cookie: admin, body: { ...seen, ...body, seen: before } });
    expect(await put({ standing: 'nowhere' })).toMatchObject({ status: 422, body: { code: 'LIB-2', path: ['standing'] } });
    expect((await put({ name: 'Phường Bến Nghé', standing: 's' })).status).toBe(204);
    expect(edge.parts.library.current().units[1]).toMatchObject({ id: 'a', name: 'Phường Bến Nghé', standing: 's' });
    // Whoever still has the unit of before before them overwrites nothing.
    expect(await put({ name: 'Phường cũ' })).toMatchObject({ status: 409, body: { code: 'unit-changed' } });
    expect((await put({}, { ...seen, name: 'Phường Bến Nghé', standing: 's' })).status).toBe(204);
  });

  it('is added below another, and can be taken back while it is new and nothing hangs on it', async () => {
    const admin = (await edge.cookieOf([{ role: 'admin', unit: 'a' }])).cookie;
    const add = (body: object) =>
      edge.call('POST', '/api/units', {
        cookie: admin,
        body: { label: 'Quầy', name: 'Quầy Hộ tịch', parent: 'a', from: null, ...body },
      });
    expect(await add({ parent: null })).toMatchObject({ status: 403 });
    const made = await add({ from: '2026-11-01' });
    expect(made).toMatchObject({ status: 201, body: { label: 'Quầy', theme: null, validFrom: '2026-11-01' } });
    const id = z.object({ id: z.string() }).parse(made.body).id;
    expect(id).toMatch(/^quay-ho-tich-[0-9a-f]{6}$/);
    expect(edge.parts.library.current().parents.at(-1)).toEqual({ child: id, parent: 'a', from: '2026-11-01', to: null });
    const below = z.object({ id: z.string() }).parse((await add({ parent: id, name: 'Ô số 1' })).body).id;
    const drop = (unitId: string) => edge.call('DELETE', `/api/units/${unitId}`, { cookie: admin });
    expect(await drop(id)).toMatchObject({ status: 409, body: { code: 'unit-used' } });
    expect(await drop('a')).toMatchObject({ status: 409, body: { code: 'unit-old' } });
    expect((await drop(below)).status).toBe(204);
    edge.clock += 25 * 3_600_000;
    const again = (await edge.cookieOf([{ role: 'admin', unit: 'a' }])).cookie;
    expect(await edge.call('DELETE', `/api/units/${id}`, { cookie: again })).toMatchObject({ body: { code: 'unit-old' } });
    expect((await edge.call('DELETE', '/api/units/none', { cookie: again })).status).toBe(404);
  });
});

describe('days off', () => {
  it('are proposals until somebody with a right over everything confirms them', async () => {
    const admin = (await edge.cookieOf([{ role: 'officer', unit: null }])).cookie;
    const rule = { d: '2027-01-01', name: 'Tết Dương lịch', type: 'off', status: 'unverified' };
    expect((await edge.call('PUT', '/api/days-off', { cookie: admin, body: { daysOff: [rule] } })).status).toBe(204);
    expect((await edge.call('POST', '/api/days-off/confirm', { cookie: admin, body: { d: '2027-01-01' } })).status).toBe(204);
    expect(edge.parts.library.current().daysOff).toEqual([{ ...rule, status: 'confirmed' }]);
  });
});

describe('the root key', () => {
  it('is handed out for the password, taken away for the secret, and each is an act', async () => {
    const admin = (await edge.cookieOf([{ role: 'admin', unit: null }])).cookie;
    const key = (path: string, body: object) =>
      edge.call('POST', `/api/keys/${path}`, { cookie: admin, body: { password: PASSWORD, ...body } });
    expect((await key('export-root', { password: 'không phải vậy' })).status).toBe(401);
    expect(await key('export-root', {})).toMatchObject({ status: 200, body: { secret: 'A'.repeat(43) } });
    expect((await key('remove-root', { secret: 'B'.repeat(43) })).status).toBe(422);
    expect((await key('remove-root', { secret: 'A'.repeat(43) })).status).toBe(204);
    expect(await key('export-root', {})).toMatchObject({ status: 409, body: { code: 'root-away' } });
    const kinds = edge.journal.acts.list({ before: null, limit: 9 }).map((act) => act.kind);
    expect(kinds.filter((kind) => kind.startsWith('root-key'))).toEqual(['root-key.removed', 'root-key.exported']);
  });
});
