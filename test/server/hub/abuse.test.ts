import { afterEach, describe, expect, it } from 'vitest';
import { deviceKey, type HubHouse, hubHouse, pairedLibrary } from '../../support/hub-house.ts';
import { connect, firstWord, GLASS, helloWith, next, testDisplay } from '../../support/test-display.ts';

let house: HubHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});
const open = async (...args: Parameters<typeof hubHouse>): Promise<HubHouse> => {
  house = await hubHouse(...args);
  return house;
};
const stillServes = async (at: HubHouse): Promise<void> => {
  const tv = await testDisplay(at.url, deviceKey(0), { display: 'tv-0', rootKey: at.keys.rootKey, now: () => at.clock.now });
  expect(tv.welcome).toEqual({ time: at.clock.now });
  await tv.judged(1);
};
const display = (at: HubHouse) => connect(at.url, '/display', { origin: at.url }, helloWith(deviceKey(0), at.keys.rootKey));
const POISON: unknown = JSON.parse('{"__proto__":{"polluted":1},"v":1,"constructor":{"prototype":{"polluted":1}}}');
const JUNK: readonly (readonly unknown[])[] = [
  [],
  [null],
  [7],
  ['text'],
  [[]],
  [{}],
  [{ v: 1 }, { v: 1 }],
  [{ v: 2 }],
  [POISON],
  [{ v: 1, items: [] }],
  [{ v: 1, items: [{ seq: -1 }] }],
  [{ v: 1, hashes: ['../../etc/passwd'] }],
  [{ v: 1, key: 'A'.repeat(43), root: 'A'.repeat(43), proof: 'A'.repeat(86), held: null, app: 'x'.repeat(65), glass: GLASS }],
  [Buffer.from([1, 2, 3])],
];
const EVENTS = [
  'hello',
  'time',
  'holding',
  'need',
  'painted',
  'report',
  'begin',
  'error',
  'message',
  '__proto__',
  'toString',
  '',
];

