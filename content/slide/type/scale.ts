/** The steps of the type scale in an octave: a size is 5.9 % over the next smaller one. */
const STEPS = 12;

/** Two decimals: enough for 4K, and the same bytes everywhere. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * Sizes from `most` down to no less than `least`, shares of `short` (the shorter side of the box), so that the same slide in a
 * box twice as large is set twice as large.
 */
export function scaleOf(short: number, most: number, least: number): number[] {
  const sizes: number[] = [];
  for (let step = 0; ; step += 1) {
    const share = most * 2 ** (-step / STEPS);
    if (share < least * 0.999) break;
    sizes.push(round(short * share));
  }
  return sizes.length > 0 ? sizes : [round(short * least)];
}
