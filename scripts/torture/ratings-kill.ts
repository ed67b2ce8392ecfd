import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom, seedFrom } from './random.ts';
import { checkRatings, type Told } from './ratings-check.ts';
import { type RatingVictim, startRatingVictim } from './ratings-victim.ts';

const REPORT_EVERY = 100;
/** A new ledger now and then, so that checking all of it stays quick. */
const KILLS_A_FOLDER = 20;

/**
 * Kills a process that takes answers `count` times with SIGKILL at a random moment and checks each time what is there: every
 * acknowledged answer once, none that was refused. Throws on the first loss.
 */
export const run = async ({ count, seed }: { readonly count: number; readonly seed: number }): Promise<void> => {
  const random = randomFrom(seed);
  let acknowledged = 0;
  for (let done = 0; done < count; done += KILLS_A_FOLDER) {
    const kills = Math.min(KILLS_A_FOLDER, count - done);
    acknowledged += await onOneFolder(kills, random);
    if ((done + kills) % REPORT_EVERY === 0 || done + kills === count) {
      console.log(`kill -9: ${done + kills} kills, ${acknowledged} answers acknowledged, each there once, 0 lost`);
    }
  }
};

const onOneFolder = async (kills: number, random: () => number): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-rating-kills-'));
  const told = { kept: new Set<number>(), refused: new Set<number>() };
  const start = (first: number): RatingVictim => startRatingVictim(folder, { first, seed: seedFrom(random), environment: {} });
  let spare = start(0);
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const victim = spare;
      spare = start(kill * 1_000_000);
      await killed(victim, random() < 0.15, random() * 150, told);
      await checkRatings(folder, told);
    }
  } finally {
    await spare.kill();
  }
  rmSync(folder, { recursive: true });
  return told.kept.size;
};

/** `early`: counted from before the ledger is open, so that start-up is killed too. */
const killed = async (
  victim: RatingVictim,
  early: boolean,
  afterMs: number,
  told: { readonly kept: Set<number>; readonly refused: Set<number> },
): Promise<void> => {
  victim.begin();
  if (!early) await victim.opened;
  await pause(afterMs);
  addTold(told, await victim.kill());
};

/** What citizens were told by one more process. */
export const addTold = (all: { readonly kept: Set<number>; readonly refused: Set<number> }, { kept, refused }: Told): void => {
  for (const number of kept) all.kept.add(number);
  for (const number of refused) all.refused.add(number);
};
