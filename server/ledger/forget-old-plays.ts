import { schedule } from 'node-cron';
import type { Instant } from '../../content/time/instant.ts';
import type { Log } from './log.ts';
import type { Plays } from './plays.ts';
import type { Reports } from './reports.ts';
import { causeText } from './store-error.ts';

/** What of the journal may be forgotten. */
export interface Forgettable {
  readonly plays: Pick<Plays, 'prune'>;
  readonly reports: Pick<Reports, 'prune'>;
}

export interface KeepFor {
  readonly keepDays: number;
  readonly log: Log;
  readonly now: () => Instant;
}

const DAY_MS = 86_400_000;
/** At night, and not on the hour, when much else wakes. */
const DAILY = '17 3 * * *';

/** Removes plays and reports that are older than `keepDays`; gives how many. What each zone shows now stays. */
export const forgetOnce = async (journal: Forgettable, { keepDays, log, now }: KeepFor): Promise<number> => {
  const before = now() - keepDays * DAY_MS;
  const plays = await journal.plays.prune(before);
  const reports = await journal.reports.prune(before);
  if (plays + reports > 0) log.info({ event: 'old-plays-forgotten', plays, reports, before }, 'old plays and reports removed');
  return plays + reports;
};

/**
 * Does that now and every night until the returned function is called: a machine that sleeps at night wakes in the morning, and
 * a wake-up only looks at the time that it is. A failure is logged and waits for the next.
 */
export const forgetOldPlays = (journal: Forgettable, keepFor: KeepFor): (() => void) => {
  let stopped = false;
  const forget = (): void => {
    forgetOnce(journal, keepFor).catch((error: unknown) => {
      if (!stopped) keepFor.log.warn({ event: 'old-plays-kept', cause: causeText(error) }, 'old plays could not be removed');
    });
  };
  const nightly = schedule(DAILY, forget);
  forget();
  return () => {
    stopped = true;
    void nightly.destroy();
  };
};
