import type { Express } from 'express';
import type { Draft } from '../../content/wire/api.ts';
import { explained, rehearse, withDrafts } from './fake-desk-plan.ts';
import { type FakeDeskState, problem, refuse, text } from './fake-desk-state.ts';

/** Drafts, publishing, rehearsals and «Vì sao?» of the fake desk server. */
export const fakeDraftRoutes = (app: Express, state: FakeDeskState): void => {
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
  app.get(
    '/api/drafts/:kind/:id/versions',
    (request, response) => void response.json(state.versions.filter((one) => one.id === request.params.id)),
  );
  app.post('/api/publish', (request, response) => {
    const picked: readonly { id: string }[] = request.body.drafts;
    const taken = state.drafts.filter((draft) => picked.some((one) => one.id === draft.id));
    state.library = withDrafts(state.library, taken);
    state.drafts.splice(0, state.drafts.length, ...state.drafts.filter((draft) => !taken.includes(draft)));
    const shown = state.rows.filter((row) => row.connection !== 'unpaired').map((row) => row.display);
    for (const [index, row] of state.rows.entries())
      state.rows[index] = { ...row, revision: { ...row.revision, should: state.library.generation } };
    state.desks.emit('wall', { time: state.now, rows: state.rows });
    state.desks.emit('library', { generation: state.library.generation });
    response.json({ generation: state.library.generation, revision: state.library.generation, displays: shown });
  });
  app.post('/api/rehearsals', (request, response) => void response.json(rehearse(state.library, request.body)));
  app.get(
    '/api/explain',
    (request, response) =>
      void response.json(
        explained(state.library, text(request.query['display']), text(request.query['zone']), Number(request.query['time'])),
      ),
  );
};
