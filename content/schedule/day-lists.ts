/** The patterns that are on on each of `days` days, in the order in which they were added: filled again for each set of entries. */
export interface DayLists {
  /** Empties the lists and makes room for `size` patterns a day. */
  readonly clear: (size: number) => void;
  /** `on`: [day, pattern, …]. */
  readonly add: (on: readonly number[]) => void;
  /** What `look` makes of the list of a day, which is `numbers[from]` to `numbers[until - 1]`. */
  readonly look: <T>(day: number, look: (numbers: Int32Array, from: number, until: number) => T) => T;
}

/** Empty lists. */
export function dayLists(days: number): DayLists {
  let numbers = new Int32Array(0);
  let room = 0;
  const counts = new Int32Array(days);
  return {
    clear: (size) => {
      counts.fill(0);
      room = size;
      if (size * days > numbers.length) numbers = new Int32Array(size * days);
    },
    add: (on) => {
      for (let index = 0; index < on.length; index += 2) {
        const day = on[index] ?? 0;
        const count = counts[day] ?? 0;
        numbers[day * room + count] = on[index + 1] ?? 0;
        counts[day] = count + 1;
      }
    },
    look: (day, look) => look(numbers, day * room, day * room + (counts[day] ?? 0)),
  };
}
