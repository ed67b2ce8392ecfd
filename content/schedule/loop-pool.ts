import { composeLoop, type Round, roundOf } from './compose-loop.ts';
import type { Entry } from './entry.ts';
import { listPool } from './list-pool.ts';
import type { Loop } from './plan.ts';

/** The loops that sets of entries share, numbered: the same members, ascending, always make the same loop. */
export interface LoopPool {
  readonly numberOf: (members: Int32Array, from: number, until: number) => number;
  /** The first of the entries that share the loop. */
  readonly firstOf: (loop: number) => Entry | undefined;
  /** Composed when first asked for. */
  readonly loopOf: (loop: number) => Loop;
}

/** The rounds of entries, each made when first asked for. */
function roundsOf(entries: readonly Entry[]): (members: Int32Array) => Round[] {
  const made: (Round | undefined)[] = [];
  return (members) => {
    const rounds: Round[] = [];
    for (const index of members) {
      const entry = entries[index];
      const round = made[index] ?? (entry && roundOf(entry));
      if (round === undefined) continue;
      made[index] = round;
      rounds.push(round);
    }
    return rounds;
  };
}

/** A pool over the compiled entries. */
export function loopPool(entries: readonly Entry[]): LoopPool {
  const { numberOf, membersOf } = listPool();
  const roundsFor = roundsOf(entries);
  const loops = new Map<number, Loop>();
  return {
    numberOf,
    firstOf: (loop) => entries[membersOf(loop)[0] ?? -1],
    loopOf: (loop) => {
      const known = loops.get(loop);
      if (known) return known;
      const made = composeLoop(roundsFor(membersOf(loop)));
      loops.set(loop, made);
      return made;
    },
  };
}
