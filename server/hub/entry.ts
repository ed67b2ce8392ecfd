import type { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import type { Log } from '../ledger/log.ts';
import { type Bucket, type Rate, take } from './bucket.ts';

/** What came of one message; also the label that it is counted under. */
export type Outcome = 'done' | 'unknown-event' | 'malformed' | 'too-fast' | 'not-allowed' | 'failed';

/** What every socket of a namespace carries. */
export interface Caller {
  readonly bucket: Bucket;
  bad: number;
}

/** Parsed, then allowed, then done; what `act` gives is the acknowledgement (undefined: none is sent). */
export interface Rule<C> {
  run(caller: C, message: unknown): Promise<{ readonly outcome: Outcome; readonly answer?: unknown }>;
}

/** A rule for one event: a message that the schema refuses, or a caller who may not, changes nothing. */
export const rule = <C, M>(
  schema: z.ZodType<M>,
  allowed: (caller: C, message: M) => boolean,
  act: (caller: C, message: M) => unknown,
): Rule<C> => ({
  async run(caller, message) {
    const parsed = schema.safeParse(message);
    if (!parsed.success) return { outcome: 'malformed' };
    if (!allowed(caller, parsed.data)) return { outcome: 'not-allowed' };
    return { outcome: 'done', answer: await act(caller, parsed.data) };
  },
});

export interface EntryDeps<C> {
  readonly namespace: string;
  readonly rules: ReadonlyMap<string, Rule<C>>;
  readonly rate: Rate;
  readonly badMessages: number;
  readonly log: Log;
  now(): Instant;
  /** Counts every message by event (`other` for unknown ones) and outcome. */
  count(event: string, outcome: Outcome): void;
  /** The caller sent too many bad messages. */
  close(caller: C): void;
}

type Acknowledge = (answer: unknown) => void;
const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';

/** Exactly one message, and perhaps an acknowledgement after it. */
const split = (args: readonly unknown[]): { message: unknown; acknowledge: Acknowledge | null } | null => {
  const last = args[args.length - 1];
  const acknowledge = isAcknowledge(last) ? last : null;
  const messages = acknowledge === null ? args : args.slice(0, -1);
  return messages.length === 1 ? { message: messages[0], acknowledge } : null;
};

/** The only way in for what sockets send: parse, authorise, limit, catch, act, acknowledge. Never throws, never rejects. */
export function entry<C extends Caller>({ namespace, rules, rate, badMessages, log, now, count, close }: EntryDeps<C>) {
  const judge = async (caller: C, event: string, args: readonly unknown[]): Promise<Outcome> => {
    if (!take(caller.bucket, rate, now())) return 'too-fast';
    const found = rules.get(event);
    if (found === undefined) return 'unknown-event';
    const parts = split(args);
    if (parts === null) return 'malformed';
    const { outcome, answer } = await found.run(caller, parts.message);
    if (outcome === 'done' && answer !== undefined) parts.acknowledge?.(answer);
    return outcome;
  };
  return async (caller: C, event: string, args: readonly unknown[]): Promise<void> => {
    const outcome = await judge(caller, event, args).catch((error: unknown): Outcome => {
      log.error({ event: 'message-failed', namespace, message: rules.has(event) ? event : 'other', error }, 'a message failed');
      return 'failed';
    });
    count(rules.has(event) ? event : 'other', outcome);
    if (outcome === 'done' || outcome === 'failed') return;
    caller.bad += 1;
    if (caller.bad === badMessages) close(caller);
  };
}
