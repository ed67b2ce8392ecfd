import type { Instant } from '../../content/time/instant.ts';
import type { Keep } from './keep.ts';

/** That the controller's ledger is refused: kept, so that it stands from the first paint after a power cut (LDG-21). */
export interface Refusal {
  readonly stands: () => boolean;
  readonly restore: (until: Instant | null) => void;
  /** Only a ledger that is signed at `until` or later ends it: one from before could be the true one, shown again. */
  readonly begin: (until: Instant) => void;
  /** A ledger signed at `time` was shown to extend what is held. */
  readonly proven: (time: Instant) => void;
  readonly forget: () => void;
}

/** No refusal yet; `changed` is told when one begins and when it is over. */
export const refusal = (
  keep: Pick<Keep, 'saveRefused'>,
  changed: () => void,
  storageFailed: (error: unknown) => void,
): Refusal => {
  let until: Instant | null = null;
  const become = (next: Instant | null): void => {
    const before = until;
    if (next === before) return;
    until = next;
    keep.saveRefused(next).catch(storageFailed);
    if (next === null || before === null) changed();
  };
  return {
    stands: () => until !== null,
    restore: (kept) => {
      until = kept;
    },
    begin: (next) => become(Math.max(next, until ?? next)),
    proven: (time) => {
      if (until !== null && until <= time) become(null);
    },
    forget: () => become(null),
  };
};
