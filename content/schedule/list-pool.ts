/**
 * Numbers lists of numbers, from 0 up: the same list (`list[from]` to `list[until - 1]`, in this order) always has the same number.
 * All lists lie in one piece of memory: many thousands of them are looked up for each plan.
 */
export interface ListPool {
  readonly numberOf: (list: Int32Array, from: number, until: number) => number;
  /** The members of the list with this number. */
  readonly membersOf: (number: number) => Int32Array;
}

function hashOf(list: Int32Array, from: number, until: number): number {
  let hash = until - from;
  for (let index = from; index < until; index += 1) {
    hash = Math.imul(hash ^ (list[index] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** The same numbers with room for at least `size`, at least twice as many as before. */
function grown(numbers: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (size <= numbers.length) return numbers;
  const larger = new Int32Array(Math.max(size, numbers.length * 2));
  larger.set(numbers);
  return larger;
}

/** An empty pool: a hash table with open addressing that is at most half full. */
export function listPool(): ListPool {
  let members = new Int32Array(1024);
  let ends = new Int32Array(64);
  let hashes = new Int32Array(64);
  let table = new Int32Array(128).fill(-1);
  let count = 0;
  const startOf = (number: number): number => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  const isAt = (number: number, list: Int32Array, from: number, until: number): boolean => {
    const start = startOf(number);
    if ((ends[number] ?? 0) - start !== until - from) return false;
    for (let index = from; index < until; index += 1) if (members[start + index - from] !== list[index]) return false;
    return true;
  };
  const nextSlot = (slot: number): number => (slot + 1) & (table.length - 1);
  const enter = (number: number): void => {
    let slot = (hashes[number] ?? 0) & (table.length - 1);
    while ((table[slot] ?? -1) >= 0) slot = nextSlot(slot);
    table[slot] = number;
  };
  const add = (list: Int32Array, from: number, until: number, hash: number): number => {
    const start = startOf(count);
    members = grown(members, start + until - from);
    members.set(list.subarray(from, until), start);
    ends = grown(ends, count + 1);
    hashes = grown(hashes, count + 1);
    ends[count] = start + until - from;
    hashes[count] = hash;
    count += 1;
    if (count * 2 <= table.length) enter(count - 1);
    else {
      table = new Int32Array(table.length * 2).fill(-1);
      for (let number = 0; number < count; number += 1) enter(number);
    }
    return count - 1;
  };
  return {
    numberOf: (list, from, until) => {
      const hash = hashOf(list, from, until);
      for (let slot = hash & (table.length - 1); ; slot = nextSlot(slot)) {
        const number = table[slot] ?? -1;
        if (number < 0) return add(list, from, until, hash);
        if (hashes[number] === hash && isAt(number, list, from, until)) return number;
      }
    },
    membersOf: (number) => members.slice(startOf(number), ends[number]),
  };
}
