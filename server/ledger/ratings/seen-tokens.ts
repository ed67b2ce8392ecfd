import { hash } from 'node:crypto';

const FIRST = 1 << 16;

/** A set of texts that holds eight bytes for each: ten million fit into a few hundred megabytes. Two texts in 2^53 look alike. */
export const seenTokens = () => {
  let table = new Float64Array(FIRST);
  let size = 0;

  const slotOf = (number: number, slots: Float64Array): number => {
    let slot = number % slots.length;
    while (slots[slot] !== 0 && slots[slot] !== number) slot = (slot + 1) % slots.length;
    return slot;
  };
  const grown = (): Float64Array<ArrayBuffer> => {
    const larger = new Float64Array(table.length * 2);
    for (const number of table) if (number !== 0) larger[slotOf(number, larger)] = number;
    return larger;
  };
  return {
    has: (text: string): boolean => table[slotOf(numberOf(text), table)] !== 0,
    add: (text: string): void => {
      if (size * 2 > table.length) table = grown();
      const number = numberOf(text);
      const slot = slotOf(number, table);
      if (table[slot] === 0) size += 1;
      table[slot] = number;
    },
  };
};

/** 52 bits of the text's hash, never 0. */
const numberOf = (text: string): number => 1 + Number.parseInt(hash('sha256', text, 'hex').slice(0, 13), 16);
