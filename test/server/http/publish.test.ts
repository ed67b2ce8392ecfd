import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { problem } from '../../../content/problem.ts';
import type { Entry } from '../../../content/schedule/entry.ts';
import { publishAnswerSchema } from '../../../content/wire/api.ts';
import { StoreError } from '../../../server/ledger/store-error.ts';
import { display, entry, library, slide, unit } from '../../support/schedule-library.ts';
import { longText } from '../media/bombs.ts';
import { type Edge, PASSWORD, startEdge } from './edge.ts';

const first = (): Library =>
  library({
    units: [unit('district'), unit('a'), unit('b')],
    parents: ['a', 'b'].map((child) => ({ child, parent: 'district', from: null, to: null })),
    displays: [display('tv-a', 'a'), display('tv-b', 'b', { tags: ['lobby'] })],
    slides: [slide('s'), slide('of-b')],
    entries: [entry('e-b', { slides: [{ slide: 'of-b', dwell: 10, weight: 1 }], places: [{ by: 'unit', id: 'b' }] })],
  });

let edge: Edge;
let officer: string;
beforeEach(async () => {
  edge = await startEdge({ library: first() });
  officer = (await edge.cookieOf([{ role: 'officer', unit: 'a' }])).cookie;
});
afterEach(() => edge.close());

const draftVersion = z.object({ version: z.number() });
async function save(kind: string, id: string, body: unknown, options: { cookie?: string; removed?: boolean } = {}) {
  const answer = await edge.call('PUT', `/api/drafts/${kind}/${id}`, {
    cookie: options.cookie ?? officer,
    body: { version: 0, body, removed: options.removed ?? false },
  });
  expect(answer.status).toBe(200);
  return { kind, id, version: draftVersion.parse(answer.body).version };
}
const publish = (drafts: unknown[], cookie = officer, generation = edge.parts.library.current().generation) =>
  edge.call('POST', '/api/publish', { cookie, body: { generation, drafts } });
const entryAt = (places: Entry['places'], over: Partial<Entry> = {}) => entry('e', { ...over, places });

