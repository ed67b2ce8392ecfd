import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response } from 'express';
import { Server } from 'socket.io';
import type { Library } from '../../content/library.ts';
import type { Draft, Person, ProblemAnswer, WallRow } from '../../content/wire/api.ts';
import { contentPolicy } from '../../server/http/security-headers.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';
import { explained, rehearse, wallRow, withDrafts } from './fake-desk-plan.ts';

/** What a test may look at and turn while the desk talks to it. */
export interface FakeDeskServer {
  readonly url: string;
  readonly library: Library;
  readonly drafts: Draft[];
  readonly rows: WallRow[];
  /** Sends changed rows to every desk. */
  tell(rows: readonly WallRow[]): void;
  close(): Promise<void>;
}

const desk = fileURLToPath(new URL('../../dist/displays/desk/', import.meta.url));
const admin: Person = { id: 'lan', login: 'lan.nguyen', name: 'Nguyễn Thị Lan', grants: [{ role: 'admin', unit: null }], active: true };

const problem = (status: number, code: string, vi: string, path: (string | number)[] = []): ProblemAnswer => ({
  type: `urn:niem-yet:problem:${code}`,
  title: code,
  status,
  code,
  path,
  vi,
  en: vi,
  problems: [{ code, path, detail: {}, vi, en: vi }],
});

const refuse = (response: Response, answer: ProblemAnswer) => void response.status(answer.status).json(answer);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * A small desk server in memory for pages and their tests: the routes of the API over a fixture, strict content policy, no rules of
 * its own. `signedIn`: whether the visitor already has a session; `setup`: the one-time token while no one exists.
 */
const withKeys = (library: Library): Library => ({
  ...library,
  generation: 3,
  displays: library.displays.map((one, index) => ({ ...one, key: index === 5 ? null : { public: 'A'.repeat(43), since: 0 } })),
});

