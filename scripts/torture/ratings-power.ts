import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDamage } from '../../server/ledger/sqlite-errors.ts';
import { causeText } from '../../server/ledger/store-error.ts';
import { type Ext4Disk, makeExt4Disk } from './ext4-disk.ts';
import { buildShim } from './fault-shim.ts';
import { fill } from './full-disk.ts';
import { stopped } from './power-cuts.ts';
import { randomFrom, seedFrom } from './random.ts';
import { BrokenPromise, checkRatings, type Told } from './ratings-check.ts';
import { addTold } from './ratings-kill.ts';
import { type RatingVictim, startRatingVictim } from './ratings-victim.ts';
import { shell, shellOutput } from './shell.ts';

const REPORT_EVERY = 50;
const CONTROL_CUTS = 20;
const CUTS_A_FOLDER = 20;

/**
 * On a real ext4 file system under answers: `count` power cuts; the same with syncs that only pretend, which must be caught; the file
 * system turned read-only; the disk filled and freed. Throws on the first loss, says that it is skipped where the machine cannot.
 */
export const run = async ({ count, seed }: { readonly count: number; readonly seed: number }): Promise<void> => {
  const disk = makeExt4Disk();
  if ('impossible' in disk) return console.log(`ratings, power cuts: skipped, ${disk.impossible}`);
  const random = randomFrom(seed);
  try {
    await manyCuts(disk, count, random);
    await control(disk, random);
    for (let flip = 0; flip < Math.max(1, Math.round(count / 10)); flip += 1) await readOnlyFlip(disk, `flip-${flip}`, random);
    await fullDisk(disk, Math.min(10, Math.max(1, Math.round(count / 30))), random);
  } finally {
    await disk.remove();
  }
};

const nobody = () => ({ kept: new Set<number>(), refused: new Set<number>() });

const manyCuts = async (disk: Ext4Disk, count: number, random: () => number): Promise<void> => {
  let acknowledged = 0;
  for (let done = 0; done < count; done += CUTS_A_FOLDER) {
    const cuts = Math.min(CUTS_A_FOLDER, count - done);
    acknowledged += await cutsOnOneFolder(disk, `cuts-${done}`, cuts, random);
    if ((done + cuts) % REPORT_EVERY === 0 || done + cuts === count) {
      console.log(`ext4 power: ${done + cuts} cuts, ${acknowledged} answers acknowledged, each there once, 0 lost`);
    }
  }
};

const cutsOnOneFolder = async (
  disk: Ext4Disk,
  name: string,
  cuts: number,
  random: () => number,
  environment: Record<string, string> = {},
): Promise<number> => {
  const folder = join(disk.folder, name);
  const told = nobody();
  const start = (first: number): RatingVictim => startRatingVictim(folder, { first, seed: seedFrom(random), environment });
  let spare = start(0);
  let victim = spare;
  try {
    for (let cut = 1; cut <= cuts; cut += 1) {
      victim = spare;
      spare = start(cut * 1_000_000);
      victim.begin();
      if (random() < 0.85) await until(victim, /^ACK/);
      await pause(random() * 300);
      await stopped(victim);
      disk.cut();
      addTold(told, await victim.kill());
      await disk.restart();
      await checkCopy(folder, told);
    }
  } finally {
    await victim.kill();
    await spare.kill();
  }
  rmSync(folder, { recursive: true, force: true });
  return told.kept.size;
};

/** On a copy, so that the checker's own reading is not part of the disk's history. */
const checkCopy = async (folder: string, told: Told): Promise<number> => {
  if (!existsSync(folder)) return checkRatings(folder, told);
  const copy = mkdtempSync(join(tmpdir(), 'niem-yet-rating-cut-'));
  try {
    cpSync(folder, copy, { recursive: true });
    return await checkRatings(copy, told);
  } finally {
    rmSync(copy, { recursive: true });
  }
};

/** The harness has to see a store whose syncs do nothing. */
const control = async (disk: Ext4Disk, random: () => number): Promise<void> => {
  const place = mkdtempSync(join(tmpdir(), 'niem-yet-shim-'));
  const shim = buildShim(place, disk.folder);
  if ('impossible' in shim) return console.log(`ext4 power, control without fsync: skipped, ${shim.impossible}`);
  const bytes = Buffer.alloc(28);
  // Every sync, from the first on for ever, only pretends.
  [2, 3, 1, 1].forEach((value, at) => bytes.writeInt32LE(value, 4 * at));
  writeFileSync(join(place, 'fault-control'), bytes);
  const caught = await cutsOnOneFolder(disk, 'careless', CONTROL_CUTS, random, shim.environment).then(
    () => null,
    (cause: unknown) => {
      // Any other trouble would only look as if the harness had seen the loss.
      if (!(cause instanceof BrokenPromise) && !isDamage(cause)) throw cause;
      return causeText(cause);
    },
  );
  rmSync(place, { recursive: true });
  if (caught === null) throw new Error(`the harness did not notice a store that never syncs in ${CONTROL_CUTS} cuts`);
  console.log(`ext4 power, control without fsync: caught (${caught.slice(0, 100)})`);
};

/** As the kernel does it after an error of the disk: reading goes on, writing does not. */
const readOnlyFlip = async (disk: Ext4Disk, name: string, random: () => number): Promise<void> => {
  const folder = join(disk.folder, name);
  const device = basename(shellOutput('findmnt', '-no', 'SOURCE', disk.folder).trim());
  const victim = startRatingVictim(folder, { first: 0, seed: seedFrom(random), environment: {} });
  try {
    victim.begin();
    await victim.opened;
    await until(victim, /^ACK/);
    shell('mount', '-o', 'remount,errors=remount-ro', disk.folder);
    writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, '1');
    await until(victim, /^FAILED/);
    await pause(300);
    const after = victim.lines.slice(victim.lines.indexOf('FAILED')).filter((line) => line.startsWith('ACK')).length;
    if (after > 0) throw new Error(`${after} answers were acknowledged on a read-only disk`);
    const told = await victim.kill();
    await disk.restart();
    await checkCopy(folder, told);
    rmSync(folder, { recursive: true });
    console.log(
      `ext4 read-only: ${told.kept.size} answers acknowledged before, none after, ${told.refused.size} refused, none of them appears`,
    );
  } finally {
    await victim.kill();
  }
};

const fullDisk = async (disk: Ext4Disk, times: number, random: () => number): Promise<void> => {
  const folder = join(disk.folder, 'full');
  const filler = join(disk.folder, 'filler');
  const victim = startRatingVictim(folder, { first: 0, seed: seedFrom(random), environment: {} });
  try {
    victim.begin();
    await victim.opened;
    for (let time = 0; time < times; time += 1) {
      await pause(random() * 200);
      fill(filler, random() * 40_000);
      await until(victim, /^NO \d+ STORE-full/);
      rmSync(filler);
      await until(victim, /^ACK/);
    }
    const told = await victim.kill();
    await checkCopy(folder, told);
    console.log(
      `full disk: ${times} times, ${told.kept.size} answers acknowledged, ${told.refused.size} refused and told so, none of them appears`,
    );
  } finally {
    await victim.kill();
  }
};

/** Waits for a new line of this kind. */
const until = async (victim: RatingVictim, wanted: RegExp): Promise<void> => {
  const seen = victim.lines.length;
  for (let waited = 0; waited < 6000; waited += 1) {
    if (victim.lines.slice(seen).some((line) => wanted.test(line))) return;
    await pause(10);
  }
  throw new Error(`no ${wanted.source} came: ${victim.lines.slice(-3).join(' | ')}`);
};
