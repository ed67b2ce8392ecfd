import { canonical } from '../../content/wire/canonical.ts';
import { signedRatingSchema } from '../../content/wire/rating.ts';
import { MOST_REPORTED, type RefusedOriginal, type RefusedReport, signRefused } from '../../content/wire/refused.ts';
import type { KeyPair } from '../../content/wire/signing.ts';
import type { Timepiece } from '../link/timepiece.ts';
import type { PostRefused } from './post-refused.ts';
import type { QueueStore, Refused } from './queue-store.ts';

/** Hands over the answers that were refused after their citizens had been thanked, until the controller has the signed originals on its disk. */
export interface Refusals {
  /** How many are kept here. */
  readonly kept: () => number;
  /** Tells now: one more was refused, or contact is back. */
  readonly tell: () => void;
  readonly start: () => Promise<void>;
}

export interface RefusalsParts {
  readonly store: Pick<QueueStore, 'refused' | 'dropRefused'>;
  readonly post: PostRefused;
  /** Who this kiosk is; null: it is not paired now. */
  readonly self: () => { readonly display: string; readonly keys: KeyPair } | null;
  readonly timepiece: Timepiece;
  readonly changed: () => void;
}

/** A queue of days is refused one by one: it is told together. */
const SOON_MS = 2000;
const AGAIN_MS = 60_000;
const MOST_ANSWERS = 50;

const originalOf = ({ seq, code, signed }: Refused): RefusedOriginal => ({
  ...{ seq, code },
  signed: signedRatingSchema.safeParse(signed).data ?? null,
});

/** The oldest of what is kept, as much as one report takes. Null: nothing is. */
const refusedReport = (display: string, kept: readonly Refused[]): RefusedReport | null => {
  for (let count = Math.min(MOST_ANSWERS, kept.length); count > 0; count = Math.floor(count / 2)) {
    const report = { v: 2, display, answers: kept.slice(0, count).map(originalOf) } as const;
    if (count === 1 || canonical(report).length <= MOST_REPORTED) return report;
  }
  return null;
};

/** The refused answers of a store; nothing is told before `start`. */
export const refusals = ({ store, post, self, timepiece, changed }: RefusalsParts): Refusals => {
  let kept = 0;
  let telling = false;
  let cancel: () => void = () => undefined;

  const later = (ms: number): void => {
    cancel();
    cancel = timepiece.after(ms, tell);
  };
  const look = async (): Promise<readonly Refused[]> => {
    const all = await store.refused();
    if (all.length !== kept) {
      kept = all.length;
      changed();
    }
    return all;
  };
  /** Whether there is more to be told at once. */
  const tellNow = async (): Promise<boolean> => {
    const [own, all] = [self(), await look()];
    const report = own === null ? null : refusedReport(own.display, all);
    if (own === null || report === null) return false;
    const taken = await post(signRefused(report, own.keys));
    const last = report.answers[report.answers.length - 1]?.seq ?? 0;
    await store.dropRefused(Math.min(taken, last));
    return (await look()).length > 0 && taken >= last;
  };
  const tell = (): void => {
    if (telling) return later(SOON_MS);
    telling = true;
    let more = false;
    tellNow()
      .then((found) => {
        more = found;
      })
      .catch((error: unknown) => console.warn('refused answers were not told', error))
      .finally(() => {
        telling = false;
        if (kept > 0) later(more ? SOON_MS : AGAIN_MS);
      });
  };
  return {
    kept: () => kept,
    tell: () => later(SOON_MS),
    start: async () => {
      await look();
      if (kept > 0) later(SOON_MS);
    },
  };
};
