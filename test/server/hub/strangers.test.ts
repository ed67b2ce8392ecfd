import { afterEach, describe, expect, it } from 'vitest';
import { deviceKey, type HubHouse, hubHouse, pairedLibrary } from '../../support/hub-house.ts';
import { connect, GLASS, next, testDisplay } from '../../support/test-display.ts';

let house: HubHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});
const open = async (...args: Parameters<typeof hubHouse>): Promise<HubHouse> => {
  house = await hubHouse(...args);
  return house;
};
const badHello = { v: 1, key: deviceKey(0).public, proof: 'A'.repeat(86), held: null, app: 'x', glass: GLASS };

describe('strangers', () => {
  it('who know a display’s public key cannot keep the display out with false hellos', async () => {
    const at = await open(pairedLibrary(1), { limits: { hellosPerKey: { burst: 2, perSecond: 0.001 } } });
    for (let turn = 0; turn < 4; turn += 1) {
      const socket = connect(at.url, '/display', {});
      await next(socket, 'challenge');
      expect(await socket.timeout(5000).emitWithAck('hello', badHello)).toEqual({ ok: false, code: 'bad-proof' });
      socket.disconnect();
    }
    const tv = await testDisplay(at.url, deviceKey(0), { display: 'tv-0', rootKey: at.keys.rootKey, now: () => at.clock.now });
    expect(tv.welcome).toMatchObject({ ok: true });
  });

  it('have one hello on a socket', async () => {
    const at = await open(pairedLibrary(1));
    const socket = connect(at.url, '/display', {});
    await next(socket, 'challenge');
    await socket.timeout(5000).emitWithAck('hello', badHello);
    await expect(socket.timeout(500).emitWithAck('hello', badHello)).rejects.toThrow();
    expect(at.hub.counts().get('/display hello not-allowed')).toBe(1);
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
