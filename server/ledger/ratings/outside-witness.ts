import type { Instant } from '../../../content/time/instant.ts';
import type { Counters } from '../counters.ts';
import type { Log } from '../log.ts';
import { causeText } from '../store-error.ts';
import type { ReadCheckpoint } from './checkpoint-rows.ts';

/** Sends a body to the address that was set; resolves when it was taken, rejects when not. */
export type Post = (body: string) => Promise<void>;

/** Brings checkpoints to somebody outside the house, who then can tell whether the ledger was rewritten. */
export interface OutsideWitness {
  /** This checkpoint is to go out; a newer one replaces it. */
  owe(checkpoint: ReadCheckpoint): void;
  /** Tries what is owed, if it is time to. */
  send(now: Instant): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** After about a day the next day's checkpoint says the same and more. */
const MOST_TRIES = 30;

/** Posts JSON to `url`; follows no redirect. */
export const postTo =
  (url: string): Post =>
  async (body) => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`status ${response.status}`);
  };

/** `post` null: nobody outside was named. What was taken is remembered in `counters`, so that a restart owes only what was not. */
export const outsideWitness = (post: Post | null, counters: Pick<Counters, 'current' | 'atLeast'>, log: Log): OutsideWitness => {
  let owed: { readonly checkpoint: ReadCheckpoint; tries: number; next: Instant } | null = null;
  const taken = async (size: number): Promise<void> => {
    owed = null;
    await counters.atLeast('ledger-witnessed', size);
    log.info({ event: 'checkpoint-witnessed', size }, 'a checkpoint was taken outside the house');
  };
  return {
    owe: (checkpoint) => {
      if (post === null || checkpoint.says.size <= counters.current('ledger-witnessed')) return;
      owed = { checkpoint, tries: 0, next: 0 };
    },
    send: async (now) => {
      const debt = owed;
      if (post === null || debt === null || now < debt.next) return;
      try {
        await post(JSON.stringify({ v: 1, checkpoint: debt.checkpoint.signed }));
        await taken(debt.checkpoint.says.size);
      } catch (cause) {
        debt.tries += 1;
        debt.next = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** debt.tries);
        if (debt.tries >= MOST_TRIES) owed = null;
        log.warn(
          { event: 'checkpoint-unwitnessed', tries: debt.tries, cause: causeText(cause) },
          'nobody outside took a checkpoint',
        );
      }
    },
  };
};
