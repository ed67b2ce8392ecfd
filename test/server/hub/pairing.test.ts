import { afterEach, describe, expect, it } from 'vitest';
import { codeSchema, pairedSchema } from '../../../content/wire/display-messages.ts';
import { CODE_LETTERS, CODE_LIFE_MS, type OpenCode, pairingDesk, type Typist } from '../../../server/hub/pairings.ts';
import { NOW } from '../../support/deliveries.ts';
import { deviceKey, type HubHouse, hubHouse, pairedLibrary } from '../../support/hub-house.ts';
import { display } from '../../support/schedule-library.ts';
import { connect, GLASS, next, testDisplay } from '../../support/test-display.ts';

const OFFICER: Typist = { person: 'officer', address: '10.0.0.1' };

const registry = (openCodes = 10) => {
  const clock = { now: NOW };
  const acts: string[] = [];
  let seed = 7;
  const told: string[] = [];
  const desk = pairingDesk({
    rootKey: deviceKey(50).public,
    openCodes,
    random: (below) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    },
    acts: { append: ({ kind, actor, detail }) => Promise.resolve(void acts.push(`${kind} ${actor} ${String(detail.code)}`)) },
    restart: () => Promise.resolve(),
    tell: ({ code }, { display: id }) => void told.push(`${code} ${id}`),
    now: () => clock.now,
  });
  const begin = (key: number): OpenCode => {
    const open = desk.begin({ key: deviceKey(key).public, address: '10.1.1.1', app: 'tv', glass: GLASS });
    if (open === null) throw new Error('no code');
    return open;
  };
  return { desk, clock, acts, told, begin };
};
const bind = () => Promise.resolve({ display: 'd', name: 'D', unitName: 'U' });
const codeOf = async (result: Promise<{ ok: true } | { ok: false; code: string }>) => {
  const settled = await result;
  return settled.ok ? 'ok' : settled.code;
};

