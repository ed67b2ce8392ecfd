import { afterEach, describe, expect, it } from 'vitest';
import type { Person, WallRow } from '../../../content/wire/api.ts';
import { wallRowSchema } from '../../../content/wire/api.ts';
import { unitScoresSchema } from '../../../content/wire/rating-api.ts';
import type { ToldScores } from '../../../server/control/live-scores.ts';
import { connectionAt } from '../../../server/hub/wall.ts';
import { NOW } from '../../support/deliveries.ts';
import { deviceKey, type HubHouse, hubHouse, pairedLibrary } from '../../support/hub-house.ts';
import { liveScore } from '../../support/live-score.ts';
import { display, entry, unit } from '../../support/schedule-library.ts';
import { connect, next, testDisplay } from '../../support/test-display.ts';

let house: HubHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});
const person = (unitId: string | null): Person => ({
  id: 'p1',
  login: 'person',
  name: 'Chị Hoa',
  grants: [{ role: 'staff', unit: unitId }],
  active: true,
});
const twoUnits = () =>
  pairedLibrary(2, {
    units: [unit('u'), unit('w')],
    displays: [
      display('tv-0', 'u', { key: { public: deviceKey(0).public, since: NOW } }),
      display('tv-1', 'w', { key: { public: deviceKey(1).public, since: NOW } }),
      display('tv-2', 'w'),
    ],
    entries: [entry('e1')],
  });
const open = async (who: () => Person | null): Promise<HubHouse> => {
  house = await hubHouse(twoUnits(), { person: who });
  return house;
};
const rowsOf = (message: unknown): WallRow[] =>
  typeof message === 'object' && message !== null && 'rows' in message ? wallRowSchema.array().parse(message.rows) : [];

describe('the wall', () => {
  it('says should beside does, in the closed shape that the desk reads', async () => {
    const at = await open(() => null);
    const rows = at.hub.wall.rows();
    expect(wallRowSchema.array().parse(rows)).toEqual(rows);
    expect(rows.map((row) => row.connection)).toEqual(['never', 'never', 'unpaired']);
    expect(rows[0]).toMatchObject({
      should: { main: { entry: 'e1', slide: 's' } },
      does: null,
      agrees: null,
      revision: { should: 1, holds: null },
    });
    const tv = await testDisplay(at.url, deviceKey(0), { display: 'tv-0', rootKey: at.keys.rootKey, now: () => at.clock.now });
    const paint = (seq: number, slide: string) => {
      const item = { seq, zone: 'main', epoch: 1, revision: 1, entry: 'e1', slide, time: at.clock.now };
      return tv.socket.timeout(5000).emitWithAck('painted', { v: 1, items: [item] });
    };
    await paint(0, 't');
    expect(at.hub.wall.rows()[0]).toMatchObject({
      connection: 'online',
      agrees: false,
      does: { main: { slide: 't', since: NOW } },
    });
    await paint(1, 's');
    expect(at.hub.wall.rows()[0]).toMatchObject({ agrees: true, does: { main: { slide: 's' } } });
  });

  it('takes a kiosk that asks, told by no slide on any zone, for one that does its work; an old slide is still none', async () => {
    const kiosk = display('tv-0', 'u', { kind: 'kiosk', key: { public: deviceKey(0).public, since: NOW } });
    const at = await hubHouse(pairedLibrary(1, { units: [unit('u')], displays: [kiosk], entries: [entry('e1')] }), {
      person: () => null,
    });
    house = at;
    const tablet = await testDisplay(at.url, deviceKey(0), {
      display: 'tv-0',
      rootKey: at.keys.rootKey,
      now: () => at.clock.now,
    });
    const paint = (seq: number, slide: string | null) => {
      const item = { seq, zone: 'main', epoch: 1, revision: 1, entry: slide && 'e1', slide, time: at.clock.now };
      return tablet.socket.timeout(5000).emitWithAck('painted', { v: 1, items: [item] });
    };
    await paint(0, 't');
    expect(at.hub.wall.rows()[0]).toMatchObject({ agrees: false });
    await paint(1, null);
    expect(at.hub.wall.rows()[0]).toMatchObject({ agrees: true, does: { main: { slide: null } } });
  });

  it('goes from online over late to offline by silence, and tells never from offline after a restart', () => {
    const silent = (ms: number) => connectionAt(true, { online: false, seen: NOW - ms }, NOW);
    expect([0, 9999, 10_000, 59_999, 60_000].map(silent)).toEqual(['online', 'online', 'late', 'late', 'offline']);
    expect(connectionAt(true, { online: true, seen: 0 }, NOW)).toBe('online');
    expect(connectionAt(true, { online: false, seen: null }, NOW)).toBe('never');
    expect(connectionAt(false, { online: false, seen: null }, NOW)).toBe('unpaired');
  });

  it('remembers from the journal what was painted before the start', async () => {
    const at = await open(() => null);
    const item = { seq: 0, zone: 'main' as const, epoch: 1, revision: 1, entry: 'e1', slide: 's', time: NOW - 3_600_000 };
    await at.journal.plays.record('tv-1', [item]);
    expect(at.hub.wall.rows()[1]).toMatchObject({ connection: 'offline', seen: NOW - 3_600_000, does: { main: { slide: 's' } } });
  });
});