describe('what must not hurt the hub', () => {
  it('messages of the wrong arity, type and shape, with and without acknowledgement, on every namespace', async () => {
    const at = await open(pairedLibrary(1), {
      limits: { badMessages: 100_000, messagesPerSocket: { burst: 1e6, perSecond: 1e6 } },
    });
    for (const namespace of ['/display', '/pairing']) {
      const socket = namespace === '/display' ? display(at) : connect(at.url, namespace);
      await next(socket, 'connect');
      for (const event of EVENTS) {
        for (const junk of JUNK) {
          socket.emit(event, ...junk);
          socket.emit(event, ...junk, () => undefined);
        }
      }
      socket.emit('time', { v: 1 });
      const answer = namespace === '/display' ? 'time' : 'begin';
      const body = answer === 'time' ? { v: 1 } : { v: 1, key: deviceKey(9).public, app: 'x', glass: GLASS };
      expect(await socket.timeout(20_000).emitWithAck(answer, body)).toHaveProperty('time');
    }
    expect('polluted' in {}).toBe(false);
    expect(at.log.events('error')).toEqual([]);
    await stillServes(at);
  });

  it('a flood: the socket is closed after so many bad messages, others live on', async () => {
    const at = await open(pairedLibrary(1));
    const socket = display(at);
    const told = next(socket, 'refused');
    await next(socket, 'connect');
    for (let at = 0; at < 500; at += 1) socket.emit('time', { v: 1 });
    expect(await told).toEqual({ v: 1, code: 'misbehaved' });
    expect(at.hub.counts().get('/display time too-fast')).toBeGreaterThanOrEqual(10);
    await stillServes(at);
  });

  it('hellos by the hundred on one connection: the first alone is judged, the second ends it', async () => {
    const at = await open(pairedLibrary(1));
    const hello = helloWith(deviceKey(0), at.keys.rootKey);
    const socket = connect(at.url, '/display', { origin: at.url }, (connection) => {
      const wrong = { ...hello(connection), proof: 'A'.repeat(86) };
      for (let turn = 0; turn < 200; turn += 1) socket.io.engine.write(`0/display,${JSON.stringify(wrong)}`);
      return wrong;
    });
    await new Promise<void>((resolve) => socket.io.once('close', () => resolve()));
    await stillServes(at);
    const counts = at.hub.counts();
    expect(counts.get('/display hello not-allowed')).toBe(1);
    expect(counts.get('/display hello malformed')).toBeGreaterThan(0);
  });

  it('hellos of the wrong shape: refused and closed, each of them', async () => {
    const at = await open(pairedLibrary(1), { limits: { connectsPerAddress: { burst: 1e6, perSecond: 1e6 } } });
    const hello = helloWith(deviceKey(0), at.keys.rootKey);
    const shapes: ((connection: string) => object)[] = [
      () => ({}),
      () => Object(POISON),
      (connection) => ({ ...hello(connection), v: 2 }),
      (connection) => ({ ...hello(connection), more: 1 }),
      (connection) => ({ ...hello(connection), app: 'x'.repeat(65) }),
      (connection) => ({ ...hello(connection), key: '__proto__' }),
      (connection) => ({ ...hello(connection), held: { epoch: 1, revision: 1, part: '../..' } }),
    ];
    for (const shape of shapes) {
      const socket = connect(at.url, '/display', { origin: at.url }, shape);
      expect(await firstWord(socket)).toEqual({ v: 1, code: 'unreadable' });
      expect(socket.connected).toBe(false);
    }
    expect(at.log.events('error')).toEqual([]);
    await stillServes(at);
  });

  it('a message larger than 64 kB closes the connection that sent it', async () => {
    const at = await open(pairedLibrary(1));
    const socket = display(at);
    await next(socket, 'connect');
    const closed = next(socket, 'disconnect');
    socket.emit('report', { v: 1, app: 'x'.repeat(70_000) });
    await closed;
    await stillServes(at);
  });

  it('pages from elsewhere are turned away; our own and the public address are not; programs reach no desk', async () => {
    const at = await open(pairedLibrary(1), {
      person: () => ({ id: 'p', login: 'person', name: 'P', grants: [{ role: 'admin', unit: null }], active: true }),
    });
    const comes = async (namespace: string, headers: Record<string, string>): Promise<string> => {
      const socket = connect(at.url, namespace, headers);
      return next(socket, 'connect').then(
        () => 'in',
        () => 'out',
      );
    };
    expect(await comes('/display', { origin: 'https://evil.example' })).toBe('out');
    expect(await comes('/display', { origin: 'null' })).toBe('out');
    expect(await comes('/desk', { origin: 'https://evil.example' })).toBe('out');
    expect(await comes('/desk', { origin: at.url.replace('127.0.0.1', 'localhost') })).toBe('out');
    expect(await comes('/desk', { origin: at.url })).toBe('in');
    expect(await comes('/desk', { origin: 'https://niemyet.example' })).toBe('in');
    expect(await comes('/desk', {})).toBe('out');
    expect(await comes('/pairing', {})).toBe('in');
    expect(await comes('/', { origin: at.url })).toBe('out');
    expect(at.hub.counts().get('turned-away origin')).toBe(4);
  });

  it('one address, and one key, that connect again and again are slowed down, successes counted too', async () => {
    const at = await open(pairedLibrary(2), {
      limits: { connectsPerAddress: { burst: 6, perSecond: 1 }, hellosPerKey: { burst: 2, perSecond: 0.1 } },
    });
    const own = { display: 'tv-0', rootKey: at.keys.rootKey, now: () => at.clock.now };
    const codes: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const tv = await testDisplay(at.url, deviceKey(0), own);
      codes.push('code' in tv.welcome ? tv.welcome.code : 'ok');
      tv.socket.disconnect();
    }
    expect(codes).toEqual(['ok', 'ok', 'busy', 'busy']);
    const other = await testDisplay(at.url, deviceKey(1), { ...own, display: 'tv-1' });
    expect(other.welcome).toEqual({ time: at.clock.now });
    await testDisplay(at.url, deviceKey(1), { ...own, display: 'tv-1' });
    await expect(testDisplay(at.url, deviceKey(1), own)).rejects.toThrow();
    at.clock.now += 10_000;
    expect((await testDisplay(at.url, deviceKey(0), own)).welcome).toEqual({ time: at.clock.now });
  });
});
