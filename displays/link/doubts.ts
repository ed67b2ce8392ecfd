/** Proofs that were asked for in a row and did not come. */
export interface Doubts {
  /** One more; `stood`: the line stood meanwhile. True: so many are kept back on purpose. */
  readonly add: (stood: boolean) => boolean;
  readonly clear: () => void;
}

/** A busy controller may cost a few proofs; so many in a row are kept back. */
const MOST = 6;
/** A bad line may break at each of them for a while; not for so long. */
const LONG_MS = 10 * 60_000;

/** Counts doubts by a clock that only runs forward, in ms. */
export const doubtsBy = (mono: () => number): Doubts => {
  let [all, standing, since] = [0, 0, 0];
  return {
    add: (stood) => {
      if (all === 0) since = mono();
      all += 1;
      if (stood) standing += 1;
      return standing >= MOST || (all >= MOST && mono() - since >= LONG_MS);
    },
    clear: () => {
      [all, standing] = [0, 0];
    },
  };
};
