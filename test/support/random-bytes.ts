/** Bytes that look random and are the same for the same seed. */
export function randomBytes(length: number, seed: number): Uint8Array {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
