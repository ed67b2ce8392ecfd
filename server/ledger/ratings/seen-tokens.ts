const FIRST = 1 << 16;

/** 52 bits of a text, never 0: nobody can be harmed by two that look alike, since a hit is looked up. */
export const tokenOf = (text: string): number => {
  let [low, high] = [0x2f6e2b1, 0x51ed270b];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x5bd1e995) ^ (high >>> 13);
    high = Math.imul(high ^ unit, 0x1b873593) ^ (low >>> 15);
  }
  low = Math.imul(low ^ (high >>> 16), 0x85ebca6b);
  high = Math.imul(high ^ (low >>> 13), 0xc2b2ae35);
  return 1 + (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0);
};

/** A set of tokens, eight bytes for each: ten million fit into a few hundred megabytes. */
export const seenTokens = () => {
  let table = new Float64Array(FIRST);
  let size = 0;

  const slotOf = (token: number, slots: Float64Array): number => {
    const mask = slots.length - 1;
    let slot = (token >>> 0) & mask;
    while (slots[slot] !== 0 && slots[slot] !== token) slot = (slot + 1) & mask;
    return slot;
  };
  const grown = (): Float64Array<ArrayBuffer> => {
    const larger = new Float64Array(table.length * 2);
    for (const token of table) if (token !== 0) larger[slotOf(token, larger)] = token;
    return larger;
  };
  return {
    has: (token: number): boolean => table[slotOf(token, table)] !== 0,
    /** False: it was there. */
    add: (token: number): boolean => {
      if (size * 2 > table.length) table = grown();
      const slot = slotOf(token, table);
      if (table[slot] !== 0) return false;
      size += 1;
      table[slot] = token;
      return true;
    },
  };
};