describe('publishing', () => {
  it('puts drafts in force as one act and closes them', async () => {
    const heard: number[] = [];
    edge.parts.library.onChange((next) => heard.push(next.generation));
    const drafts = [
      await save('slide', 'n', slide('n')),
      await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }], { slides: [{ slide: 'n', dwell: 8, weight: 1 }] })),
    ];
    const answer = await publish(drafts);
    expect(answer.status).toBe(200);
    expect(publishAnswerSchema.parse(answer.body)).toMatchObject({ generation: 1, revision: 7 });
    expect(edge.parts.library.current().slides.map((one) => one.id)).toContain('n');
    expect(await edge.call('GET', '/api/drafts', { cookie: officer })).toMatchObject({ body: [] });
    expect(heard).toEqual([1]);
    const [act] = edge.journal.acts.list({ before: null, limit: 1 });
    expect(act).toMatchObject({
      kind: 'published',
      detail: {
        library: { generation: 1 },
        drafts: [
          { kind: 'slide', id: 'n' },
          { kind: 'entry', id: 'e' },
        ],
      },
    });
  });

  it.each<[string, Entry['places'], number]>([
    ['the own unit', [{ by: 'unit', id: 'a' }], 200],
    ['an own display', [{ by: 'display', id: 'tv-a' }], 200],
    ['another ward', [{ by: 'unit', id: 'b' }], 403],
    ['the district above', [{ by: 'unit', id: 'district' }], 403],
    ['a display of another ward', [{ by: 'display', id: 'tv-b' }], 403],
    [
      'one own and one foreign place',
      [
        { by: 'unit', id: 'a' },
        { by: 'display', id: 'tv-b' },
      ],
      403,
    ],
    ['a tag that another ward uses', [{ by: 'tag', tag: 'lobby' }], 403],
    ['a tag that nobody uses yet', [{ by: 'tag', tag: 'later' }], 403],
    ['every TV', [{ by: 'kind', kind: 'tv' }], 403],
    ['everything', [{ by: 'all' }], 403],
  ])('by an officer of a ward to %s', async (_name, places, status) => {
    const before = edge.parts.library.current();
    const answer = await publish([await save('entry', 'e', entryAt(places))]);
    expect(answer.status).toBe(status);
    if (status !== 200) expect(edge.parts.library.current()).toBe(before);
  });

  it('does not let a ward change or take away what another shows', async () => {
    for (const [kind, id] of [
      ['slide', 'of-b'],
      ['entry', 'e-b'],
    ] as const)
      for (const removed of [false, true])
        expect(
          await edge.call('PUT', `/api/drafts/${kind}/${id}`, { cookie: officer, body: { version: 0, body: null, removed } }),
        ).toMatchObject({ status: 403 });
    const all = (await edge.cookieOf([{ role: 'officer', unit: null }])).cookie;
    const draft = await save('slide', 'of-b', { ...slide('of-b'), phrases: ['Khác'] }, { cookie: all });
    expect((await publish([draft])).status).toBe(409);
    expect((await publish([draft], all)).status).toBe(200);
  });

  it('asks for the right to what an entry touched before, too', async () => {
    const both = (
      await edge.cookieOf([
        { role: 'officer', unit: 'a' },
        { role: 'officer', unit: 'b' },
      ])
    ).cookie;
    const moved = await save('entry', 'e-b', { ...entry('e-b'), places: [{ by: 'unit', id: 'a' }] }, { cookie: both });
    expect((await publish([moved], both)).status).toBe(200);
  });

  it('refuses a body that does not parse, with the path to it, and writes nothing', async () => {
    const draft = await save('entry', 'e', { ...entryAt([{ by: 'unit', id: 'a' }]), share: 0 });
    const other = await save('slide', 'n', slide('another-id'));
    const answer = await publish([draft, other]);
    expect(answer).toMatchObject({
      status: 422,
      body: { problems: [{ path: ['drafts', 0, 'body', 'share'] }, { code: 'draft-id', path: ['drafts', 1, 'body', 'id'] }] },
    });
    expect(edge.parts.library.current().generation).toBe(0);
    expect(edge.journal.drafts.list()).toHaveLength(2);
  });

  it('refuses references that lead nowhere, media that nobody uploaded and what is still used', async () => {
    const missing = await save(
      'entry',
      'e',
      entryAt([{ by: 'unit', id: 'a' }], { slides: [{ slide: 'nowhere', dwell: 10, weight: 1 }] }),
    );
    expect(await publish([missing])).toMatchObject({
      status: 422,
      body: { code: 'LIB-2', path: ['drafts', 0, 'body', 'slides', 0, 'slide'] },
    });
    const picture = { hash: 'a'.repeat(64), width: 10, height: 10, alt: 'x' };
    const { title, phrases, source, ...common } = { ...slide('p'), title: null, phrases: [], source: null };
    const shown = await save('slide', 'p', { ...common, template: 'picture', picture, fit: 'cover' });
    expect(await publish([shown])).toMatchObject({
      status: 422,
      body: { code: 'media-missing', path: ['drafts', 0, 'body', 'picture', 'hash'] },
    });
    expect([title, phrases, source]).toEqual([null, [], null]);
    const all = (await edge.cookieOf([{ role: 'admin', unit: null }])).cookie;
    const gone = await save('slide', 'of-b', null, { cookie: all, removed: true });
    expect((await publish([gone], all)).status).toBe(422);
  });

  it('keeps the wording of official packs', async () => {
    const official = edge.parts.packs[0];
    if (official?.template !== 'motto') throw new Error('the first pack slide is a motto');
    const changed = await save('slide', official.id, { ...official, phrases: ['Xin tiền', ...official.phrases.slice(1)] });
    expect(await publish([changed])).toMatchObject({ status: 422, body: { code: 'PCK-4' } });
    await edge.call('DELETE', `/api/drafts/slide/${official.id}`, { cookie: officer });
    expect((await publish([await save('slide', official.id, official)])).status).toBe(200);
  });

  it('refuses what would look wrong on a screen that it reaches, and names the draft', async () => {
    const strict = await startEdge({
      library: first(),
      findings: (shown, screen) => (screen.id === 'tv-a' ? [problem('LAY-7', ['phrases', 0], { id: shown.id })] : []),
    });
    const { cookie } = await strict.cookieOf([{ role: 'admin', unit: null }]);
    const put = async (id: string, place: string) =>
      draftVersion.parse(
        (
          await strict.call('PUT', `/api/drafts/entry/${id}`, {
            cookie,
            body: { version: 0, body: entry(id, { places: [{ by: 'unit', id: place }] }), removed: false },
          })
        ).body,
      ).version;
    const [onA, onB] = [
      { kind: 'entry', id: 'x', version: await put('x', 'a') },
      { kind: 'entry', id: 'y', version: await put('y', 'b') },
    ];
    const send = (drafts: unknown[]) => strict.call('POST', '/api/publish', { cookie, body: { generation: 0, drafts } });
    expect(await send([onA])).toMatchObject({ status: 422, body: { code: 'LAY-7', path: ['drafts', 0, 'body', 'phrases', 0] } });
    expect((await send([onB])).status).toBe(200);
    await strict.close();
  });

  it('tells two officers who publish the same thing apart, and lets others by', async () => {
    const draft = await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }]));
    expect((await publish([draft])).status).toBe(200);
    const again = await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }], { share: 2 }));
    const other = await save('entry', 'f', entry('f', { places: [{ by: 'unit', id: 'a' }] }));
    expect(await publish([again], officer, 0)).toMatchObject({
      status: 409,
      body: { code: 'published-since', path: ['drafts', 0] },
    });
    expect((await publish([other], officer, 0)).status).toBe(200);
  });

  it('takes drafts in the versions that were looked at', async () => {
    const draft = await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }]));
    await edge.call('PUT', '/api/drafts/entry/e', {
      cookie: officer,
      body: { version: draft.version, body: {}, removed: false },
    });
    expect(await publish([draft])).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect(
      await edge.call('PUT', '/api/drafts/entry/e', { cookie: officer, body: { version: 0, body: {}, removed: false } }),
    ).toMatchObject({ status: 409 });
  });

  it('of a draft that somebody saves in the very moment puts nothing in force', async () => {
    const draft = await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }]));
    const { commit } = edge.parts.library;
    const late: typeof commit = async (change, act, within) => {
      await edge.journal.drafts.put({ ...draft, kind: 'entry', body: { newer: true }, removed: false, author: 'another' });
      return commit(change, act, within);
    };
    Object.assign(edge.parts.library, { commit: late });
    expect(await publish([draft])).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect(edge.parts.library.current().generation).toBe(0);
    expect(edge.journal.drafts.get('entry', 'e')).toMatchObject({ version: 2, body: { newer: true } });
    expect(edge.journal.acts.list({ before: null, limit: 9 }).map((act) => act.kind)).not.toContain('published');
  });

  it('twice at once is one publish', async () => {
    const draft = await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }]));
    const statuses = (await Promise.all([publish([draft]), publish([draft])])).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 409]);
    expect(edge.parts.library.current().generation).toBe(1);
  });

  it('acknowledges nothing that is not on disk', async () => {
    const draft = await save('entry', 'e', entryAt([{ by: 'unit', id: 'a' }]));
    edge.journal.database.fail(new Error('EIO'));
    expect(await publish([draft])).toMatchObject({ status: 503, body: { code: 'STORE-failed' } });
    expect(edge.parts.library.current().generation).toBe(0);
    expect(new StoreError('STORE-full').code).toBe('STORE-full');
  });
});

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

