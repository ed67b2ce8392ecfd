import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskKeep } from '../../../../displays/agent/keep/disk-keep.ts';
import { newIdentity } from '../../../../displays/link/device-key.ts';
import { memoryKeep } from '../../../../displays/link/memory-keep.ts';
import { blobsOf, deliver, head, partText, ROOT } from '../../../support/deliveries.ts';
import { keepContract } from '../../../support/keep-contract.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ny-keep-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

keepContract('memory', async () => ({ keep: memoryKeep(), again: null, done: async () => undefined }));
keepContract('disk', async () => {
  const place = folder();
  return { keep: await diskKeep(place), again: () => diskKeep(place), done: async () => undefined };
});

const item = (seq: number) => ({ seq, zone: 'main', epoch: 1, revision: 7, entry: null, slide: null, time: seq }) as const;
const counters = (painted: number) => ({ painted, report: 0 });

describe('what a power cut or a bad disk leaves of a keep', () => {
  it('reads a log whose last line is torn, and adds to it', async () => {
    const place = folder();
    const keep = await diskKeep(place);
    await keep.putItems('painted', [item(0), item(1)], counters(2));
    const log = join(place, 'painted.log');
    truncateSync(log, statSync(log).size - 9);
    const again = await diskKeep(place);
    expect((await again.load()).painted).toEqual([item(0)]);
    await again.putItems('painted', [item(2)], counters(3));
    const last = await (await diskKeep(place)).load();
    expect([last.painted, last.counters]).toEqual([[item(0), item(2)], counters(3)]);
  });

  it('counts garbage as absent and half-written files as nothing', async () => {
    const place = folder();
    const keep = await diskKeep(place);
    const identity = newIdentity();
    await keep.saveIdentity(identity);
    const { signed, run } = deliver([head('d')]);
    const blobs = blobsOf(partText('s'));
    await keep.adopt({ head: head('d'), signed, run }, blobs, []);
    writeFileSync(join(place, 'pairing.json'), '{"display":');
    writeFileSync(join(place, 'media', `${'a'.repeat(64)}.123.tmp`), 'half');
    appendFileSync(join(place, 'blobs', Object.keys(blobs)[0] ?? ''), ' ');
    const after = await (await diskKeep(place)).load();
    expect(after).toMatchObject({ identity, pairing: null, blobs: {}, media: [] });
    expect(readdirSync(join(place, 'media'))).toEqual([]);
  });

  it('keeps its key from everybody else on the machine', async () => {
    const place = join(folder(), 'own');
    const keep = await diskKeep(place);
    await keep.saveIdentity(newIdentity());
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(statSync(join(place, 'identity.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses a file that is not what its name says, and keeps nothing of it', async () => {
    const place = folder();
    const keep = await diskKeep(place);
    await expect(keep.putMedia('a'.repeat(64), new Blob(['something else']))).rejects.toThrow();
    expect(readdirSync(join(place, 'media'))).toEqual([]);
  });

  it('reads no file to the end that is larger than any picture or video, and keeps nothing of it', async () => {
    const place = folder();
    const { files } = await diskKeep(place);
    let taken = 0;
    const endless = async function* () {
      for (const piece = new Uint8Array(1 << 20); taken < 300; taken += 1) yield piece;
    };
    expect(await files.receive('a'.repeat(64), endless())).toBe(false);
    expect(taken).toBeLessThan(200);
    expect(readdirSync(join(place, 'media'))).toEqual([]);
  });

  it('writes the log anew once most of it is done with', async () => {
    const place = folder();
    const keep = await diskKeep(place);
    for (let seq = 0; seq < 300; seq += 1) {
      await keep.putItems('painted', [item(seq)], counters(seq + 1));
      await keep.dropItems('painted', seq);
    }
    expect(readFileSync(join(place, 'painted.log'), 'utf8').split('\n').length).toBeLessThan(200);
    expect(await (await diskKeep(place)).load()).toMatchObject({ painted: [], counters: counters(300) });
  });

  it('outlives calls that come all at once', async () => {
    const place = folder();
    const keep = await diskKeep(place);
    await Promise.all([
      keep.savePairing({ display: 'd', name: 'a', unitName: 'b', rootKey: ROOT.public }),
      ...Array.from({ length: 20 }, (_, seq) => keep.putItems('painted', [item(seq)], counters(seq + 1))),
      keep.saveClock({ offset: 1, error: 1, seen: 1 }),
    ]);
    expect((await (await diskKeep(place)).load()).painted.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });
});
