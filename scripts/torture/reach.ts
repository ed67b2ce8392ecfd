/** How long a victim may live before it is killed. */
export interface Reach {
  /** A random moment within reach, ms. */
  next(): number;
  /** Tells what the last victim acknowledged before its moment came. */
  saw(acknowledged: number): void;
}

const STEP = 1.15;
const SHORTEST_MS = 60;
const LONGEST_MS = 5000;
/** More than so many acknowledgements a kill only take time. */
const ENOUGH = 4;

/** Longer where victims die before they acknowledge anything, shorter where they acknowledge many: as good on a slow machine as on a fast one. */
export const reachFrom = (random: () => number, startMs: number): Reach => {
  let ms = startMs;
  return {
    next: () => random() * ms,
    saw: (acknowledged) => {
      if (acknowledged === 0) ms = Math.min(LONGEST_MS, ms * STEP);
      else if (acknowledged > ENOUGH) ms = Math.max(SHORTEST_MS, ms / STEP);
    },
  };
};
