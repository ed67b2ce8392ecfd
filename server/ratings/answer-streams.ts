import type { LedgerRecord } from '../../content/ledger/record.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';

/** Records newest first, read piece by piece. */
interface Stream {
  /** The newest that was not taken yet; null: that was all. */
  peek(): LedgerRecord | null;
  take(): void;
}

/** So many records are read of all streams together before the first is looked at. */
const STEP = 500;
const LEAST_STEP = 5;

const seqOf = (stream: Stream): number => stream.peek()?.seq ?? -1;

function streamOf(read: (before: number | null) => readonly LedgerRecord[], step: number, from: number | null): Stream {
  let [buffer, at, before, isOver]: [readonly LedgerRecord[], number, number | null, boolean] = [[], 0, from, false];
  const peek = (): LedgerRecord | null => {
    if (at === buffer.length && !isOver) {
      buffer = read(before);
      at = 0;
      before = buffer[buffer.length - 1]?.seq ?? before;
      isOver = buffer.length < step;
    }
    return buffer[at] ?? null;
  };
  return {
    peek,
    take: () => {
      at += 1;
    },
  };
}

/** Where the records of these units begin to be of interest. */
interface Begin {
  readonly unit: string;
  /** Records that were written before it are not looked at. */
  readonly begins: number;
}

/** So many units are looked at before others get their turn. */
const AT_ONCE = 40;

/**
 * Gives, one at a time, newest first, the records of these units from before `before` (null: from the newest), and those numbered in
 * `besides`; null: that was all.
 */
export async function newestOf(
  ratings: Pick<Ratings, 'recordsOfUnit' | 'recordAt'>,
  units: readonly Begin[],
  besides: readonly number[],
  before: number | null,
): Promise<() => LedgerRecord | null> {
  const limit = Math.max(LEAST_STEP, Math.floor(STEP / Math.max(1, units.length)));
  const own = units.map(({ unit, begins }) => {
    const isLate = ({ time }: LedgerRecord): boolean => time >= begins;
    return streamOf((from) => ratings.recordsOfUnit(unit, { before: from, limit }).filter(isLate), limit, before);
  });
  const moved = [...besides].filter((seq) => before === null || seq < before).sort((a, b) => b - a);
  const others = streamOf(() => moved.flatMap((seq) => ratings.recordAt(seq) ?? []), Number.POSITIVE_INFINITY, before);
  const streams = [...own, others];
  for (let at = 0; at < streams.length; at += AT_ONCE) {
    for (const stream of streams.slice(at, at + AT_ONCE)) stream.peek();
    if (streams.length > AT_ONCE) await new Promise(setImmediate);
  }
  return () => {
    const newest = streams.reduce((best, one) => (seqOf(one) > seqOf(best) ? one : best), others);
    const record = newest.peek();
    newest.take();
    return record;
  };
}
