import type { Rate } from './bucket.ts';

/** How much the hub takes from whom. Connects count whether they succeed or not: a flapping screen costs as much as a wrong one. */
export interface Limits {
  /** Connections from one address: a whole building may stand behind one. */
  readonly connectsPerAddress: Rate;
  /** Hellos with one key. */
  readonly hellosPerKey: Rate;
  /** Messages on one socket. */
  readonly messagesPerSocket: Rate;
  /** A socket is closed after so many bad messages. */
  readonly badMessages: number;
  /** Pairings begun from one address, and codes open at one time in all. */
  readonly pairingsPerAddress: Rate;
  readonly openCodes: number;
  /** How long a socket may stay that shows no pairing code, in ms. */
  readonly helloWithinMs: number;
  /** How often a link is probed and how long its answer may take, in ms: together the time until a dead one is known. */
  readonly pingEveryMs: number;
  readonly pongWithinMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  connectsPerAddress: { burst: 300, perSecond: 10 },
  hellosPerKey: { burst: 10, perSecond: 0.2 },
  messagesPerSocket: { burst: 60, perSecond: 10 },
  badMessages: 10,
  pairingsPerAddress: { burst: 20, perSecond: 0.05 },
  openCodes: 500,
  helloWithinMs: 10_000,
  pingEveryMs: 5000,
  pongWithinMs: 4000,
};
