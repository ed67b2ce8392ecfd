import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { StoredPackage, StoredPackages } from './stored-packages.ts';

const run = promisify(execFile);
/** A newer version that has not reached its controller in this time is ended; the supervisor starts the next try. */
const UP_WITHIN_MS = 5 * 60_000;

/**
 * Runs a newer package in this process: unpacked afresh from what was signed, so that nothing of it can have been changed on disk. Rejects
 * when it cannot be begun. Whoever has not come up in time, or thrice in a row, is passed over at a later start.
 */
export async function handOn(next: StoredPackage, packages: StoredPackages, folder: string): Promise<void> {
  const { version, file } = next.release;
  await packages.begun(version);
  const place = join(folder, 'run');
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true, mode: 0o700 });
  await run('tar', ['-xzf', next.path, '-C', place, '--no-same-owner']);
  const watch = setTimeout(async () => {
    if (!(await packages.isUp(version))) process.exit(1);
  }, UP_WITHIN_MS);
  watch.unref();
  await import(/* @vite-ignore */ pathToFileURL(join(place, file.replace(/\.tgz$/, ''), 'main.js')).href);
}
