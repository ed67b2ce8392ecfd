import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRating } from '../../../content/score/settings.ts';
import type { Person, Role } from '../../../content/wire/api.ts';
import { allRoutes } from '../../../server/http/routes/all-routes.ts';
import { createLog } from '../../../server/observe/log.ts';
import { FULL, mountOf, panelOf } from '../../support/led-driver.ts';
import { display, entry, library, slide, unit } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from './edge.ts';

/*
 * The authorisation matrix: every route of the table × every role × own unit, other unit, everything, nobody = expected status.
 * A route that is missing here, or a line for a route that is gone, fails.
 */
const CASTS = [
  'nobody',
  ...(['admin', 'officer', 'approver', 'staff'] as const).flatMap(
    (role) => [`${role} of own`, `${role} of other`, `${role} of all`] as const,
  ),
] as const;
type Cast = (typeof CASTS)[number];

interface Line {
  /** A concrete call on unit `own`; what it does must be repeatable, or it is refused for a reason other than the right. */
  readonly path: string;
  readonly body?: unknown;
  /** Statuses when the right is there; 401 and 403 never stand here. */
  readonly allowed: number;
  /** Who has the right. `other` may often ask, but finds nothing (404) or an empty list. */
  readonly who: readonly Role[] | 'anyone' | 'signed-in';
  /** What someone with the right over another unit gets. */
  readonly other: number;
  /** What someone with the right over the own unit only gets, where the thing belongs to everything. */
  readonly own?: number;
}

const ALL = ['admin', 'officer', 'approver', 'staff'] as const;
const READERS = ['admin', 'officer', 'approver'] as const;
const WRITERS = ['admin', 'officer'] as const;
const importPoint = (unit: string) => ({
  ...{ id: `import-${unit}`, unit, name: 'Phần mềm một cửa', counter: null, scale: 'nam-muc' },
  kind: 'import' as const,
  active: true,
});
// JSON leaves out what is undefined.
const change = { ...display('tv-own', 'own'), id: undefined, key: undefined };
const seenUnit = { ...unit('own'), id: undefined };
const unitBody = { ...seenUnit, seen: seenUnit };
const rehearsal = { display: 'tv-own', from: Date.UTC(2026, 10, 23), days: 1, slides: [], entries: [] };
const create = { name: 'Màn mới', unit: 'own', kind: 'tv', screen: display('x', 'own').screen };
const wled = { protocol: 'ddp', host: '10.0.0.9', port: 4048, wifi: false, jsonPort: null } as const;
const panel = { name: 'Bảng', unit: 'own', tickers: false, led: mountOf(wled, panelOf(64, 16, FULL)) };
const newPerson = { login: 'a', name: 'x', password: 'x', grants: [] };

const rating = { ...defaultRating(), points: [importPoint('own'), importPoint('other')] };
const oneCase = { kind: 'objection', unit: 'own', targets: [999], reason: 'thử' };
const csv = { point: 'import-own', csv: 'ma_ho_so,thoi_gian,muc\n' };

