import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkFolder, type Standing } from './check-folder.ts';
import { randomFrom } from './random.ts';
import { type Reach, reachFrom } from './reach.ts';
import { type Acknowledged, startVictim, type Victim } from './victim.ts';

const REPORT_EVERY = 100;

/**
 * Kills a publishing process `count` times with SIGKILL at a random moment, each time on the same folder, and checks what a new
 * start finds. Throws on the first loss.
 */
export const run = async ({ count, seed }: { readonly count: number; readonly seed: number }): Promise<void> => {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-kills-'));
  const acknowledged: Acknowledged[] = [];
  const reach = reachFrom(random, 120);
  let spare = startVictim(folder, 1);
  try {
    for (let kill = 1; kill <= count; kill += 1) {
      const victim = spare;
      spare = startVictim(folder, 1_000_000 * kill);
      const standing = await killed(victim, folder, random() < 0.15, reach, acknowledged);
      if (kill % REPORT_EVERY === 0 || kill === count) report(kill, acknowledged.length, standing);
    }
  } finally {
    await spare.kill();
  }
  rmSync(folder, { recursive: true });
};

/** `early`: counted from before the stores are open, so that start-up is killed too. */
const killed = async (victim: Victim, folder: string, early: boolean, reach: Reach, all: Acknowledged[]): Promise<Standing> => {
  victim.begin();
  if (!early) await victim.opened;
  await pause(reach.next());
  const { acknowledged, complaints } = await victim.kill();
  if (complaints.length > 0) throw new Error(`the publisher complained: ${complaints.join(' | ')}`);
  if (!early) reach.saw(acknowledged.length);
  all.push(...acknowledged);
  return checkFolder(folder, all);
};

const report = (kills: number, acknowledged: number, { generation, acts, orphans }: Standing): void =>
  console.log(
    `kill -9: ${kills} kills, ${acknowledged} publishes acknowledged, 0 lost; generation ${generation}, ${acts} acts, ${orphans} unacknowledged files set aside`,
  );
