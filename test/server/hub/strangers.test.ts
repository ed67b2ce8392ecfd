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

describe('strangers', () => {
  it('who know a display’s public key cannot keep the display out with false hellos', async () => {
    const at = await open(pairedLibrary(1), { limits: { hellosPerKey: { burst: 2, perSecond: 0.001 } } });
    for (let turn = 0; turn < 4; turn += 1) {
      const falseHello = (connection: string) => ({
        ...helloWith(deviceKey(0), at.keys.rootKey)(connection),
        proof: 'A'.repeat(86),
      });
      const socket = connect(at.url, '/display', {}, falseHello);
      expect(await firstWord(socket)).toEqual({ v: 1, code: 'bad-proof' });
      expect(socket.connected).toBe(false);
    }
    const tv = await testDisplay(at.url, deviceKey(0), { display: 'tv-0', rootKey: at.keys.rootKey, now: () => at.clock.now });
    expect(tv.welcome).toEqual({ time: at.clock.now });
  });

  it('who come without a hello are sent away at once, and can ask nothing before', async () => {
    const at = await open(pairedLibrary(1));
    const socket = connect(at.url, '/display', {});
    const asked = socket.timeout(1000).emitWithAck('time', { v: 1 });
    expect(await firstWord(socket)).toEqual({ v: 1, code: 'unreadable' });
    expect(socket.connected).toBe(false);
    await expect(asked).rejects.toThrow();
    expect(at.hub.counts().get('/display hello malformed')).toBe(1);
    expect(at.hub.counts().get('/display time done')).toBe(undefined);
  });

  it('who overheard a hello have nothing from it: not on another connection, not on their own', async () => {
    const at = await open(pairedLibrary(1));
    let overheard: object = {};
    const tv = connect(at.url, '/display', {}, (connection) => {
      overheard = helloWith(deviceKey(0), at.keys.rootKey)(connection);
      return overheard;
    });
    expect(await firstWord(tv)).toEqual({ time: at.clock.now });
    expect(await firstWord(connect(at.url, '/display', {}, () => overheard))).toEqual({ v: 1, code: 'bad-proof' });
    expect(at.hub.online()).toBe(1);
    expect(tv.connected).toBe(true);
  });

  it('who have a controller that a display trusts cannot be that display at ours: it is told apart, and officers see it', async () => {
    const at = await open(pairedLibrary(1));
    const theirs = deviceKey(50).public;
    const handedOn = (root: string) => (connection: string) => ({
      ...helloWith(deviceKey(0), theirs)(connection),
      root,
    });
    expect(await firstWord(connect(at.url, '/display', {}, handedOn(theirs)))).toEqual({ v: 1, code: 'other-root' });
    expect(await firstWord(connect(at.url, '/display', {}, handedOn(at.keys.rootKey)))).toEqual({ v: 1, code: 'bad-proof' });
    expect(at.hub.online()).toBe(0);
    expect(at.hub.wall.rows()[0]?.reports.map(({ code }) => code)).toEqual(['delivery-foreign']);
  });

  it('who open sockets for pairing and show no code are sent away; a screen that shows one stays', async () => {
    const at = await open(pairedLibrary(1), { limits: { helloWithinMs: 300 } });
    const idle = [connect(at.url, '/pairing', {}), connect(at.url, '/pairing', {})];
    const gone = idle.map((socket) => next(socket, 'disconnect'));
    const screen = connect(at.url, '/pairing', {});
    await next(screen, 'connect');
    const body = { v: 1, key: deviceKey(5).public, app: 'tv', glass: GLASS };
    expect(await screen.timeout(5000).emitWithAck('begin', body)).toMatchObject({ ok: true });
    await Promise.all(gone);
    await new Promise((wake) => setTimeout(wake, 400));
    expect(screen.connected).toBe(true);
  });

  it('cannot show officers letters that turn or hide', async () => {
    const at = await open(pairedLibrary(1));
    const socket = connect(at.url, '/pairing', {});
    await next(socket, 'connect');
    const begin = (app: string) =>
      socket.timeout(500).emitWithAck('begin', { v: 1, key: deviceKey(5).public, app, glass: GLASS });
    for (const app of ['\u202etv', 'tv\u200b', 'tv\n1', 'Phường']) await expect(begin(app)).rejects.toThrow();
    expect(await begin('tv/1.0')).toMatchObject({ ok: true });
  });

  it('who are turned away again and again are counted, not each written down', async () => {
    const at = await open(pairedLibrary(1), { limits: { connectsPerAddress: { burst: 1000, perSecond: 100 } } });
    for (let turn = 0; turn < 12; turn += 1)
      await expect(next(connect(at.url, '/display', { origin: 'https://evil.example' }), 'connect')).rejects.toThrow();
    expect(at.hub.counts().get('turned-away origin')).toBe(12);
    expect(at.log.events('warn').filter((event) => event === 'socket-turned-away')).toHaveLength(5);
  });
});