describe('what people see', () => {
  it('is cut to their units, with the units above and what plays on their screens', async () => {
    const seen = await edge.call('GET', '/api/library', { cookie: (await edge.cookieOf([{ role: 'staff', unit: 'a' }])).cookie });
    const shape = z.object({
      units: z.array(z.object({ id: z.string() })),
      displays: z.array(z.object({ id: z.string() })),
      entries: z.array(z.unknown()),
      slides: z.array(z.object({ id: z.string() })),
    });
    const { units, displays, entries, slides } = shape.parse(seen.body);
    expect([units.map((one) => one.id), displays.map((one) => one.id), entries.length, slides.map((one) => one.id)]).toEqual([
      ['district', 'a'],
      ['tv-a'],
      0,
      ['s'],
    ]);
  });

  it('shows an unpublished draft to its author and to those who answer for all of the author’s units', async () => {
    await save('slide', 'mine', slide('mine'));
    const sees = async (grants: Parameters<Edge['cookieOf']>[0]) =>
      (await edge.call('GET', '/api/drafts/slide/mine', { cookie: (await edge.cookieOf(grants)).cookie })).status;
    expect(await sees([{ role: 'officer', unit: 'a' }])).toBe(200);
    expect(await sees([{ role: 'approver', unit: 'district' }])).toBe(200);
    expect(await sees([{ role: 'officer', unit: 'b' }])).toBe(404);
    expect(await sees([{ role: 'staff', unit: 'a' }])).toBe(403);
  });
});