export async function fakeDeskServer(options: { signedIn: boolean; setup: string | null; now: number }): Promise<FakeDeskServer> {
  const state = { library: withKeys(demoLibrary(options.now)), drafts: [] as Draft[], versions: [] as Draft[], person: options.signedIn ? admin : null };
  const people = [admin, { ...admin, id: 'minh', login: 'minh.tran', name: 'Trần Văn Minh', grants: [{ role: 'officer', unit: 'quan-1' }] }];
  let setup = options.setup;
  let tries = 0;
  const app = express();
  const http = createServer(app);
  const hub = new Server(http, { transports: ['websocket'] });
  const rows: WallRow[] = state.library.displays.map((one, index) => wallRow(state.library, one, index, options.now));
  const session = () => ({ person: state.person, setupNeeded: setup !== null, product: 'Niêm Yết 0.1.0' });

  app.use((request, response, next) => {
    response.setHeader('Content-Security-Policy', contentPolicy('desk', request.headers.host, []));
    next();
  });
  app.use(express.json({ limit: '2mb' }));
  app.get('/api/session', (_, response) => void response.json(session()));
  app.post('/api/session', (request: Request, response: Response) => {
    tries += 1;
    if (tries > 4) {
      response.setHeader('Retry-After', '30');
      return refuse(response, problem(429, 'HTTP-BACKOFF', 'Đã thử sai nhiều lần.'));
    }
    if (text(request.body?.password) !== 'mật khẩu rất dài')
      return refuse(response, problem(401, 'PPL-1', 'Tên đăng nhập hoặc mật khẩu không đúng.'));
    state.person = admin;
    return void response.json(session());
  });
  app.delete('/api/session', (_, response) => {
    state.person = null;
    response.status(204).end();
  });
  app.post('/api/setup', (request, response) => {
    if (setup === null || text(request.body?.token) !== setup)
      return refuse(response, problem(403, 'PPL-2', 'Đường dẫn thiết lập không còn dùng được.'));
    if (text(request.body?.password).length < 10)
      return refuse(response, problem(400, 'TXT-MIN', 'Mật khẩu cần ít nhất 10 ký tự.', ['password']));
    setup = null;
    state.person = admin;
    return void response.json(session());
  });
  app.use('/api', (_, response, next) => {
    if (state.person) next();
    else refuse(response, problem(401, 'HTTP-401', 'Xin đăng nhập.'));
  });
  app.get('/api/library', (_, response) => {
    const { generation, units, parents, displays, themes, slides, entries, daysOff } = state.library;
    response.json({ generation, units, parents, displays, themes, slides, entries, daysOff });
  });
  app.get('/api/wall', (_, response) => void response.json({ time: options.now, rows }));
  app.get('/api/packs', (_, response) => void response.json([]));
  app.get('/api/conflicts', (_, response) => void response.json([]));
  app.get('/api/people', (_, response) => void response.json(people));
  app.post('/api/people', (request, response) => {
    const made: Person = { ...admin, id: `p-${people.length}`, login: request.body.login, name: request.body.name, grants: request.body.grants };
    people.push(made);
    response.status(201).json(made);
  });
  app.patch('/api/people/:id', (request, response) => {
    const index = people.findIndex((one) => one.id === request.params['id']);
    const found = people[index];
    if (!found) return refuse(response, problem(404, 'HTTP-404', 'Không tìm thấy người dùng.'));
    people[index] = { ...found, active: Boolean(request.body.active) };
    return void response.json(people[index]);
  });
  app.get('/api/acts', (_, response) => {
    const act = (seq: number, kind: string, detail: object) => ({
      seq,
      time: options.now - seq * 3_600_000,
      actor: 'lan',
      kind,
      detail,
      hash: createHash('sha256').update(String(seq)).digest('hex'),
    });
    response.json([act(3, 'published', { generation: 3 }), act(2, 'display.paired', { display: 'tv-quan-1' }), act(1, 'signed-in', {})]);
  });
  app.get('/api/drafts', (_, response) => void response.json(state.drafts));
  app.put('/api/drafts/:kind/:id', (request, response) => {
    const { kind, id } = request.params;
    const held = state.drafts.findIndex((one) => one.kind === kind && one.id === id);
    if ((state.drafts[held]?.version ?? 0) !== request.body.version)
      return refuse(response, problem(409, 'DRF-1', 'Bản nháp này vừa được người khác sửa.'));
    const draft: Draft = {
      kind: kind === 'slide' ? 'slide' : kind === 'entry' ? 'entry' : 'theme',
      id,
      version: request.body.version + 1,
      body: request.body.body,
      removed: request.body.removed === true,
      author: 'lan',
      at: Date.now(),
    };
    if (held >= 0) state.drafts[held] = draft;
    else state.drafts.push(draft);
    state.versions.unshift(draft);
    return void response.json(draft);
  });
  app.delete('/api/drafts/:kind/:id', (request, response) => {
    state.drafts.splice(0, state.drafts.length, ...state.drafts.filter((one) => one.id !== request.params.id));
    response.status(204).end();
  });
  app.get('/api/drafts/:kind/:id/versions', (request, response) =>
    void response.json(state.versions.filter((one) => one.id === request.params.id)),
  );
  app.post('/api/publish', (request, response) => {
    const picked: readonly { id: string }[] = request.body.drafts;
    const taken = state.drafts.filter((draft) => picked.some((one) => one.id === draft.id));
    state.library = withDrafts(state.library, taken);
    state.drafts.splice(0, state.drafts.length, ...state.drafts.filter((draft) => !taken.includes(draft)));
    const shown = rows.filter((row) => row.connection !== 'unpaired').map((row) => row.display);
    for (const [index, row] of rows.entries())
      rows[index] = { ...row, revision: { ...row.revision, should: state.library.generation } };
    hub.of('/desk').emit('wall', { rows });
    hub.of('/desk').emit('library', { generation: state.library.generation });
    response.json({ generation: state.library.generation, revision: state.library.generation, displays: shown });
  });
  app.post('/api/rehearsals', (request, response) => void response.json(rehearse(state.library, request.body)));
  app.get('/api/explain', (request, response) =>
    void response.json(explained(state.library, text(request.query['display']), text(request.query['zone']), Number(request.query['time']))),
  );
  app.post('/api/pairings/lookup', (request, response) => {
    if (text(request.body?.code) !== 'HKMNPRTX')
      return refuse(response, problem(404, 'PAIR-1', 'Không có màn hình nào đang hiện mã này. Xin xem lại mã trên màn hình.', ['code']));
    const glass = { width: 1080, height: 1920, ratio: 1 };
    return void response.json({
      code: 'HKMNPRTX',
      address: '192.168.1.57',
      app: 'tv 0.1.0',
      glass,
      since: options.now - 40_000,
      expires: options.now + 560_000,
    });
  });
  app.post('/api/pairings/confirm', (request, response) => {
    const { create, display } = request.body;
    const known = state.library.displays.find((one) => one.id === display);
    const base = known ?? state.library.displays[0];
    if (!base) return refuse(response, problem(404, 'PAIR-2', 'Không tìm thấy màn hình.'));
    const key = { public: 'B'.repeat(43), since: options.now };
    const made = known
      ? { ...known, key }
      : { ...base, id: `tv-moi-${state.library.displays.length}`, key, name: create.name, screen: create.screen };
    state.library.displays.push(...(known ? [] : [made]));
    hub.of('/desk').emit('library', { generation: state.library.generation });
    return void response.json(made);
  });
  app.post('/api/displays/:id/revoke', (request, response) => {
    const index = rows.findIndex((one) => one.display === request.params.id);
    const row = rows[index];
    if (row) rows[index] = { ...row, connection: 'unpaired', does: null };
    hub.of('/desk').emit('wall', { rows: rows.slice(index, index + 1) });
    response.json({});
  });
  app.put('/api/displays/:id', (request, response) => {
    const index = state.library.displays.findIndex((one) => one.id === request.params.id);
    const held = state.library.displays[index];
    if (held) state.library.displays[index] = { ...held, ...request.body };
    response.json({});
  });
  app.post('/api/days-off/confirm', (request, response) => {
    state.library.daysOff = state.library.daysOff.map((one) => (one.d === request.body.d ? { ...one, status: 'confirmed' } : one));
    response.json({});
  });
  app.put('/api/days-off', (request, response) => {
    state.library.daysOff = request.body.daysOff;
    response.json({});
  });
  app.post('/api/keys/export-root', (_, response) => void response.json({ rootKey: 'C'.repeat(43), secret: 'D'.repeat(43) }));
  app.use(express.static(desk));
  app.use((_, response) => response.sendFile('index.html', { root: desk }));
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const address: AddressInfo | string | null = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get library() {
      return state.library;
    },
    drafts: state.drafts,
    rows,
    tell: (changed) => void hub.of('/desk').emit('wall', { rows: changed }),
    close: () => new Promise((gone) => void hub.close(() => gone())),
  };
}
