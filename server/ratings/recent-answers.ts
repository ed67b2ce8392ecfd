import type { Instant } from '../../content/time/instant.ts';

/** When a kiosk's answers were given, so that its rest between two of them can be asked for. */
export interface RecentAnswers {
  /** The instant nearest to `at` of another answer of this kiosk, if one is known that lies within two minutes; else null. */
  nearest(kiosk: string, at: Instant, nonce: string): Instant | null;
  note(kiosk: string, at: Instant, nonce: string): void;
  /** Takes back what was noted: it was not recorded. */
  forget(kiosk: string, at: Instant, nonce: string): void;
}

/** The longest rest that settings allow: what lies further apart never matters. */
const STRETCH_MS = 120_000;
const MOST = 100_000;

/** Remembers the last hundred thousand or so answers, in memory: a restart forgets a rest of seconds. */
export function recentAnswers(): RecentAnswers {
  const stretches = new Map<string, { readonly at: Instant; readonly nonce: string }[]>();
  const keyOf = (kiosk: string, stretch: number): string => `${kiosk} ${stretch}`;
  return {
    nearest: (kiosk, at, nonce) => {
      const own = Math.floor(at / STRETCH_MS);
      let best: Instant | null = null;
      for (const stretch of [own - 1, own, own + 1])
        for (const one of stretches.get(keyOf(kiosk, stretch)) ?? [])
          if (one.nonce !== nonce && (best === null || Math.abs(one.at - at) < Math.abs(best - at))) best = one.at;
      return best;
    },
    note: (kiosk, at, nonce) => {
      const key = keyOf(kiosk, Math.floor(at / STRETCH_MS));
      const list = stretches.get(key) ?? [];
      if (list.some((one) => one.nonce === nonce)) return;
      list.push({ at, nonce });
      stretches.set(key, list);
      if (stretches.size > MOST) for (const oldest of [...stretches.keys()].slice(0, MOST / 2)) stretches.delete(oldest);
    },
    forget: (kiosk, at, nonce) => {
      const key = keyOf(kiosk, Math.floor(at / STRETCH_MS));
      stretches.set(
        key,
        (stretches.get(key) ?? []).filter((one) => one.nonce !== nonce),
      );
    },
  };
}
