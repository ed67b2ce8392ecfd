/** Slides that failed, and when each may be tried again. */
export interface Quarantine {
  /** `what` names the bytes that failed (a blob's hash): a mended slide is another one. */
  readonly failed: (what: string, mono: number) => void;
  readonly worked: (what: string) => void;
  readonly unfit: (what: string, mono: number) => boolean;
}

const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;
const MOST = 500;

/** Doubles the wait with each failure, from a minute to an hour. */
export const quarantine = (): Quarantine => {
  const cases = new Map<string, { readonly times: number; readonly until: number }>();
  return {
    failed: (what, mono) => {
      const times = (cases.get(what)?.times ?? 0) + 1;
      cases.delete(what);
      cases.set(what, { times, until: mono + Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1)) });
      const oldest = cases.keys().next();
      if (cases.size > MOST && oldest.done !== true) cases.delete(oldest.value);
    },
    worked: (what) => {
      cases.delete(what);
    },
    unfit: (what, mono) => (cases.get(what)?.until ?? 0) > mono,
  };
};
