import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { causeText } from '../../server/ledger/store-error.ts';
import { checkFolder } from './check-folder.ts';
import { randomFrom } from './random.ts';
import { shell } from './shell.ts';
import { type Acknowledged, startVictim, type Victim } from './victim.ts';

const DISK_MB = 6;
const PAGE = Buffer.alloc(4096);

/**
 * Fills a small real disk under publishes and frees it again, `count` times: while it is full nothing is acknowledged and the
 * refusals say why; when there is space, publishing goes on by itself; at the end nothing acknowledged is lost.
 */
export const run = async ({ count, seed }: { readonly count: number; readonly seed: number }): Promise<void> => {
  const place = mkdtempSync(join(tmpdir(), 'niem-yet-full-'));
  try {
    shell('mount', '-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', place);
  } catch (cause) {
    rmSync(place, { recursive: true });
    return console.log(`full disk: skipped, ${causeText(cause).split('\n')[0]}`);
  }
  const victim = startVictim(join(place, 'data'), 1);
  const next = startVictim(join(place, 'data'), 1_000_000);
  try {
    await fillAndFree(victim, place, count, randomFrom(seed));
    const { acknowledged } = await killedAndStartedFull(victim, next, join(place, 'filler'));
    await checkFolder(join(place, 'data'), acknowledged);
    console.log(
      `full disk: ${count} times full, ${acknowledged.length} publishes acknowledged, 0 lost; a start on the full disk succeeds`,
    );
  } finally {
    await victim.kill();
    await next.kill();
    shell('umount', '--lazy', place);
    rmSync(place, { recursive: true });
  }
};

const fillAndFree = async (victim: Victim, place: string, count: number, random: () => number): Promise<void> => {
  const filler = join(place, 'filler');
  victim.begin();
  await victim.opened;
  for (let time = 1; time <= count; time += 1) {
    await pause(random() * 200);
    fill(filler, random() * 60_000);
    await until(victim, 'REFUSED', /STORE-full|đã đầy/);
    rmSync(filler);
    await until(victim, 'ACK', /^ACK/);
  }
};

/** What is taken page by page, as a disk fills; the rest at once, before whoever writes meanwhile fills the disk instead. */
const LAST_BYTES = 4 << 20;

/** Takes what is free, down to the last page that the disk gives, but for about `spare` bytes. */
export const fill = (path: string, spare: number): void => {
  const freeBytes = (): number => statfsSync(path).bavail * statfsSync(path).bsize - spare;
  const file = openSync(path, 'a');
  try {
    if (freeBytes() > LAST_BYTES) shell('fallocate', '-l', String(Math.floor(freeBytes() - LAST_BYTES)), path);
    for (let left = freeBytes(); left > 0; left -= PAGE.length) writeSync(file, PAGE);
  } catch (cause) {
    if (!causeText(cause).includes('ENOSPC')) throw cause;
  } finally {
    closeSync(file);
  }
};

/** Waits for a new line of this kind; a failed store says FAILED and never comes back. */
const until = async (victim: Victim, word: string, wanted: RegExp): Promise<void> => {
  const seen = victim.lines.length;
  for (let waited = 0; waited < 3000; waited += 1) {
    const fresh = victim.lines.slice(seen);
    if (fresh.includes('FAILED')) throw new Error(`the store failed for good on a full disk: ${fresh.slice(-3).join(' | ')}`);
    const line = fresh.find((candidate) => candidate.startsWith(word));
    if (line && wanted.test(line)) return;
    if (line) throw new Error(`a full disk was answered with: ${line}`);
    await pause(10);
  }
  throw new Error(`no ${word} came: ${victim.lines.slice(-3).join(' | ')}`);
};

/** A start needs no space: it waits for none, refuses publishes with the reason, and goes on by itself. */
const killedAndStartedFull = async (
  victim: Victim,
  next: Victim,
  filler: string,
): Promise<{ readonly acknowledged: readonly Acknowledged[] }> => {
  fill(filler, 0);
  const first = await victim.kill();
  next.begin();
  await next.opened;
  await until(next, 'REFUSED', /STORE-full|đã đầy/);
  rmSync(filler);
  await until(next, 'ACK', /^ACK/);
  const second = await next.kill();
  const complaints = [...first.complaints, ...second.complaints];
  if (complaints.length > 0) throw new Error(`the publisher complained: ${complaints.join(' | ')}`);
  return { acknowledged: [...first.acknowledged, ...second.acknowledged] };
};
