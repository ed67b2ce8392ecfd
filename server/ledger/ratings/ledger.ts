import { join } from 'node:path';
import { schedule } from 'node-cron';
import { parseCheckpoint, type SignedCheckpoint } from '../../../content/ledger/checkpoint.ts';
import type { Instant } from '../../../content/time/instant.ts';
import type { Keys } from '../../keys/keys.ts';
import type { Journal } from '../journal.ts';
import type { Log } from '../log.ts';
import { causeText } from '../store-error.ts';
import type { Breach } from './breaches.ts';
import { breachesIn, firstCloseAfter, isIntact, keepBreach } from './breaches.ts';
import { checkpointFile } from './checkpoint-file.ts';
import { newestCheckpoints, type ReadCheckpoint } from './checkpoint-rows.ts';
import { checkpointJudge } from './checkpoint-signature.ts';
import { type Checkpoints, checkpointsOn } from './checkpoints.ts';
import { outsideWitness, type Post } from './outside-witness.ts';
import { periodCloser } from './periods.ts';
import { openRatings, type Ratings } from './ratings.ts';
import { startFault } from './start-check.ts';
import { verifyInChild } from './verify-process.ts';
import type { Fault } from './walk.ts';
import { witnessedFault } from './witnessed.ts';

/** The ledger at work: what it takes in, what was signed of it, and what was found wrong with it. */
export interface Ledger {
  readonly ratings: Ratings;
  readonly checkpoints: Checkpoints;
  breaches(): readonly Breach[];
  /**
   * Whether no breach touches the days from `from` on that were over at `over`, grace included, with all that was written until their
   * close: scores over them may be shown as they are.
   */
  intact(from: Instant, over: Instant): boolean;
  /** A checkpoint that somebody else kept; what is not this house's word, or is extended by this ledger, is nothing. True: a new breach. */
  witnessed(checkpoint: SignedCheckpoint): Promise<boolean>;
  /** One wake-up: closes periods that are over, signs what is new, keeps the tallies. Its timers do that every minute. */
  wake(): Promise<void>;
  /** Verifies all of it in a process beside this one and remembers what is wrong. */
  verify(): Promise<void>;
  /** Ends the timers and keeps the tallies. Call before the journal is closed. */
  close(): Promise<void>;
}

export interface LedgerDeps {
  readonly journal: Pick<Journal, 'database' | 'acts' | 'counters'>;
  readonly keys: Pick<Keys, 'rootKey' | 'signWith'>;
  /** The data folder; checkpoints stand in its `ledger`. */
  readonly folder: string;
  readonly epoch: () => number;
  /** The time zones of units, as the library has them now. */
  readonly zones: () => (unit: string) => string;
  /** Who takes checkpoints outside the house, daily and at the end of periods; null: nobody. */
  readonly post: Post | null;
  readonly now: () => Instant;
  /** Whether the time may be believed for closing what is over. */
  readonly isSteady: (now: Instant) => boolean;
  readonly log: Log;
}

const EVERY_MINUTE = '* * * * *';
/** At night, after old plays were forgotten. */
const NIGHTLY = '41 3 * * *';
/** So many of the newest checkpoints are looked at when it starts. */
const LATEST = 3000;

const dayOf = (now: Instant): number => Math.floor(now / 86_400_000);

