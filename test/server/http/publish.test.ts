import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../../content/problem.ts';
import type { Entry } from '../../../content/schedule/entry.ts';
import { publishAnswerSchema } from '../../../content/wire/api.ts';
import { StoreError } from '../../../server/ledger/store-error.ts';
import { entry, slide } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from './edge.ts';
import { draftVersion, saveDraft, startTwoWards, twoWards } from './two-wards.ts';

let edge: Edge;
let officer: string;
beforeEach(async () => {
  ({ edge, officer } = await startTwoWards());
});
afterEach(() => edge.close());

const save = (kind: string, id: string, body: unknown, options: { cookie?: string; removed?: boolean } = {}) =>
  saveDraft(edge, { cookie: officer, ...options, kind, id, body });
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
      library: twoWards(),
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
