import type { LedgerRecord, RatingRecord } from '../../content/ledger/record.ts';
import { AHEAD_MS } from '../../content/score/admission.ts';
import { type Finding, findingsIn, type Seen, usualOf } from '../../content/score/detectors.ts';
import { ratingDay } from '../../content/score/fold.ts';
import { shareOf } from '../../content/score/tally.ts';
import type { DayNumber } from '../../content/time/day-number.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Log } from '../ledger/log.ts';
import type { NewRecord } from '../ledger/ratings/append-records.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import { earlierAnswers } from './earlier-answers.ts';
import type { Places } from './places.ts';

/** Looks at the answers of each unit's day for few hands, and puts what it finds in quarantine. */
export interface Watch {
  /** An answer by number, with what its way in has in common with others. */
  saw(seq: number, trace: string | null): void;
  /** Looks at everything that came since; for tests and for the end. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface WatchDeps {
  readonly ratings: Pick<Ratings, 'onRecords' | 'recordsOfUnit' | 'recordWhenCounted' | 'tally' | 'placeOf' | 'recordAt'>;
  readonly places: () => Places;
  readonly now: () => Instant;
  readonly log: Pick<Log, 'info' | 'error'>;
}

/**
 * A unit's day as the detectors see it: from record `from` on, and once it is `whole` also what came before. `looked`: so many of `seen`,
 * from its front, were looked at. `found`: what was held back once is not held back again when two people readmitted it.
 */
interface Watched {
  readonly unit: string;
  readonly day: DayNumber;
  readonly from: number;
  whole: boolean;
  readonly seen: Seen[];
  looked: number;
  readonly found: Set<number>;
  touched: Instant;
}

/** So many of a day's answers are looked at together, each half of them with the next. */
const MOST = 1500;
const LEAST_GAP_MS = 3000;
/** After a failure, for example of a full disk. */
const RETRY_MS = 30_000;
/** The detectors may use this share of the time at most. */
const SHARE = 40;
const USUAL_DAYS = 28;
const FORGET_MS = 36 * 3_600_000;
const PER_RECORD = 1000;
/** An open day of eight hours has so many stretches of ten minutes. */
const STRETCHES_A_DAY = 48;

export function watchAnswers({ ratings, places, now, log }: WatchDeps): Watch {
  const days = new Map<string, Watched>();
  const waiting = new Set<Watched>();
  const traces = new Map<number, string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let gap = LEAST_GAP_MS;
  let closed = false;

  /** Another system sends each dossier once, many together and with times to the minute: that is no hand's pattern. */
  const isTapped = ({ payload }: RatingRecord): boolean => places().point(payload.point)?.kind !== 'import';
  const dayOf = (unit: string, day: DayNumber, from: number): Watched => {
    const key = `${unit}/${day}`;
    const known = days.get(key) ?? { unit, day, from, whole: false, seen: [], looked: 0, found: new Set(), touched: now() };
    days.set(key, known);
    return known;
  };
  /** After a restart: the day's answers before the first that was seen, and which of them were held back already. */
  const makeWhole = async (watched: Watched): Promise<void> => {
    if (watched.whole) return;
    const { unit, day, from } = watched;
    const since = places().clockOf(unit).startOf(day) - AHEAD_MS;
    const { answers, held } = await earlierAnswers(ratings, { unit, day, before: from, since, most: MOST });
    watched.seen.unshift(...answers.filter(isTapped).map((record) => seenOf(record, null)));
    for (const seq of held) watched.found.add(seq);
    watched.whole = true;
  };
  const enter = (record: RatingRecord): void => {
    const watched = dayOf(record.unit, ratingDay(record.payload), record.seq);
    watched.touched = now();
    watched.seen.push(seenOf(record, traces.get(record.seq) ?? null));
    waiting.add(watched);
  };
  const hear = (records: readonly LedgerRecord[]): void => {
    for (const record of records) {
      if ((record.kind === 'rating' || record.kind === 'late-rating') && isTapped(record)) enter(record);
    }
    if (waiting.size > 0) later(gap);
  };
  const later = (ms: number): void => {
    if (timer !== null || closed) return;
    timer = setTimeout(soon, ms);
    timer.unref();
  };
  const soon = (): void => {
    timer = null;
    running = lookNow().catch((error: unknown) => {
      log.error({ event: 'watch-failed', error }, 'answers could not be looked at');
      later(RETRY_MS);
    });
  };
  const lookNow = async (): Promise<void> => {
    const began = performance.now();
    for (const watched of [...waiting]) {
      await hold(watched);
      await new Promise((next) => setImmediate(next));
    }
    gap = Math.max(LEAST_GAP_MS, (performance.now() - began) * SHARE);
    forget();
  };
  /** What could not be held back stays waiting. */
  const hold = async (watched: Watched): Promise<void> => {
    const { seen } = watched;
    await makeWhole(watched);
    while (seen.length > MOST) {
      if (watched.looked < MOST) await judge(watched, MOST);
      const gone = seen.splice(0, Math.min(MOST / 2, seen.length - MOST));
      for (const { seq } of gone) traces.delete(seq);
      watched.looked -= gone.length;
      await new Promise((next) => setImmediate(next));
    }
    waiting.delete(watched);
    await judge(watched, seen.length).catch((error: unknown) => {
      waiting.add(watched);
      throw error;
    });
  };
  /** Looks at the first `count` answers together. */
  const judge = async (watched: Watched, count: number): Promise<void> => {
    const seen = watched.seen.slice(0, count);
    const traced = seen.map((one) => (one.trace === null ? { ...one, trace: traces.get(one.seq) ?? null } : one));
    for (const { detector, seqs } of findingsIn(traced, usualAt(watched))) {
      const fresh = seqs.filter((seq) => !watched.found.has(seq));
      for (let at = 0; at < fresh.length; at += PER_RECORD) await holdBack(watched, detector, fresh.slice(at, at + PER_RECORD));
    }
    watched.looked = count;
  };
  const holdBack = async ({ unit, found }: Watched, detector: Finding['detector'], seqs: readonly number[]): Promise<void> => {
    const make = (): NewRecord[] => {
      const targets = seqs.filter((seq) => {
        const place = ratings.placeOf(seq);
        return place?.standing === 'counted' && place.unit === unit;
      });
      return targets.length === 0 ? [] : [{ kind: 'quarantine', unit, payload: { targets, detector } }];
    };
    await ratings.recordWhenCounted(make);
    for (const seq of seqs) found.add(seq);
    log.info({ event: 'answers-held', unit, detector, count: seqs.length }, 'answers were put in quarantine');
  };
  const usualAt = ({ unit, day, seen }: Watched) => {
    const before = ratings.tally(unit, { first: day - USUAL_DAYS, last: day - 1 }).signed;
    const levels = new Set(seen.map(({ level }) => level));
    for (const scale of places().library.rating.scales) for (const { id } of scale.levels) levels.add(id);
    return usualOf(before, [...levels], shareOf(before).count / USUAL_DAYS / STRETCHES_A_DAY);
  };
  const forget = (): void => {
    for (const [key, watched] of days) {
      if (watched.touched > now() - FORGET_MS) continue;
      for (const { seq } of watched.seen) traces.delete(seq);
      days.delete(key);
    }
  };
  const stop = ratings.onRecords(hear);
  return {
    saw: (seq, trace) => {
      if (trace !== null) traces.set(seq, trace);
    },
    look: async () => {
      await running;
      await lookNow();
    },
    close: async () => {
      closed = true;
      stop();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

const seenOf = ({ seq, payload }: RatingRecord, trace: string | null): Seen => ({
  seq,
  at: payload.at,
  point: payload.point,
  level: payload.level,
  satisfied: payload.satisfied,
  trace,
});