/** Opens the ledger, checks it against what was signed, and wakes it every minute until it is closed. */
export const openLedger = async ({
  journal,
  keys,
  folder,
  epoch,
  zones,
  post,
  now,
  isSteady,
  log,
}: LedgerDeps): Promise<Ledger> => {
  const { database, acts } = journal;
  const file = checkpointFile(join(folder, 'ledger'));
  const isOurs = checkpointJudge(keys.rootKey);
  const remember = async (fault: Fault): Promise<boolean> => {
    const fresh = await database.write((sql) => {
      if (!keepBreach(sql, fault, now())) return false;
      acts.within(sql, { actor: 'system', kind: 'ledger.breach', detail: { ...fault } });
      return true;
    });
    if (fresh) log.error({ event: 'ledger-breach', ...fault }, 'the ledger is not what was signed');
    return fresh;
  };
  const signed = signedBySize([...newestCheckpoints(database, LATEST), ...file.newest(LATEST)]);
  const found = startFault(database, signed, isOurs);
  const ratings = openRatings({ database, acts, now, log });
  const checkpoints = checkpointsOn({ database, tree: ratings, keys, file, epoch, now, log });
  if (found !== null) await remember(found);
  let breaches = breachesIn(database);

  const closes = new Map<Instant, Instant>();
  const closeOf = (over: Instant): Instant => {
    const close = closes.get(over) ?? firstCloseAfter(database, over);
    if (close === null) return Number.POSITIVE_INFINITY;
    closes.set(over, close);
    return close;
  };
  const stop = new AbortController();
  const verify = async (): Promise<void> => {
    const verdict = await verifyInChild(folder, keys.rootKey, stop.signal);
    for (const beside of verdict.beside)
      log.error({ event: 'ledger-beside', ...beside }, 'something beside the ledger does not fit it');
    if (verdict.fault !== null) await remember(verdict.fault);
    else log.info({ event: 'ledger-verified', size: verdict.size }, 'the ledger is intact');
    // Boards show what is kept: where that is not what the records say, the records have the last word.
    if (verdict.fault === null && verdict.beside.some(({ what }) => what === 'tallies'))
      await ratings.recount({ actor: 'system', kind: 'ledger.recounted', detail: { size: verdict.size } });
    breaches = breachesIn(database);
  };
  const witnessed = async (checkpoint: SignedCheckpoint): Promise<boolean> => {
    const says = parseCheckpoint(checkpoint.note);
    if (says === null || !isOurs({ signed: checkpoint, says })) return false;
    const fault = witnessedFault(database, says, { breaches, epoch: epoch() });
    const isNew = fault !== null && (await remember(fault));
    if (isNew) breaches = breachesIn(database);
    return isNew;
  };
  const unsent = (error: unknown): void =>
    log.error({ event: 'checkpoint-unsent', cause: causeText(error) }, 'a checkpoint waits');
  const closer = periodCloser(ratings, zones);
  const outside = outsideWitness(post, journal.counters, log);
  const newest = checkpoints.newest();
  if (newest !== null) outside.owe(newest);
  let day = dayOf(now());
  const wake = async (): Promise<void> => {
    const closed = isSteady(now()) ? await closer.close(now()) : 0;
    const signed = await checkpoints.sign();
    if (signed !== null && (closed > 0 || dayOf(now()) !== day)) outside.owe(signed);
    day = dayOf(now());
    await ratings.keepTallies();
    // Nobody here waits for somebody outside.
    void outside.send(now()).catch(unsent);
  };
  const alone = (name: string, work: () => Promise<void>) => (): void => {
    work().catch((error: unknown) => {
      if (!stop.signal.aborted) log.error({ event: name, cause: causeText(error) }, 'the ledger could not be looked after');
    });
  };
  const timers = [schedule(EVERY_MINUTE, alone('ledger-wake', wake)), schedule(NIGHTLY, alone('ledger-verify', verify))];
  return {
    ratings,
    checkpoints,
    breaches: () => breaches,
    intact: (from, over) => breaches.length === 0 || isIntact(breaches, from, closeOf(over) + 1),
    witnessed,
    wake,
    verify,
    close: async () => {
      stop.abort();
      for (const timer of timers) await timer.destroy();
      await ratings.close();
    },
  };
};

const signedBySize = (checkpoints: readonly ReadCheckpoint[]): ReadCheckpoint[] =>
  [...new Map(checkpoints.map((checkpoint) => [checkpoint.signed.note, checkpoint])).values()].sort(
    (a, b) => a.says.epoch - b.says.epoch || a.says.size - b.says.size,
  );
