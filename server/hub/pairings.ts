import type { Instant } from '../../content/time/instant.ts';
import type { PairingFound } from '../../content/wire/api.ts';
import type { Paired } from '../../content/wire/display-messages.ts';
import { type Buckets, bucketsBy } from './bucket.ts';

/** Who types a code: wrong tries are counted for both, and over all. */
export interface Typist {
  readonly person: string;
  readonly address: string;
}

/** `pairing-unknown`: no such code now. `pairing-locked`: too many wrong tries of this person, this address or all together. */
export type PairingRefusal = { readonly ok: false; readonly code: 'pairing-unknown' | 'pairing-locked' };

/** What the caller made of the display's key: in the library before it is given back. */
export type Bound = Pick<Paired, 'display' | 'name' | 'unitName'>;

/** Codes that screens show and officers type. */
export interface Pairings {
  /** Where a code comes from. A wrong code counts as a try and is recorded as an act. */
  lookup(code: string, typist: Typist): Promise<{ readonly ok: true; readonly found: PairingFound } | PairingRefusal>;
  /**
   * Uses the code up and pairs: `bind` puts the display's key into the library; then the screen is told. When `bind` rejects, the
   * code is good again and the error goes to the caller.
   */
  confirm(
    code: string,
    typist: Typist,
    bind: (key: string) => Promise<Bound>,
  ): Promise<{ readonly ok: true; readonly paired: Paired } | PairingRefusal>;
}

/** A screen that waits for an officer. */
export interface Candidate {
  readonly key: string;
  readonly address: string;
  readonly app: string;
  readonly glass: PairingFound['glass'];
}
export interface OpenCode extends Candidate {
  readonly code: string;
  readonly since: Instant;
  readonly expires: Instant;
}

/** The side of the registry that the screens' namespace sees. */
export interface PairingDesk extends Pairings {
  /** The screen's code: the same one again while it is good; null when too many are open. */
  begin(candidate: Candidate): OpenCode | null;
  /** Codes that ended since the last call, for telling their screens. */
  expired(): OpenCode[];
}

export interface PairingDeps {
  readonly rootKey: string;
  readonly openCodes: number;
  /** Uniform over [0, below). */
  readonly random: (below: number) => number;
  readonly acts: { append(act: { actor: string; kind: string; detail: Record<string, unknown> }): Promise<unknown> };
  /** Called when a display was paired: its streams of reports begin anew. */
  readonly restart: (display: string) => Promise<void>;
  /** Tells the screen with this code. */
  readonly tell: (code: OpenCode, paired: Paired) => void;
  now(): Instant;
}

/** 20 letters that are hard to mistake and make no words: 20^8 codes, 34 bits. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const CODE_LENGTH = 8;
export const CODE_LIFE_MS = 10 * 60_000;
/** Five wrong tries at once for a person or an address, one more every two minutes; fifty for all together, one every 12 s. */
const TRIES = { burst: 5, perSecond: 1 / 120 } as const;
const TRIES_IN_ALL = { burst: 50, perSecond: 1 / 12 } as const;

const newCode = (random: (below: number) => number): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS.charAt(random(CODE_LETTERS.length))).join('');
/** As people type it: spaces and dashes do not count, nor does case. */
const asTyped = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '');

/** A registry without codes. */
export function pairingDesk({ rootKey, openCodes, random, acts, restart, tell, now }: PairingDeps): PairingDesk {
  const byCode = new Map<string, OpenCode>();
  const byKey = new Map<string, OpenCode>();
  const budgets: { readonly buckets: Buckets; readonly name: (typist: Typist) => string }[] = [
    { buckets: bucketsBy(TRIES, now), name: ({ person }) => `person ${person}` },
    { buckets: bucketsBy(TRIES, now), name: ({ address }) => `address ${address}` },
    { buckets: bucketsBy(TRIES_IN_ALL, now), name: () => 'all' },
  ];
  const remove = (open: OpenCode): void => {
    byCode.delete(open.code);
    byKey.delete(open.key);
  };
  const put = (open: OpenCode): void => {
    byCode.set(open.code, open);
    byKey.set(open.key, open);
  };
  const good = (open: OpenCode | undefined): OpenCode | null => (open !== undefined && now() < open.expires ? open : null);
  const locked = (typist: Typist): boolean => budgets.some(({ buckets, name }) => !buckets.has(name(typist)));
  /** Judged before the first await, so that a code is used once and no try goes uncounted. A locked typist learns nothing. */
  const find = (code: string, typist: Typist): OpenCode | PairingRefusal => {
    if (locked(typist)) return { ok: false, code: 'pairing-locked' };
    const open = good(byCode.get(asTyped(code)));
    if (open !== null) return open;
    for (const { buckets, name } of budgets) buckets.take(name(typist));
    return { ok: false, code: 'pairing-unknown' };
  };
  const recorded = async (refusal: PairingRefusal, { person }: Typist): Promise<PairingRefusal> => {
    await acts.append({ actor: person, kind: 'pairing.refused', detail: { code: refusal.code } });
    return refusal;
  };
  const freshCode = (): string => {
    const code = newCode(random);
    return byCode.has(code) ? freshCode() : code;
  };

  return {
    begin(candidate) {
      const before = byKey.get(candidate.key);
      const still = good(before);
      if (still !== null) return still;
      if (before !== undefined) remove(before);
      if (byCode.size >= openCodes) return null;
      const open = { ...candidate, code: freshCode(), since: now(), expires: now() + CODE_LIFE_MS };
      put(open);
      return open;
    },
    expired() {
      const ended = [...byCode.values()].filter((open) => now() >= open.expires);
      ended.forEach(remove);
      return ended;
    },
    async lookup(code, typist) {
      const open = find(code, typist);
      if ('ok' in open) return recorded(open, typist);
      const { code: shown, address, app, glass, since, expires } = open;
      return { ok: true, found: { code: shown, address, app, glass, since, expires } };
    },
    async confirm(code, typist, bind) {
      const open = find(code, typist);
      if ('ok' in open) return recorded(open, typist);
      remove(open);
      const bound = await bind(open.key).catch((error: unknown) => {
        if (!byKey.has(open.key)) put(open);
        throw error;
      });
      await restart(bound.display);
      const paired: Paired = { v: 1, ...bound, rootKey };
      tell(open, paired);
      return { ok: true, paired };
    },
  };
}
