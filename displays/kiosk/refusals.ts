import { readKioskAnswer, signedRatingSchema } from '../../content/wire/rating.ts';
import { type RefusedReason, type RefusedReport, signRefused } from '../../content/wire/refused.ts';
import type { KeyPair } from '../../content/wire/signing.ts';
import type { Timepiece } from '../link/timepiece.ts';
import type { PostRefused } from './post-refused.ts';
import type { QueueStore, Refused } from './queue-store.ts';

/** Tells the controller which answers were refused after their citizens had been thanked, until somebody there has seen it. */
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
const MOST_REASONS = 20;

const timeOf = ({ signed }: Refused): number => {
  const parsed = signedRatingSchema.safeParse(signed);
  return (parsed.success && readKioskAnswer(parsed.data.body)?.at) || 0;
};

/** What is kept, by reason. Null: nothing is. */
const refusedReport = (display: string, kept: readonly Refused[]): RefusedReport | null => {
  const last = kept[kept.length - 1];
  if (last === undefined) return null;
  const reasons = new Map<string, RefusedReason>();
  for (const one of kept) {
    const [at, known] = [timeOf(one), reasons.get(one.code)];
    const [first, latest] = [Math.min(at, known?.first ?? at), Math.max(at, known?.last ?? at)];
    reasons.set(one.code, { code: one.code, count: (known?.count ?? 0) + 1, first, last: latest });
  }
  return { v: 1, display, upTo: last.seq, reasons: Array.from(reasons.values()).slice(0, MOST_REASONS) };
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
  const tellNow = async (): Promise<void> => {
    const [own, all] = [self(), await look()];
    const report = own === null ? null : refusedReport(own.display, all);
    if (own === null || report === null) return;
    const seen = await post(signRefused(report, own.keys));
    if (seen === null) return;
    await store.dropRefused(Math.min(seen, report.upTo));
    await look();
  };
  const tell = (): void => {
    if (telling) return later(SOON_MS);
    telling = true;
    tellNow()
      .catch((error: unknown) => console.warn('refused answers were not told', error))
      .finally(() => {
        telling = false;
        if (kept > 0) later(AGAIN_MS);
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
