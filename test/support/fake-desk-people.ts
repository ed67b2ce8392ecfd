import type { Express, Request, Response } from 'express';
import type { Person } from '../../content/wire/api.ts';
import { admin, type FakeDeskState, hashOf, problem, refuse, text } from './fake-desk-state.ts';

/** Set-up, sign-in, people and acts of the fake desk server; what comes after needs a session. */
export const fakePeopleRoutes = (app: Express, state: FakeDeskState): void => {
  const session = () => ({
    person: state.person,
    passwordGiven: false,
    setupNeeded: state.setup !== null,
    product: 'Niêm Yết 0.1.0',
  });
  app.get('/api/session', (_, response) => void response.json(session()));
  app.post('/api/session', (request: Request, response: Response) => {
    state.tries += 1;
    if (state.tries > 4) {
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
    if (state.setup === null || text(request.body?.token) !== state.setup)
      return refuse(response, problem(403, 'PPL-2', 'Đường dẫn thiết lập không còn dùng được.'));
    if (text(request.body?.password).length < 10)
      return refuse(response, problem(400, 'TXT-MIN', 'Mật khẩu cần ít nhất 10 ký tự.', ['password']));
    state.setup = null;
    state.person = admin;
    return void response.json(session());
  });
  app.use('/api', (_, response, next) => {
    if (state.person) next();
    else refuse(response, problem(401, 'HTTP-401', 'Xin đăng nhập.'));
  });
  app.get('/api/status', (_, response) => void response.json(state.status.current));
  app.get('/api/people', (_, response) => void response.json(state.people));
  app.post('/api/people', (request, response) => {
    const made: Person = {
      ...admin,
      id: `p-${state.people.length}`,
      login: request.body.login,
      name: request.body.name,
      grants: request.body.grants,
    };
    state.people.push(made);
    response.status(201).json(made);
  });
  app.patch('/api/people/:id', (request, response) => {
    const index = state.people.findIndex((one) => one.id === request.params['id']);
    const found = state.people[index];
    if (!found) return refuse(response, problem(404, 'HTTP-404', 'Không tìm thấy người dùng.'));
    state.people[index] = { ...found, active: Boolean(request.body.active) };
    return void response.json(state.people[index]);
  });
  app.get('/api/acts', (_, response) => {
    const act = (seq: number, kind: string, detail: object) => ({
      seq,
      time: state.now - seq * 3_600_000,
      actor: 'lan',
      kind,
      detail,
      hash: hashOf(String(seq)),
    });
    response.json([
      act(3, 'published', { generation: 3 }),
      act(2, 'display.paired', { display: 'tv-quan-1' }),
      act(1, 'signed-in', {}),
    ]);
  });
};
