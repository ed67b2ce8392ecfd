import { afterEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../content/wire/hash.ts';
import { rememberGoneKey } from '../../../server/ledger/gone-keys.ts';
import type { SqlWriter } from '../../../server/ledger/sql.ts';
import { NOW } from '../../support/deliveries.ts';
import { deviceKey, type HubHouse, hubHouse, pairedLibrary } from '../../support/hub-house.ts';
import { entry } from '../../support/schedule-library.ts';
import { connect, firstWord, helloWith, next, testDisplay } from '../../support/test-display.ts';

let house: HubHouse | null = null;
const open = async (...args: Parameters<typeof hubHouse>): Promise<HubHouse> => {
  house = await hubHouse(...args);
  return house;
};
afterEach(async () => {
  await house?.close();
  house = null;
});
const show = (at: HubHouse, number: number, held: Parameters<typeof testDisplay>[2]['held'] = null) =>
  testDisplay(at.url, deviceKey(number), {
    display: `tv-${number}`,
    rootKey: at.keys.rootKey,
    now: () => at.clock.now,
    held,
  });
const publish = (at: HubHouse, id: string) =>
  at.store.commit((before) => ({ ...before, entries: [entry(id)] }), { actor: 'officer', kind: 'publish', detail: {} });
const until = async (holds: () => boolean, ms = 10_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('a display on the hub', () => {
  it('proves its key, gets its signed plan, and the next one when something is published', async () => {
    const at = await open(pairedLibrary(3));
    const tv = await show(at, 1);
    expect(tv.welcome).toEqual({ time: at.clock.now });
    await tv.judged(1);
    expect(tv.verdicts[0]).toMatchObject({ ok: true, news: true, missing: [] });
    await publish(at, 'e1');
    await tv.judged(2);
    expect(tv.verdicts[1]).toMatchObject({ ok: true, news: true, missing: [], head: at.control.headOf('tv-1') });
    await until(() => at.hub.wall.rows()[1]?.revision.holds === at.control.revisionOf('tv-1'));
    expect(at.hub.wall.rows()[1]).toMatchObject({ display: 'tv-1', connection: 'online' });
  });

  it('that holds the newest gets nothing; one that holds something else gets all it lacks', async () => {
    const at = await open(pairedLibrary(2, { entries: [entry('e1')] }));
    const first = await show(at, 1);
    await first.judged(1);
    const again = await show(at, 1, first.held());
    await publish(at, 'e2');
    await again.judged(1);
    expect(again.verdicts).toHaveLength(1);
    expect(again.held()?.revision).toBe(at.control.revisionOf('tv-1'));
  });

  it('fetches by hash what belongs to it, and nothing else', async () => {
    const at = await open(pairedLibrary(1, { entries: [entry('e1')] }));
    const tv = await show(at, 0);
    await tv.judged(1);
    const part = tv.held()?.part ?? '';
    const answer: unknown = await tv.socket.timeout(5000).emitWithAck('need', { v: 1, hashes: [part, 'f'.repeat(64)] });
    expect(answer).toEqual({ blobs: { [part]: tv.kept[part] } });
    expect(sha256Hex(tv.kept[part] ?? '')).toBe(part);
  });

  it('is refused with a word for it: unknown key, wrong proof, a proof for another connection', async () => {
    const at = await open(pairedLibrary(2));
    const root = at.keys.rootKey;
    const said = (hello: (connection: string) => object) => firstWord(connect(at.url, '/display', { origin: at.url }, hello));
    const mine = helloWith(deviceKey(0), root);
    expect(await said(helloWith(deviceKey(77), root))).toEqual({ v: 1, code: 'unknown-key' });
    const stolen = (connection: string) => ({ ...helloWith(deviceKey(1), root)(connection), key: deviceKey(0).public });
    expect(await said(stolen)).toEqual({ v: 1, code: 'bad-proof' });
    expect(await said(() => mine('A'.repeat(32)))).toEqual({ v: 1, code: 'bad-proof' });
    expect(await said(mine)).toEqual({ time: at.clock.now });
    expect(at.hub.counts().get('/display hello not-allowed')).toBe(3);
    expect(at.hub.counts().get('/display hello done')).toBe(1);
  });

  it('hears the name of its connection, 192 random bits, each time another one', async () => {
    const at = await open(pairedLibrary(1));
    const names = new Set<string>();
    for (let turn = 0; turn < 20; turn += 1) {
      const socket = connect(at.url, '/pairing');
      await next(socket, 'connect');
      names.add(socket.io.engine.id);
      socket.disconnect();
    }
    expect(names.size).toBe(20);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });

  it('says what it painted and what went wrong, acknowledged when on disk, once', async () => {
    const at = await open(pairedLibrary(1));
    const tv = await show(at, 0);
    await tv.judged(1);
    const item = { seq: 0, zone: 'main', epoch: 1, revision: 1, entry: null, slide: 's', time: at.clock.now };
    expect(
      await tv.socket.timeout(5000).emitWithAck('painted', { v: 1, items: [item, { ...item, seq: 1, slide: 't' }] }),
    ).toEqual({
      upTo: 1,
    });
    expect(await tv.socket.timeout(5000).emitWithAck('painted', { v: 1, items: [item] })).toEqual({ upTo: 1 });
    expect(at.journal.plays.latest('tv-0')).toMatchObject([{ slide: 't', since: item.time }]);
    expect(at.journal.plays.list('tv-0', 0, item.time + 1, 9)).toMatchObject([{ times: 2 }]);
    const report = { seq: 0, code: 'slide-failed', about: 's', time: at.clock.now };
    expect(await tv.socket.timeout(5000).emitWithAck('report', { v: 1, items: [report] })).toEqual({ upTo: 0 });
    expect(at.hub.wall.rows()[0]?.reports).toEqual([{ code: 'slide-failed', about: 's', time: at.clock.now }]);
  });

  it('whose key is revoked is told and closed at once, and stays out', async () => {
    const at = await open(pairedLibrary(2));
    const tv = await show(at, 1);
    const told = next(tv.socket, 'refused');
    const closed = next(tv.socket, 'disconnect');
    await at.store.commit(
      (before) => ({ ...before, displays: before.displays.map((one) => (one.id === 'tv-1' ? { ...one, key: null } : one)) }),
      { actor: 'officer', kind: 'display.revoked', detail: {} },
    );
    expect(await told).toEqual({ v: 1, code: 'revoked' });
    await closed;
    expect(at.hub.online()).toBe(0);
    expect((await show(at, 1)).welcome).toEqual({ v: 1, code: 'revoked' });
  });

  it.each([
    ['revoked', pairedLibrary(2)],
    ['removed', pairedLibrary(1)],
    ['unknown-key', null],
  ])('after a restart a key that was taken away is answered %s', async (code, left) => {
    const at = await open(left ?? pairedLibrary(1));
    const key = deviceKey(7).public;
    const take = (sql: SqlWriter): void => rememberGoneKey(sql, { key, display: 'tv-1', time: NOW });
    const act = { actor: 'officer', kind: 'display.revoked', detail: {} };
    await at.store.commit((before) => before, act, left === null ? undefined : take);
    expect((await show(at, 7)).welcome).toEqual({ v: 1, code });
  });

  it('with the same key twice: the newest wins; a living older one leaves and is reported', async () => {
    const at = await open(pairedLibrary(1));
    const older = await show(at, 0);
    older.socket.on('refused', () => older.socket.disconnect());
    const told = next(older.socket, 'refused');
    const newer = await show(at, 0);
    expect(await told).toEqual({ v: 1, code: 'replaced' });
    await until(() => at.hub.wall.rows()[0]?.reports.length === 1);
    expect(at.hub.wall.rows()[0]?.reports[0]?.code).toBe('key-twice');
    await publish(at, 'e1');
    await newer.judged(2);
    expect(older.verdicts).toHaveLength(1);
    expect(at.hub.online()).toBe(1);
  });

  it('with the same key twice: an older one that says nothing any more is closed without alarm', async () => {
    const at = await open(pairedLibrary(1));
    const older = await show(at, 0);
    const closed = next(older.socket, 'disconnect');
    await show(at, 0);
    await closed;
    expect(at.hub.wall.rows()[0]?.reports).toEqual([]);
    expect(at.hub.wall.rows()[0]?.connection).toBe('online');
  });

  it('has the server’s time for the asking', async () => {
    const at = await open(pairedLibrary(1));
    const { socket } = await show(at, 0);
    at.clock.now += 5;
    expect(await socket.timeout(5000).emitWithAck('time', { v: 1 })).toEqual({ time: at.clock.now });
  });
});
