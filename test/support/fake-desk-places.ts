import { readFileSync } from 'node:fs';
import type { Express } from 'express';
import { packSlides } from '../../content/packs/official.ts';
import { type FakeDeskState, problem, refuse, text } from './fake-desk-state.ts';

const packs: unknown = JSON.parse(readFileSync(new URL('../../content/packs/packs.json', import.meta.url), 'utf8'));

/** Library, wall, pairing, displays and days off of the fake desk server. */
export const fakePlaceRoutes = (app: Express, state: FakeDeskState): void => {
  app.get('/api/library', (_, response) => {
    const { generation, units, parents, successions, displays, themes, slides, entries, daysOff } = state.library;
    response.json({ generation, units, parents, successions, displays, themes, slides, entries, daysOff });
  });
  app.get('/api/wall', (_, response) => void response.json({ time: state.now, rows: state.rows }));
  const agent = { file: 'niem-yet-agent-0.2.0.tgz', sha256: 'e'.repeat(64), bytes: 650_000, rootKey: 'C'.repeat(43) };
  app.get('/api/agent', (_, response) => void response.json(agent));
  app.get('/api/packs', (_, response) => void response.json(packSlides(packs)));
  app.post('/api/pairings/lookup', (request, response) => {
    if (text(request.body?.code) !== 'HKMNPRTX')
      return refuse(
        response,
        problem(404, 'PAIR-1', 'Không có màn hình nào đang hiện mã này. Xin xem lại mã trên màn hình.', ['code']),
      );
    const glass = { width: 1080, height: 1920, ratio: 1 };
    return void response.json({
      code: 'HKMNPRTX',
      address: '192.168.1.57',
      app: 'tv 0.1.0',
      glass,
      since: state.now - 40_000,
      expires: state.now + 560_000,
    });
  });
  app.post('/api/pairings/confirm', (request, response) => {
    const { create, display } = request.body;
    const known = state.library.displays.find((one) => one.id === display);
    const base = known ?? state.library.displays[0];
    if (!base) return refuse(response, problem(404, 'PAIR-2', 'Không tìm thấy màn hình.'));
    const key = { public: 'B'.repeat(43), since: state.now };
    const made = known
      ? { ...known, key }
      : { ...base, id: `tv-moi-${state.library.displays.length}`, key, name: create.name, screen: create.screen };
    state.library.displays.push(...(known ? [] : [made]));
    state.desks.emit('library', { generation: state.library.generation });
    return void response.json(made);
  });
  app.post('/api/displays/:id/revoke', (request, response) => {
    const index = state.rows.findIndex((one) => one.display === request.params.id);
    const row = state.rows[index];
    if (row) state.rows[index] = { ...row, connection: 'unpaired', does: null };
    state.desks.emit('wall', { time: state.now, rows: state.rows.slice(index, index + 1) });
    response.json({});
  });
  app.post('/api/displays/:id/find-devices', (request, response) => {
    const { by, address } = request.body;
    if (by === 'agent') return refuse(response, problem(409, 'find-silent', 'Máy đó không trả lời.'));
    const wled = { protocol: 'ddp', address, name: 'WLED bang-sanh 0.15.0, 192x32' };
    const searched = [
      { protocol: 'huidu', address: '192.168.1.61', name: 'C16L-D00-1A2B3' },
      { protocol: 'artnet', address: '192.168.1.70', name: 'Node 4 universes' },
    ];
    return void response.json({ devices: address === null ? searched : [wled] });
  });
  app.put('/api/displays/:id', (request, response) => {
    const index = state.library.displays.findIndex((one) => one.id === request.params.id);
    const held = state.library.displays[index];
    if (held) state.library.displays[index] = { ...held, ...request.body };
    response.json({});
  });
  app.post('/api/days-off/confirm', (request, response) => {
    state.library.daysOff = state.library.daysOff.map((one) =>
      one.d === request.body.d ? { ...one, status: 'confirmed' } : one,
    );
    response.json({});
  });
  app.put('/api/days-off', (request, response) => {
    state.library.daysOff = request.body.daysOff;
    response.json({});
  });
  app.post('/api/units', (request, response) => {
    const { label, name, parent, from } = request.body;
    const id = `unit-${state.library.units.length}`;
    const made = { id, label, name, validFrom: from, validTo: null, timeZone: null, hours: null, standing: null, theme: null };
    state.library.units.push(made);
    if (parent !== null) state.library.parents.push({ child: id, parent, from, to: null });
    response.status(201).json(made);
  });
  app.put('/api/units/:id', (request, response) => {
    const { seen, ...change } = request.body;
    const index = state.library.units.findIndex((one) => one.id === request.params.id);
    const held = state.library.units[index];
    if (!held || held.name !== seen.name) return refuse(response, problem(409, 'unit-changed', 'Người khác vừa sửa đơn vị này.'));
    state.library.units[index] = { ...change, id: held.id };
    return void response.status(204).end();
  });
  app.delete('/api/units/:id', (request, response) => {
    state.library.units = state.library.units.filter((one) => one.id !== request.params.id);
    response.status(204).end();
  });
  const keys = (hasRoot: boolean) => {
    const { current } = state.status;
    state.status.current = { ...current, signing: { ...current.signing, hasRoot } };
  };
  app.post('/api/keys/return-root', (request, response) => {
    if (request.body.secret !== 'D'.repeat(43))
      return refuse(response, problem(422, 'root-wrong', 'Đây không phải khóa gốc mà các màn hình tin.', ['secret']));
    keys(true);
    return void response.status(204).end();
  });
  app.post('/api/keys/remove-root', (_, response) => {
    keys(false);
    response.status(204).end();
  });
  app.post('/api/keys/export-root', (_, response) => void response.json({ rootKey: 'C'.repeat(43), secret: 'D'.repeat(43) }));
};
