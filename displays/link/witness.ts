import { type Checkpoint, openCheckpoint, type SignedCheckpoint } from '../../content/ledger/checkpoint.ts';
import { judgeCheckpoint } from '../../content/ledger/witness.ts';
import type { ReportItem } from '../../content/wire/display-messages.ts';
import type { LiveBody } from '../../content/wire/live.ts';
import { lacksProof, openOffer, sizeOf } from './checkpoint-offer.ts';
import { doubtsBy } from './doubts.ts';
import type { Keep, Stored } from './keep.ts';
import type { Line } from './line.ts';
import { refusal } from './refusal.ts';
import { showWitnessed } from './show-witnessed.ts';
import type { Timepiece } from './timepiece.ts';
import { uncovered } from './uncovered.ts';

const ASK_MS = 20_000;
const AGAIN_MS = 10_000;
const DAY_MS = 86_400_000;

export interface WitnessParts {
  readonly keep: Pick<Keep, 'saveCheckpoint' | 'saveRefused'>;
  readonly timepiece: Pick<Timepiece, 'after' | 'ticks'>;
  readonly report: (code: ReportItem['code'], about: string) => void;
  readonly storageFailed: (error: unknown) => void;
  /** The ledger is refused from now on, or is so no more. */
  readonly changed: () => void;
}

/**
 * Keeps the newest checkpoint of the controller's ledger, and refuses a ledger that does not extend it: so that what was counted cannot
 * be changed without every screen knowing. It shows the controller what it holds then: signed, it is proof of what was lost (LDG-20).
 */
export interface Witness {
  readonly restore: (stored: Pick<Stored, 'checkpoint' | 'refused'>) => void;
  /** The newest checkpoint that was taken. */
  readonly held: () => SignedCheckpoint | null;
  /** Whether the controller's ledger is refused: it does not extend what is held, and no later one has done so since (LDG-21). */
  readonly refused: () => boolean;
  readonly offer: (message: unknown, rootKey: string, line: Pick<Line, 'ask'>) => Promise<void>;
  /** Scores were told that rest on so many records: what has no checkpoint for ten minutes is asked for, and doubted (LDG-23). */
  readonly counted: (told: Pick<LiveBody, 'records' | 'time'>, rootKey: string, line: Pick<Line, 'ask'>) => void;
  /** There is no line to ask over. */
  readonly lost: () => void;
  /** The screen is to be paired anew: the refusal is over, what is held stays. */
  readonly forget: () => void;
}

/** A message that is being judged, and where to ask for more. `least`: so many records have to be held after it. */
interface Offer {
  readonly message: unknown;
  readonly least: number;
  readonly rootKey: string;
  readonly line: Pick<Line, 'ask'>;
}

/** A witness that has seen nothing yet. */
export const witness = ({ keep, timepiece, report, storageFailed, changed }: WitnessParts): Witness => {
  const alarm = refusal(keep, changed, storageFailed);
  let held: SignedCheckpoint | null = null;
  const mono = (): number => timepiece.ticks().mono;
  const doubts = doubtsBy(mono);
  const isLate = uncovered(mono);
  let connection = 0;
  let cancel: () => void = () => undefined;
  // One after the other: a proof that is long in coming must not bring an older checkpoint over a newer one, nor a fork past it.
  let last: Promise<void> = Promise.resolve();

  const show = showWitnessed();
  const keepNew = (next: SignedCheckpoint): void => {
    if (held?.note === next.note) return;
    held = next;
    keep.saveCheckpoint(next).catch(storageFailed);
  };
  /** What was offered proves nothing: the proof is asked for again, and the ledger refused when none comes (LDG-22). */
  const doubt = (before: Checkpoint | null, offer: Offer, over: number): void => {
    if (before === null) return;
    cancel();
    if (doubts.add(over === connection)) {
      report('ledger-unproven', String(before.size));
      alarm.begin(before.time);
    } else if (over === connection) cancel = timepiece.after(AGAIN_MS, () => void queue(offer, true));
  };
  /** False: it proves nothing. */
  const judge = (before: Checkpoint | null, message: unknown, { rootKey, line }: Offer): boolean => {
    const offered = openOffer(message, rootKey);
    if (offered === null) {
      report('checkpoint-unsigned', 'ledger');
      return false;
    }
    const { signed, says, proof } = offered;
    const sizes = `${before?.size ?? 0} ${says.size}`;
    const verdict = judgeCheckpoint(before, says, proof);
    switch (verdict) {
      case 'older':
        show(held, signed, line);
        return false;
      case 'shrunk':
      case 'forked':
        report('ledger-forked', sizes);
        alarm.begin(says.time);
        show(held, signed, line);
        return true;
      case 'restored':
        report('ledger-restored', sizes);
        alarm.begin(says.time + DAY_MS);
        break;
      case 'extends':
        alarm.proven(says.time);
        doubts.clear();
        cancel();
        break;
      case 'first':
      case 'same':
        break;
      default:
        return verdict satisfies never;
    }
    keepNew(signed);
    return true;
  };
  const take = async (offer: Offer, again: boolean): Promise<void> => {
    const { message, rootKey, line } = offer;
    const before = held && openCheckpoint(held, rootKey);
    const over = connection;
    const asks = before !== null && (again || lacksProof(before, message));
    try {
      const proved = asks ? await line.ask('extend', { v: 1, from: before.size }, ASK_MS) : null;
      // The controller cannot prove it: what it offered is judged without a proof.
      if (!judge(before, proved ?? message, offer) || sizeOf(held) < offer.least) doubt(before, offer, over);
    } catch (error) {
      console.warn('a checkpoint without its proof', error);
      doubt(before, offer, over);
    }
  };
  const queue = (offer: Offer, again: boolean): Promise<void> => {
    last = last.then(() => take(offer, again));
    return last;
  };
  const lost = (): void => {
    connection += 1;
    cancel();
  };
  return {
    restore: ({ checkpoint, refused }) => {
      held = checkpoint;
      alarm.restore(refused);
    },
    held: () => held,
    refused: alarm.stands,
    offer: (message, rootKey, line) => queue({ message, rootKey, line, least: 0 }, false),
    counted: (told, rootKey, line) => {
      if (held !== null && isLate(sizeOf(held), told)) void queue({ message: null, rootKey, line, least: told.records }, true);
    },
    lost,
    forget: () => {
      lost();
      doubts.clear();
      alarm.forget();
    },
  };
};