describe('codes', () => {
  it('are 8 easy letters, differ, and stay the same for a screen that asks again', () => {
    const { begin } = registry(60);
    const codes = Array.from({ length: 40 }, (_, key) => begin(key).code);
    expect(new Set(codes).size).toBe(40);
    for (const code of codes) expect([...code].every((letter) => CODE_LETTERS.includes(letter)) && code.length === 8).toBe(true);
    expect(begin(3).code).toBe(codes[3]);
    expect(CODE_LETTERS).toHaveLength(20);
    expect(CODE_LETTERS).not.toMatch(/[AEIOUY0-9]/);
  });

  it('say where they come from, however they are typed', async () => {
    const { desk, begin } = registry();
    const { code } = begin(1);
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    expect(await desk.lookup(typed, OFFICER)).toEqual({
      ok: true,
      found: { code, address: '10.1.1.1', app: 'tv', glass: GLASS, since: NOW, expires: NOW + CODE_LIFE_MS },
    });
  });

  it('end after 10 minutes, to the millisecond', async () => {
    const { desk, clock, begin } = registry();
    const { code } = begin(1);
    clock.now += CODE_LIFE_MS - 1;
    expect(await codeOf(desk.lookup(code, OFFICER))).toBe('ok');
    expect(desk.expired()).toEqual([]);
    clock.now += 1;
    expect(await codeOf(desk.confirm(code, OFFICER, bind))).toBe('pairing-unknown');
    expect(desk.expired().map((open) => open.code)).toEqual([code]);
    expect(begin(1).code).not.toBe(code);
  });

  it('count once, also when two confirm at the same time', async () => {
    const { desk, told, begin } = registry();
    const { code } = begin(1);
    const both = await Promise.all([codeOf(desk.confirm(code, OFFICER, bind)), codeOf(desk.confirm(code, OFFICER, bind))]);
    expect(both).toEqual(['ok', 'pairing-unknown']);
    expect(told).toEqual([`${code} d`]);
  });

  it('are good again when the display could not be put into the library', async () => {
    const { desk, begin } = registry();
    const { code } = begin(1);
    await expect(desk.confirm(code, OFFICER, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await codeOf(desk.confirm(code, OFFICER, bind))).toBe('ok');
  });

  it('lock a person and an address after five wrong tries, and say nothing then, even to a right one', async () => {
    const { desk, clock, acts, begin } = registry();
    const { code } = begin(1);
    for (let turn = 0; turn < 5; turn += 1) expect(await codeOf(desk.lookup('BBBBBBBB', OFFICER))).toBe('pairing-unknown');
    expect(await codeOf(desk.lookup(code, OFFICER))).toBe('pairing-locked');
    expect(await codeOf(desk.lookup(code, { person: 'other', address: OFFICER.address }))).toBe('pairing-locked');
    expect(await codeOf(desk.lookup(code, { person: OFFICER.person, address: '10.9.9.9' }))).toBe('pairing-locked');
    expect(await codeOf(desk.lookup(code, { person: 'other', address: '10.9.9.9' }))).toBe('ok');
    expect(acts.filter((act) => act === 'pairing.refused officer pairing-unknown')).toHaveLength(5);
    clock.now += 120_000;
    expect(await codeOf(desk.lookup(code, OFFICER))).toBe('ok');
  });

  it('have a budget of wrong tries for everybody together', async () => {
    const { desk, begin } = registry();
    const { code } = begin(1);
    const stranger = (at: number): Typist => ({ person: `p${at}`, address: `10.2.0.${at}` });
    for (let at = 0; at < 50; at += 1) await desk.lookup('BBBBBBBB', stranger(at));
    expect(await codeOf(desk.lookup(code, stranger(99)))).toBe('pairing-locked');
  });

  it('are refused when too many are open', () => {
    const { desk, begin } = registry(2);
    begin(1);
    begin(2);
    expect(desk.begin({ key: deviceKey(3).public, address: 'x', app: 'tv', glass: GLASS })).toBeNull();
    expect(begin(2).code).toHaveLength(8);
  });
});

describe('pairing over the hub', () => {
  let house: HubHouse | null = null;
  afterEach(async () => {
    await house?.close();
    house = null;
  });
  const pair = (at: HubHouse, code: string, key = 5) =>
    at.hub.pairings.confirm(code, OFFICER, async (publicKey) => {
      await at.store.commit(
        (before) => ({
          ...before,
          displays: [...before.displays, display('tv-new', 'u', { key: { public: publicKey, since: NOW } })],
        }),
        { actor: 'officer', kind: 'display.paired', detail: { key } },
      );
      return { display: 'tv-new', name: 'Sảnh', unitName: 'Phường' };
    });
  const begin = async (at: HubHouse, key = 5) => {
    const socket = connect(at.url, '/pairing');
    await next(socket, 'connect');
    const body = { v: 1, key: deviceKey(key).public, app: 'tv', glass: GLASS };
    return { socket, code: codeSchema.parse(await socket.timeout(5000).emitWithAck('begin', body)).code };
  };

  it('a screen shows a code, an officer types it, the screen gets its name and root key, and then its plan', async () => {
    const at = await hubHouse(pairedLibrary(1));
    house = at;
    const { socket, code } = await begin(at);
    const told = next(socket, 'paired');
    expect(await pair(at, code)).toMatchObject({ ok: true, paired: { display: 'tv-new' } });
    const paired = pairedSchema.parse(await told);
    expect(paired).toEqual({ v: 1, display: 'tv-new', name: 'Sảnh', unitName: 'Phường', rootKey: at.keys.rootKey });
    await at.control.wake();
    const tv = await testDisplay(at.url, deviceKey(5), { ...paired, now: () => at.clock.now });
    expect(tv.welcome).toEqual({ time: at.clock.now });
    await tv.judged(1);
    expect(tv.verdicts[0]?.ok).toBe(true);
  });

  it('a screen that missed the word is told again when it asks again', async () => {
    const at = await hubHouse(pairedLibrary(1));
    house = at;
    const { socket, code } = await begin(at);
    socket.disconnect();
    await pair(at, code);
    const again = connect(at.url, '/pairing');
    const told = next(again, 'paired');
    const answer: unknown = await again
      .timeout(5000)
      .emitWithAck('begin', { v: 1, key: deviceKey(5).public, app: 'tv', glass: GLASS });
    expect(pairedSchema.parse(await told).display).toBe('tv-new');
    expect(answer).toEqual({ ok: false, code: 'paired' });
  });

  it('one address cannot take all codes', async () => {
    const at = await hubHouse(pairedLibrary(1), { limits: { pairingsPerAddress: { burst: 2, perSecond: 0.01 } } });
    house = at;
    await begin(at, 5);
    await begin(at, 6);
    await expect(begin(at, 7)).rejects.toThrow();
  });
});