const LINES: Record<string, Line> = {
  'get /session': { path: '/session', allowed: 200, who: 'anyone', other: 200 },
  'post /setup': {
    path: '/setup',
    body: { token: 'x', login: 'abc', name: 'A', password: 'đường dài vạn dặm' },
    allowed: 409,
    who: 'anyone',
    other: 409,
  },
  'post /session': { path: '/session', body: { login: '?' }, allowed: 400, who: 'anyone', other: 400 },
  'put /session/password': {
    path: '/session/password',
    body: { old: 'không phải mật khẩu', password: 'một câu mới rất dài' },
    allowed: 422,
    who: 'signed-in',
    other: 422,
  },
  'delete /session': { path: '/session', allowed: 204, who: 'signed-in', other: 204 },
  'get /library': { path: '/library', allowed: 200, who: ALL, other: 200 },
  'get /wall': { path: '/wall', allowed: 200, who: ALL, other: 200 },
  'get /displays/{id}/picture': { path: '/displays/tv-own/picture', allowed: 200, who: ALL, other: 404 },
  'get /packs': { path: '/packs', allowed: 200, who: READERS, other: 200 },
  'put /displays/{id}': { path: '/displays/tv-own', body: change, allowed: 204, who: WRITERS, other: 403 },
  'post /displays/{id}/revoke': { path: '/displays/tv-own/revoke', body: {}, allowed: 204, who: WRITERS, other: 403 },
  'get /displays/{id}/refused': { path: '/displays/tv-own/refused', allowed: 200, who: READERS, other: 403 },
  'post /displays/{id}/refused/send': {
    path: '/displays/tv-own/refused/send',
    body: { ids: ['0'.repeat(32)] },
    allowed: 200,
    who: READERS,
    other: 403,
  },
  'post /displays/{id}/refused/set-aside': {
    path: '/displays/tv-own/refused/set-aside',
    body: { ids: ['0'.repeat(32)], reason: 'Máy chạy thử' },
    allowed: 204,
    who: READERS,
    other: 403,
  },
  'delete /displays/{id}': { path: '/displays/tv-own-named', allowed: 422, who: ['admin'], other: 403 },
  'post /displays/{id}/find-devices': {
    path: '/displays/tv-own/find-devices',
    body: { by: 'agent', address: null },
    allowed: 409,
    who: WRITERS,
    other: 403,
  },
  'post /displays/{id}/drive': { path: '/displays/tv-own/drive', body: {}, allowed: 204, who: WRITERS, other: 403 },
  'post /panels/find-devices': { path: '/panels/find-devices', body: { address: null }, allowed: 200, who: WRITERS, other: 200 },
  'post /panels': { path: '/panels', body: panel, allowed: 201, who: WRITERS, other: 403 },
  'get /agent': { path: '/agent', allowed: 200, who: WRITERS, other: 200 },
  'post /pairings/lookup': { path: '/pairings/lookup', body: { code: 'WRONG' }, allowed: 404, who: WRITERS, other: 404 },
  'post /pairings/confirm': {
    path: '/pairings/confirm',
    body: { code: 'WRONG', display: null, create },
    allowed: 404,
    who: WRITERS,
    other: 403,
  },
  'get /drafts': { path: '/drafts', allowed: 200, who: READERS, other: 200 },
  'get /drafts/{kind}/{id}': { path: '/drafts/entry/e-own', allowed: 200, who: READERS, other: 404 },
  'get /drafts/{kind}/{id}/versions': { path: '/drafts/entry/e-own/versions', allowed: 200, who: READERS, other: 200 },
  'put /drafts/{kind}/{id}': {
    path: '/drafts/entry/e-own',
    body: { version: 99, body: {}, removed: false },
    allowed: 409,
    who: WRITERS,
    other: 403,
  },
  'delete /drafts/{kind}/{id}': { path: '/drafts/entry/e-own?version=99', allowed: 409, who: WRITERS, other: 403 },
  'post /publish': {
    path: '/publish',
    body: { generation: 0, drafts: [{ kind: 'entry', id: 'e-own', version: 99 }] },
    allowed: 409,
    who: WRITERS,
    other: 409,
  },
  'post /rehearsals': { path: '/rehearsals', body: rehearsal, allowed: 200, who: READERS, other: 404 },
  'get /explain': { path: '/explain?display=tv-own', allowed: 200, who: ALL, other: 404 },
  'get /conflicts': { path: '/conflicts', allowed: 200, who: READERS, other: 200 },
  'post /media': { path: '/media', body: '{}', allowed: 415, who: WRITERS, other: 415 },
  'post /units': {
    path: '/units',
    body: { label: 'Quầy', name: 'Quầy', parent: 'own', from: null },
    allowed: 201,
    who: ['admin'],
    other: 403,
  },
  'delete /units/{id}': { path: '/units/own', allowed: 409, who: ['admin'], other: 403 },
  'put /units/{id}': { path: '/units/own', body: unitBody, allowed: 204, who: ['admin'], other: 403 },
  'post /days-off/confirm': {
    path: '/days-off/confirm',
    body: { d: '2027-01-01' },
    allowed: 404,
    who: WRITERS,
    other: 403,
    own: 403,
  },
  'put /days-off': { path: '/days-off', body: { daysOff: [] }, allowed: 204, who: WRITERS, other: 403, own: 403 },
  'get /people': { path: '/people', allowed: 200, who: ['admin'], other: 200 },
  'post /people': { path: '/people', body: newPerson, allowed: 400, who: ['admin'], other: 400 },
  'patch /people/{id}': { path: '/people/someone', body: {}, allowed: 200, who: ['admin'], other: 404 },
  'get /status': { path: '/status', allowed: 200, who: WRITERS, other: 200 },
  'get /acts': { path: '/acts', allowed: 200, who: ['admin', 'approver'], other: 403, own: 403 },
  'post /keys/export-root': {
    path: '/keys/export-root',
    body: { password: 'không phải mật khẩu' },
    allowed: 401,
    who: ['admin'],
    other: 403,
    own: 403,
  },
  'post /keys/remove-root': {
    path: '/keys/remove-root',
    body: { password: 'không phải mật khẩu', secret: 'B'.repeat(43) },
    allowed: 401,
    who: ['admin'],
    other: 403,
    own: 403,
  },
  'post /keys/return-root': {
    path: '/keys/return-root',
    body: { password: 'không phải mật khẩu', secret: 'B'.repeat(43) },
    allowed: 401,
    who: ['admin'],
    other: 403,
    own: 403,
  },
  'get /scores': { path: '/scores?unit=own&window=day', allowed: 200, who: ALL, other: 403 },
  'get /scores/trend': { path: '/scores/trend?unit=own&window=week', allowed: 200, who: ALL, other: 403 },
  'get /scores/answers': { path: '/scores/answers?unit=own&window=month', allowed: 200, who: ALL, other: 403 },
  'get /scores/board': { path: '/scores/board?units=own&window=day', allowed: 200, who: ALL, other: 403 },
  'get /scores/ranking': { path: '/scores/ranking?window=quarter', allowed: 200, who: ALL, other: 200 },
  'get /scores/export.csv': { path: '/scores/export.csv?unit=own&window=day', allowed: 200, who: ALL, other: 403 },
  'get /scores/export.xlsx': { path: '/scores/export.xlsx?unit=own&window=day', allowed: 200, who: ALL, other: 403 },
  'get /rating-cases': { path: '/rating-cases', allowed: 200, who: ALL, other: 200 },
  'post /rating-cases': { path: '/rating-cases', body: oneCase, allowed: 422, who: ALL, other: 403 },
  'post /rating-cases/{seq}/confirm': {
    path: '/rating-cases/999/confirm',
    body: { reason: 'thử' },
    allowed: 404,
    who: ['admin', 'approver'],
    other: 404,
  },
  'post /rating-cases/{seq}/decline': {
    path: '/rating-cases/999/decline',
    body: { reason: 'thử' },
    allowed: 404,
    who: ['admin', 'approver'],
    other: 404,
  },
  'post /rating-comments/{seq}/erase': {
    path: '/rating-comments/999/erase',
    body: { reason: 'thử' },
    allowed: 404,
    who: ['admin', 'approver'],
    other: 404,
  },
  'get /rating-settings': { path: '/rating-settings', allowed: 200, who: ALL, other: 200 },
  'put /rating-settings': {
    path: '/rating-settings',
    body: { seen: defaultRating(), settings: rating },
    allowed: 409,
    who: ['admin'],
    other: 403,
    own: 403,
  },
  'get /rating-tickets': { path: '/rating-tickets?unit=own', allowed: 200, who: ['admin'], other: 403 },
  'post /rating-tickets': {
    path: '/rating-tickets',
    body: { unit: 'own', count: 1 },
    allowed: 201,
    who: ['admin'],
    other: 403,
  },
  'get /import/keys': { path: '/import/keys', allowed: 200, who: ['admin'], other: 403, own: 403 },
  'post /import/keys': {
    path: '/import/keys',
    body: { name: 'Một cửa', points: ['import-own'] },
    allowed: 201,
    who: ['admin'],
    other: 403,
    own: 403,
  },
  'delete /import/keys/{id}': { path: '/import/keys/import-0', allowed: 404, who: ['admin'], other: 403, own: 403 },
  'post /import/preview': { path: '/import/preview', body: csv, allowed: 422, who: ['admin'], other: 403 },
  'post /import/confirm': {
    path: '/import/confirm',
    body: { ...csv, digest: 'x' },
    allowed: 409,
    who: ['admin'],
    other: 403,
  },
};

