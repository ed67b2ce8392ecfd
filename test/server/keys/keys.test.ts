import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateHolds, rootHolds } from '../../../content/wire/signing.ts';
import { NoSigningKey, openKeys } from '../../../server/keys/keys.ts';
import { coveredUntil, KEY_LIFE_MS, ringSchema, YEARS_AHEAD } from '../../../server/keys/ring.ts';
import { DAY, NOW } from '../../support/deliveries.ts';
import { memoryLog } from '../../support/memory-log.ts';

const TREE = { root: 'a'.repeat(64), size: 3 };
let folder = '';
let time = NOW;
const now = () => time;
const open = (log = memoryLog()) => openKeys(join(folder, 'keys'), now, log.log);
const ring = async () => ringSchema.parse(JSON.parse(await readFile(join(folder, 'keys', 'ring.json'), 'utf8')));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'niem-yet-keys-'));
  time = NOW;
});
afterEach(() => rm(folder, { recursive: true }));

describe('keys', () => {
  it('are made at the first start, for the owner alone, and are the same at the next', async () => {
    const first = await open();
    const second = await open();
    expect(second.rootKey).toBe(first.rootKey);
    expect(await ring()).toMatchObject({ rootKey: first.rootKey, keys: [{}] });
    for (const name of await readdir(join(folder, 'keys'))) {
      expect((await stat(join(folder, 'keys', name))).mode & 0o777, name).toBe(0o600);
    }
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
  });

  it('sign so that the pinned root key vouches for it', async () => {
    const keys = await open();
    const signed = await keys.sign(TREE);
    expect(signed).toMatchObject({ ...TREE, time: NOW });
    expect(rootHolds(signed)).toBe(true);
    expect(certificateHolds(signed.certificate, keys.rootKey)).toBe(true);
  });

  it('rotate by themselves with an overlap, and forget long ended ones', async () => {
    const keys = await open();
    const used = new Set<string>();
    for (let day = 0; day < 1000; day += 5) {
      time = NOW + day * DAY;
      const { certificate } = await keys.sign(TREE);
      used.add(certificate.key);
      expect(certificate.notAfter - time).toBeGreaterThanOrEqual(30 * DAY);
    }
    expect(used.size).toBeGreaterThanOrEqual(16);
    expect(used.size).toBeLessThanOrEqual(18);
    expect((await ring()).keys.length).toBeLessThan(6);
  });

  it('survive a machine that was off for years while the root is there', async () => {
    await open();
    time = NOW + 2000 * DAY;
    const signed = await (await open()).sign(TREE);
    expect(signed.certificate.notBefore).toBeLessThanOrEqual(time);
  });

  it('give the root away until it is removed, and go on without it for five years', async () => {
    const keys = await open();
    const root = keys.exportRoot();
    if (root === null) throw new Error('no root');
    expect(await keys.removeRoot('A'.repeat(43))).toBe(false);
    expect(keys.hasRoot()).toBe(true);
    expect(await keys.removeRoot(root.secret)).toBe(true);
    expect(keys.exportRoot()).toBeNull();
    expect(await readdir(join(folder, 'keys'))).toEqual(['ring.json']);
    expect(await readFile(join(folder, 'keys', 'ring.json'), 'utf8')).not.toContain(root.secret);
    expect(keys.coveredUntil()).toBeGreaterThanOrEqual(NOW + YEARS_AHEAD * 365 * DAY);

    const later = await open();
    expect(later.rootKey).toBe(root.rootKey);
    for (let day = 0; day < YEARS_AHEAD * 365; day += 29) {
      time = NOW + day * DAY;
      const signed = await later.sign(TREE);
      expect(signed.certificate.notBefore).toBeLessThanOrEqual(time);
      expect(signed.certificate.notAfter).toBeGreaterThan(time);
    }
    time = NOW + (YEARS_AHEAD + 1) * 365 * DAY;
    await expect(later.sign(TREE)).rejects.toThrow(NoSigningKey);
    expect(await later.returnRoot('A'.repeat(43))).toBe(false);
    expect(await later.returnRoot(root.secret)).toBe(true);
    expect(rootHolds(await later.sign(TREE))).toBe(true);
  });

  it('warn in time when nothing can renew them', async () => {
    const keys = await open();
    const root = keys.exportRoot();
    await keys.removeRoot(root?.secret ?? '');
    time = keys.coveredUntil() - 29 * DAY;
    const log = memoryLog();
    await open(log);
    expect(log.events('warn')).toContain('signing-ends');
  });

  it('are never replaced silently when a file is damaged', async () => {
    await open();
    await writeFile(join(folder, 'keys', 'ring.json'), '{"v":1');
    await expect(open()).rejects.toThrow();
    expect(await readFile(join(folder, 'keys', 'ring.json'), 'utf8')).toBe('{"v":1');
  });

  it('count coverage only as far as certificates follow without a gap', () => {
    const key = (from: number, to: number) => ({
      seed: 'A'.repeat(43),
      certificate: { v: 1 as const, key: 'A'.repeat(43), notBefore: from, notAfter: to, signature: 'A'.repeat(86) },
    });
    const of = (...keys: ReturnType<typeof key>[]) => coveredUntil({ v: 1, rootKey: 'A'.repeat(43), keys }, NOW);
    expect(of()).toBe(NOW);
    expect(of(key(NOW - 5, NOW + 5), key(NOW + 3, NOW + 9))).toBe(NOW + 9);
    expect(of(key(NOW - 5, NOW + 5), key(NOW + 6, NOW + 9))).toBe(NOW + 5);
    expect(of(key(NOW + 1, NOW + KEY_LIFE_MS))).toBe(NOW);
  });
});
