import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { causeText } from '../../server/ledger/store-error.ts';
import { checkFolder, type Standing } from './check-folder.ts';
import { type Ext4Disk, makeExt4Disk } from './ext4-disk.ts';
import { randomFrom } from './random.ts';
import { type Acknowledged, startVictim, type Victim } from './victim.ts';

const REPORT_EVERY = 50;
const CONTROL_CUTS = 40;

/**
 * Cuts the power of a real ext4 file system `count` times under publishes and checks what is left; then the same with a store that
 * does not fsync, which must be caught; then lets the disk die under a running store, which must say so. Throws on the first loss;
 * says that it is skipped where the machine cannot do it.
 */
export const run = async ({ count, seed }: { readonly count: number; readonly seed: number }): Promise<void> => {
  const disk = makeExt4Disk();
  if ('impossible' in disk) return console.log(`power cuts: skipped, ${disk.impossible}`);
  try {
    await cuts(disk, 'careful', count, seed);
    await control(disk, seed);
    await dyingDisk(disk);
  } finally {
    await disk.remove();
  }
};

/** One victim after the other on one folder of the disk; a spare one starts while another works. */
const cuts = async (disk: Ext4Disk, care: 'careful' | 'careless', count: number, seed: number): Promise<void> => {
  const random = randomFrom(seed);
  const folder = join(disk.folder, care);
  const acknowledged: Acknowledged[] = [];
  let spare = startVictim(folder, 1, care);
  let victim = spare;
  try {
    for (let cut = 1; cut <= count; cut += 1) {
      victim = spare;
      spare = startVictim(folder, 1_000_000 * cut, care);
      victim.begin();
      if (random() < 0.85) await victim.opened;
      await pause(random() * 400);
      await cutUnder(disk, victim, acknowledged);
      const standing = await checkCopy(folder, acknowledged);
      if (cut % REPORT_EVERY === 0 || cut === count) report(cut, acknowledged.length, standing);
    }
  } finally {
    await victim.kill();
    await spare.kill();
  }
};

/** The process must stand still while the power goes: a race in the kernel would else look like a loss. */
const cutUnder = async (disk: Ext4Disk, victim: Victim, acknowledged: Acknowledged[]): Promise<void> => {
  await stopped(victim);
  disk.cut();
  const { acknowledged: now, complaints } = await victim.kill();
  if (complaints.length > 0) throw new Error(`the publisher complained: ${complaints.join(' | ')}`);
  acknowledged.push(...now);
  await disk.restart();
};

/** Lets a process stand still, all its threads. */
export const stopped = async ({ child }: Pick<Victim, 'child'>): Promise<void> => {
  child.kill('SIGSTOP');
  const tasks = `/proc/${child.pid}/task`;
  const running = (): boolean => readdirSync(tasks).some((task) => isRunning(join(tasks, task, 'stat')));
  while (running()) await pause(1);
};

/** A thread that ended after it was listed runs no more. */
const isRunning = (stat: string): boolean => {
  try {
    return !/\) [Tt] /.test(readFileSync(stat, 'utf8'));
  } catch (cause) {
    if (/ENOENT|ESRCH/.test(causeText(cause))) return false;
    throw cause;
  }
};

/** On a copy, so that the checker's own start is not part of the disk's history. */
const checkCopy = async (folder: string, acknowledged: readonly Acknowledged[]): Promise<Standing> => {
  const copy = mkdtempSync(join(tmpdir(), 'niem-yet-cut-'));
  try {
    cpSync(folder, copy, { recursive: true });
    return await checkFolder(copy, acknowledged);
  } finally {
    rmSync(copy, { recursive: true });
  }
};

const report = (cut: number, acknowledged: number, { generation, acts, orphans }: Standing): void =>
  console.log(
    `ext4 power: ${cut} cuts, ${acknowledged} publishes acknowledged, 0 lost; generation ${generation}, ${acts} acts, ${orphans} unacknowledged files set aside`,
  );

const control = async (disk: Ext4Disk, seed: number): Promise<void> => {
  const caught = await cuts(disk, 'careless', CONTROL_CUTS, seed).then(
    () => null,
    (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
  );
  if (caught === null) throw new Error(`the harness did not notice a store that never syncs in ${CONTROL_CUTS} cuts`);
  console.log(`ext4 power, control without fsync: caught (${caught.slice(0, 100)})`);
};

const dyingDisk = async (disk: Ext4Disk): Promise<void> => {
  const victim = startVictim(join(disk.folder, 'dying'), 1, 'careful');
  victim.begin();
  await victim.opened;
  await pause(100);
  disk.cut();
  await pause(1500);
  const { complaints, afterFailure } = await victim.kill();
  await disk.restart();
  if (!complaints.includes('FAILED')) throw new Error('the disk died and the store did not say so');
  if (afterFailure > 0) throw new Error(`${afterFailure} publishes were acknowledged after the disk died`);
  console.log('ext4 power: a disk that dies under a running store ends all acknowledgements, and the owner is told');
};
