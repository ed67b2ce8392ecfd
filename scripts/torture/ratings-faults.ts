import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildShim, type DiskFault } from './fault-shim.ts';

const CHILD = resolve(import.meta.dirname, 'ratings-faults-child.ts');

const FAULTS: readonly Omit<DiskFault, 'at'>[] = (['EIO', 'ENOSPC', 'EROFS'] as const).flatMap((mode) =>
  (['once', 'its-sort', 'everything'] as const).flatMap((lasts) =>
    (['write', 'sync', 'truncate'] as const).map((op) => ({ op, mode, lasts })),
  ),
);
const SHORT: Omit<DiskFault, 'at'> = { op: 'write', mode: 'short', lasts: 'once' };

/**
 * Lets every `stride`-th write, sync and truncation fail, up to the `count`-th, once or from then on, in each way a disk may fail: no
 * acknowledged answer is lost, no refused one appears at the next start. Says that it is skipped where there is no C compiler.
 */
export const ratingFaults = async (count: number, stride: number, faults = [...FAULTS, SHORT]): Promise<string> => {
  const place = mkdtempSync(join(tmpdir(), 'niem-yet-faults-'));
  try {
    const folder = join(place, 'disk');
    mkdirSync(folder);
    const shim = buildShim(place, folder);
    if ('impossible' in shim) return `faults at each call: skipped, ${shim.impossible}`;
    const args = ['--import', 'tsx', CHILD, JSON.stringify(faults), String(count), String(stride)];
    const child = spawn(process.execPath, args, {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...shim.environment },
    });
    const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const lives = /LIVES (\d+)/.exec(said)?.[1];
    if (lives === undefined) throw new Error(`a life lost something: ${complaints.slice(0, 2000)}`);
    return `faults at each call: ${lives} lives of a ledger, each with one call or all from it on failing, 0 lost, 0 reappeared`;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

export const run = async ({ count }: { readonly count: number; readonly seed: number }): Promise<void> =>
  console.log(await ratingFaults(count, 1));