function expected(line: Line, cast: Cast): number {
  if (line.who === 'anyone') return line.allowed;
  if (cast === 'nobody') return 401;
  const role = cast.split(' ')[0];
  if (line.who !== 'signed-in' && !line.who.some((one) => one === role)) return 403;
  if (cast.endsWith('of other')) return line.other;
  return cast.endsWith('of own') ? (line.own ?? line.allowed) : line.allowed;
}

const grantsOf = (cast: Cast): Person['grants'] => {
  const [role, , unitOfCast] = cast.split(' ');
  return ALL.filter((one) => one === role).map((one) => ({
    role: one,
    unit: unitOfCast === 'all' ? null : (unitOfCast ?? null),
  }));
};

let edge: Edge;
let someone: string;
beforeAll(async () => {
  edge = await startEdge({
    library: library({
      units: [unit('district'), unit('own'), unit('other')],
      parents: ['own', 'other'].map((child) => ({ child, parent: 'district', from: null, to: null })),
      displays: [display('tv-own', 'own'), display('tv-own-named', 'own'), display('tv-other', 'other')],
      rating,
      slides: [slide('s')],
      entries: [
        entry('e-own', { places: [{ by: 'unit', id: 'own' }] }),
        entry('e-named', { places: [{ by: 'display', id: 'tv-own-named' }] }),
      ],
    }),
  });
  await edge.parts.journal.drafts.put({ kind: 'entry', id: 'e-own', version: 0, body: {}, removed: false, author: 'somebody' });
  someone = (await edge.cookieOf([{ role: 'staff', unit: 'own' }])).person.id;
  await edge.cookieOf([{ role: 'admin', unit: null }]);
});
afterAll(() => edge.close());

describe('the authorisation matrix', () => {
  it('has a line for every route and no line too many', () => {
    const routes = allRoutes(edge.parts, createLog('silent', { write: () => undefined })).map(
      (route) => `${route.method} ${route.path}`,
    );
    expect(Object.keys(LINES).sort()).toEqual(routes.sort());
  });

  it.each(Object.keys(LINES))('%s', async (name) => {
    const line = LINES[name];
    if (!line) throw new Error('no line');
    const [method = ''] = name.split(' ');
    const statuses: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const cast of CASTS) {
      const cookie = cast === 'nobody' ? undefined : (await edge.cookieOf(grantsOf(cast))).cookie;
      const path = `/api${line.path.replace('someone', someone)}`;
      const answer = await edge.call(method.toUpperCase(), path, {
        ...(cookie && { cookie }),
        ...(line.body !== undefined && { body: line.body }),
      });
      statuses[cast] = answer.status;
      wanted[cast] = expected(line, cast);
    }
    expect(statuses).toEqual(wanted);
  });
});
