import type { Instant } from '../../content/time/instant.ts';

/** When a kiosk's answers were given, so that its rest between two of them can be asked for. */
export interface RecentAnswers {
  /** The instant nearest to `at` of another answer of this kiosk; null: none is known. */
  nearest(kiosk: string, at: Instant, nonce: string): Instant | null;
  note(kiosk: string, at: Instant, nonce: string): void;
  /** Takes back what was noted: it was not recorded. */
  forget(kiosk: string, nonce: string): void;
}

const MOST = 256;
const MOST_KIOSKS = 20_000;

/** Remembers the last 256 answers of each kiosk, in memory: a restart forgets a rest of seconds. */
export function recentAnswers(): RecentAnswers {
  const kiosks = new Map<string, { readonly at: Instant; readonly nonce: string }[]>();
  return {
    nearest: (kiosk, at, nonce) => {
      let best: Instant | null = null;
      for (const one of kiosks.get(kiosk) ?? []) {
        if (one.nonce === nonce) continue;
        if (best === null || Math.abs(one.at - at) < Math.abs(best - at)) best = one.at;
      }
      return best;
    },
    note: (kiosk, at, nonce) => {
      if (kiosks.size >= MOST_KIOSKS && !kiosks.has(kiosk)) kiosks.clear();
      const list = kiosks.get(kiosk) ?? [];
      if (list.some((one) => one.nonce === nonce)) return;
      list.push({ at, nonce });
      if (list.length > MOST) list.shift();
      kiosks.set(kiosk, list);
    },
    forget: (kiosk, nonce) => {
      const rest = (kiosks.get(kiosk) ?? []).filter((one) => one.nonce !== nonce);
      kiosks.set(kiosk, rest);
    },
  };
}
