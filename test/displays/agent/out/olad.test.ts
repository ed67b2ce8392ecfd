import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedDevice } from '../../../../content/led/device.ts';
import { missingForOlad, OLAD, type Olad, startOlad } from '../../../support/olad.ts';
import { randomBytes } from '../../../support/random-bytes.ts';

/* A receiver that somebody else wrote: olad, the daemon of the Open Lighting Architecture, takes what our encoders send. */
const missing = missingForOlad();
const SIZES = [1, 170, 171, 2040, 2048];
const SLOTS = 510;

const e131 = (host: string | null): LedDevice => ({
  protocol: 'e131',
  host,
  firstUniverse: OLAD.e131,
  priority: 100,
  syncUniverse: null,
  wifi: false,
});

describe.skipIf(missing !== null)(`olad receives (${missing ?? 'here'})`, () => {
  let olad: Olad;
  beforeAll(async () => {
    olad = await startOlad();
  });
  afterAll(() => olad.close());

  const send = async (device: LedDevice, dots: number, seed: number): Promise<void> => {
    // An E1.31 source that leaves says so, or its successor would have to be merged with it.
    expect(await olad.send({ device, dots, seed, frames: 1, rate: 1, end: device.protocol === 'e131' })).toBe('sent');
  };
  /** Universe after universe holds exactly what was sent; olad is asked until it does. */
  const holds = async (universe: number, bytes: Uint8Array): Promise<void> => {
    let held: number[] = [];
    for (let time = 0; time < 50; time += 1) {
      held = (await olad.dmx(universe)).slice(0, bytes.length);
      if (Buffer.compare(Uint8Array.from(held), bytes) === 0) return;
      await sleep(100);
    }
    expect(held).toEqual([...bytes]);
  };

  for (const dots of SIZES) {
    it(`E1.31 to one address: ${dots} dots sent are the dots received`, async () => {
      const bytes = randomBytes(dots * 3, dots);
      await send(e131(OLAD.address), dots, dots);
      for (let at = 0; at < bytes.length; at += SLOTS) await holds(OLAD.e131 + at / SLOTS, bytes.subarray(at, at + SLOTS));
    });

    it(`E1.31 by multicast: ${dots} dots sent are the dots received`, async () => {
      const bytes = randomBytes(dots * 3, dots + 7);
      await send(e131(null), dots, dots + 7);
      for (let at = 0; at < bytes.length; at += SLOTS) await holds(OLAD.e131 + at / SLOTS, bytes.subarray(at, at + SLOTS));
    });

    it(`Art-Net with sync: ${dots} dots sent are the dots received`, async () => {
      const bytes = randomBytes(dots * 3, dots + 13);
      const universes = Math.ceil(dots / 170);
      // olad has four inputs, so the picture is moved past them four universes at a time.
      for (let first = 0; first < universes; first += 4) {
        const device = {
          protocol: 'artnet',
          host: OLAD.address,
          port: 6454,
          firstUniverse: OLAD.artnet - first,
          sync: true,
        } as const;
        await send(device, dots, dots + 13);
        for (let universe = first; universe < Math.min(first + 4, universes); universe += 1)
          await holds(OLAD.artnet + universe - first, bytes.subarray(universe * SLOTS, (universe + 1) * SLOTS));
      }
    });

    it(`OPC: of ${dots} dots sent, olad holds as many as its one universe takes`, async () => {
      const bytes = randomBytes(dots * 3, dots + 19);
      await send({ protocol: 'opc', host: OLAD.address, port: 7890, channel: 0 }, dots, dots + 19);
      await holds(OLAD.opc, bytes.subarray(0, 512));
    });
  }

  it('E1.31 with sync packets and with termination: what was sent last stands', async () => {
    const device = { ...e131(OLAD.address), syncUniverse: 60 };
    expect(await olad.send({ device, dots: 340, seed: 5, frames: 1, rate: 1, end: true })).toBe('sent');
    await holds(OLAD.e131, randomBytes(1020, 5).subarray(0, SLOTS));
    expect(readFileSync(join(olad.folder, 'olad.log'), 'utf8')).not.toMatch(/malformed|invalid|too small/i);
  });

  it('LED-55 a cable that is pulled is told by the network itself; plugged in again, the dots arrive', async () => {
    const cable = async (state: 'up' | 'down'): Promise<void> => {
      await once(olad.start('olad', ['ip', 'link', 'set', 'v0', state]), 'exit');
    };
    const device = { protocol: 'artnet', host: OLAD.address, port: 6454, firstUniverse: OLAD.artnet, sync: false } as const;
    const step = (seed: number) => ({ device, dots: 100, seed, frames: 1, rate: 1, end: false });
    await olad.send(step(1));
    await cable('down');
    const answers: unknown[] = [];
    for (let time = 0; time < 60 && answers.at(-1) !== 'failed'; time += 1) {
      await sleep(500);
      answers.push((await olad.send(step(2))) === 'sent' ? 'sent' : 'failed');
    }
    expect(answers).toContain('failed');
    await cable('up');
    for (let time = 0; time < 60; time += 1) {
      await olad.send(step(3));
      await sleep(500);
      if (Buffer.compare(Uint8Array.from((await olad.dmx(OLAD.artnet)).slice(0, 300)), randomBytes(300, 3)) === 0) break;
    }
    await holds(OLAD.artnet, randomBytes(300, 3));
  });

  it('Art-Net: a poll finds olad with the universes of its inputs’ network', async () => {
    const found = await olad.send({ find: 'artnet' });
    expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ address: OLAD.address })]));
  });

  it('40 frames a second come at 25 ms, by olad’s own recorder', { retry: 2 }, async () => {
    const file = join(olad.folder, 'show.txt');
    const recorder = olad.start('olad', ['ola_recorder', '--record', file, '--universes', String(OLAD.e131)]);
    await sleep(700);
    await olad.send({ device: e131(OLAD.address), dots: 170, seed: 100, frames: 120, rate: 40, end: true });
    await sleep(300);
    recorder.kill('SIGINT');
    await once(recorder, 'exit');
    const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    const frames = lines.filter((line) => line.includes(','));
    const gaps = lines.filter((line) => /^\d+$/.test(line)).map(Number);
    expect(frames.length).toBeGreaterThanOrEqual(100);
    const sorted = [...gaps].sort((a, b) => a - b);
    expect(Math.abs((sorted[Math.floor(sorted.length / 2)] ?? 0) - 25)).toBeLessThanOrEqual(5);
  });
});
