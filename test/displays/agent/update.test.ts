import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNewer, type ReleaseMessage, signRelease } from '../../../content/wire/release.ts';
import { certify, keyPairFrom, signerOf } from '../../../content/wire/signing.ts';
import { fetchNewer } from '../../../displays/agent/update/fetch-newer.ts';
import { type StoredPackages, sha256, storedPackages } from '../../../displays/agent/update/stored-packages.ts';
import { listening } from '../../support/listening.ts';

const [ROOT, SIGNER, STRANGER] = [1, 2, 9].map((byte) => keyPairFrom(new Uint8Array(32).fill(byte)));
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);
if (!ROOT || !SIGNER || !STRANGER) throw new Error('no keys');

const packed = (version: string): Buffer => Buffer.from(`the package ${version}`);
const signed = (version: string, root = ROOT, bytes = packed(version)): ReleaseMessage => {
  const release = { product: 'niem-yet-agent', version, file: `niem-yet-agent-${version}.tgz`, sha256: sha256(bytes) } as const;
  const certificate = certify(SIGNER.public, NOW - DAY, NOW + 90 * DAY, root.secret);
  return signRelease({ ...release, bytes: bytes.length, time: NOW }, certificate, signerOf(SIGNER.secret));
};

describe('a newer package of the controller', () => {
  let folder: string;
  let packages: StoredPackages;
  let url: string;
  let close: () => Promise<void>;
  const served = { manifest: signed('0.2.0'), bytes: packed('0.2.0') };
  const fetched = (running = '0.1.0') => fetchNewer(url, ROOT.public, running, packages);
  const best = async (running = '0.1.0') => (await packages.best(running))?.release.version ?? null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ny-update-'));
    packages = storedPackages(folder, ROOT.public);
    const server = createServer((request, response) =>
      response.end(request.url?.endsWith('/manifest') ? JSON.stringify(served.manifest) : served.bytes),
    );
    const opened = await listening(server);
    url = `http://127.0.0.1:${opened.port}`;
    ({ close } = opened);
  });
  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken when it is signed under the trusted root key, whole, and higher; once', async () => {
    expect(await best()).toBeNull();
    expect((await fetched())?.version).toBe('0.2.0');
    expect(await best()).toBe('0.2.0');
    expect(await fetched()).toBeNull();
  });

  it('is not taken when it is older, signed by another, or other bytes than were signed', async () => {
    expect(await fetched('0.3.0')).toBeNull();
    served.manifest = signed('0.9.0', STRANGER);
    await expect(fetched()).rejects.toThrow(/not signed/);
    served.manifest = signed('0.9.0');
    await expect(fetched()).rejects.toThrow(/not the one|longer/);
    served.bytes = Buffer.alloc(1 << 20);
    await expect(fetched()).rejects.toThrow(/longer/);
    expect(await best()).toBe('0.2.0');
  });

  it('is passed over after three beginnings without coming up, and counts for good once it came up', async () => {
    for (const expected of ['0.2.0', '0.2.0', '0.2.0', null]) {
      expect(await best()).toBe(expected);
      await packages.begun('0.2.0');
    }
    // The same one is not fetched again.
    Object.assign(served, { manifest: signed('0.2.0'), bytes: packed('0.2.0') });
    expect(await fetched()).toBeNull();
    Object.assign(served, { manifest: signed('0.3.0'), bytes: packed('0.3.0') });
    expect((await fetched())?.version).toBe('0.3.0');
    await packages.begun('0.3.0');
    await packages.cameUp('0.3.0');
    for (let time = 0; time < 5; time += 1) await packages.begun('0.3.0');
    expect(await best()).toBe('0.3.0');
  });

  it('goes back to the one before when a later one is broken, or was changed on disk', async () => {
    Object.assign(served, { manifest: signed('0.10.0'), bytes: packed('0.10.0') });
    expect((await fetched('0.3.0'))?.version).toBe('0.10.0');
    expect(await best()).toBe('0.10.0');
    writeFileSync(join(folder, '0.10.0.tgz'), 'somebody else’s');
    expect(await best()).toBe('0.3.0');
    writeFileSync(join(folder, '0.10.0.json'), '{"torn');
    expect(await best()).toBe('0.3.0');
  });

  it('versions go by their numbers', () => {
    expect([isNewer('0.10.0', '0.9.9'), isNewer('1.0.0', '1.0.0'), isNewer('1.0.0', '1.0.1'), isNewer('2.0.0', '1.9.9')]).toEqual(
      [true, false, false, true],
    );
  });
});