describe('an upload', () => {
  const form = (field: string, bytes: Uint8Array<ArrayBuffer>): FormData => {
    const made = new FormData();
    made.append(field, new Blob([bytes]), 'Đường Ữ.png');
    return made;
  };
  const png = Uint8Array.from(
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
  );

  it('is kept, served for ever under its hash, and only in sizes of known screens', async () => {
    const answer = await edge.call('POST', '/api/media', { cookie: officer, body: form('file', png) });
    expect(answer).toMatchObject({ status: 201, body: { width: 1, height: 1, mime: 'image/png' } });
    const { hash } = z.object({ hash: z.string() }).parse(answer.body);
    const file = await edge.call('GET', `/media/${hash}`);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await edge.call('GET', `/media/${hash}/1920x1080`)).status).toBe(200);
    expect((await edge.call('GET', `/media/${hash}/1921x1080`)).status).toBe(404);
    expect((await edge.call('GET', `/media/${hash}`, { headers: { range: 'bytes=0-3' } })).status).toBe(206);
  });

  it('is asked for the right before a byte of it is read', async () => {
    const { cookie } = await edge.cookieOf([{ role: 'staff', unit: 'a' }]);
    const huge = form('file', new Uint8Array(5_000_000));
    expect((await edge.call('POST', '/api/media', { cookie, body: huge })).status).toBe(403);
  });

  it('that is a bomb leaves the server answering meanwhile', async () => {
    let done = false;
    const upload = edge
      .call('POST', '/api/media', { cookie: officer, body: form('file', Uint8Array.from(longText())) })
      .finally(() => (done = true));
    let healthy = 0;
    while (!done) if ((await edge.call('GET', '/healthz')).status === 200) healthy += 1;
    expect([201, 422]).toContain((await upload).status);
    expect(healthy).toBeGreaterThan(5);
  });

  it('in another field, twice or broken gets a sentence', async () => {
    expect(await edge.call('POST', '/api/media', { cookie: officer, body: form('other', png) })).toMatchObject({
      status: 400,
      body: { code: 'media-none' },
    });
    const two = form('file', png);
    two.append('file', new Blob([png]));
    expect((await edge.call('POST', '/api/media', { cookie: officer, body: two })).status).toBe(400);
    const broken = await edge.call('POST', '/api/media', {
      cookie: officer,
      body: '--x\r\nnonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(broken).toMatchObject({ status: 400, body: { code: 'media-none' } });
    expect(
      (await edge.call('POST', '/api/media', { cookie: officer, body: '{}', headers: { 'content-type': 'multipart/form-data' } }))
        .status,
    ).toBe(400);
  });
});