describe('a desk on the hub', () => {
  it('is let in with a session, hears of the library, and sees changed rows of its own units only', async () => {
    const at = await open(() => person('w'));
    const desk = connect(at.url, '/desk');
    expect(await next(desk, 'library')).toEqual({ generation: 0 });
    expect(rowsOf(await next(desk, 'wall')).map((row) => row.display)).toEqual(['tv-1', 'tv-2']);
    await testDisplay(at.url, deviceKey(0), { display: 'tv-0', rootKey: at.keys.rootKey, now: () => at.clock.now });
    await testDisplay(at.url, deviceKey(1), { display: 'tv-1', rootKey: at.keys.rootKey, now: () => at.clock.now });
    expect(rowsOf(await next(desk, 'wall'))).toMatchObject([{ display: 'tv-1', connection: 'online' }]);
    const told = next(desk, 'library');
    await at.store.commit((before) => ({ ...before, entries: [] }), { actor: 'p', kind: 'publish', detail: {} });
    expect(await told).toEqual({ generation: 1 });
  });

  it('is kept out without a session, and closed when the session ends', async () => {
    let who: Person | null = null;
    const at = await open(() => who);
    await expect(next(connect(at.url, '/desk'), 'connect')).rejects.toThrow('not-signed-in');
    who = person(null);
    const desk = connect(at.url, '/desk');
    await next(desk, 'library');
    const closed = next(desk, 'disconnect');
    at.endSessions('somebody-else');
    at.endSessions('p1');
    expect(await closed).toBe('io server disconnect');
    who = { ...person(null), active: false };
    await expect(next(connect(at.url, '/desk'), 'connect')).rejects.toThrow('not-signed-in');
  });

  it('follows the scores of a unit that the person may read, and of no other', async () => {
    const listeners: ((told: ToldScores) => void)[] = [];
    const scores = { day: liveScore(), week: liveScore(), month: liveScore(), quarter: liveScore() };
    const of = (unitId: string) => ({ unit: unitId, time: NOW, scores });
    const live = { serve: () => () => undefined, refresh: () => undefined, of };
    house = await hubHouse(twoUnits(), {
      person: () => person('w'),
      live: { ...live, onTold: (listen) => (listeners.push(listen), () => undefined) },
    });
    const desk = connect(house.url, '/desk');
    await next(desk, 'library');
    const tell = () => {
      for (const listen of listeners) listen({ touches: (unitId) => unitId === 'w', of });
    };
    expect(unitScoresSchema.parse(await desk.timeout(5000).emitWithAck('follow', { unit: 'w' }))).toEqual(of('w'));
    const first = next(desk, 'scores');
    tell();
    expect(unitScoresSchema.parse(await first)).toEqual(of('w'));
    desk.emit('follow', { unit: 'u' });
    desk.emit('follow', { unit: 'w; DROP' });
    expect(await desk.timeout(5000).emitWithAck('follow', { unit: null })).toBeNull();
    const heard: unknown[] = [];
    desk.on('scores', (body) => heard.push(body));
    tell();
    await desk.timeout(5000).emitWithAck('follow', { unit: null });
    expect(heard).toEqual([]);
    expect([house.hub.counts().get('/desk follow not-allowed'), house.hub.counts().get('/desk follow malformed')]).toEqual([
      1, 1,
    ]);
  });

  it('that talks is closed', async () => {
    const at = await open(() => person(null));
    const desk = connect(at.url, '/desk');
    await next(desk, 'library');
    const closed = next(desk, 'disconnect');
    for (let turn = 0; turn < 10; turn += 1) desk.emit('publish', { everything: true });
    await closed;
    expect(at.hub.counts().get('/desk other unknown-event')).toBe(10);
  });
});
