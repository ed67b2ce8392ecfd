import { composeLoop, type Round, roundOf } from './compose-loop.ts';
import type { Entry } from './entry.ts';
import type { Loop } from './plan.ts';

/** A set of entries that share a loop; `members` are their positions, ascending. The loop is composed when first asked for. */
export interface PooledLoop {
  readonly members: readonly number[];
  readonly compose: () => Loop;
}

/** Gives the same loop for the same members: `list[from]` to `list[until - 1]`, ascending. */
export interface LoopPool {
  readonly take: (list: Int32Array, from: number, until: number) => PooledLoop;
}

function same(members: readonly number[], list: Int32Array, from: number, until: number): boolean {
  if (members.length !== until - from) return false;
  for (let index = 0; index < members.length; index += 1) if (members[index] !== list[from + index]) return false;
  return true;
}

/** Below 2^30, so that the number is kept as it is and not as an object. */
function hashOf(list: Int32Array, from: number, until: number): number {
  let hash = until - from;
  for (let index = from; index < until; index += 1) {
    hash = Math.imul(hash ^ (list[index] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash & 0x3fffffff;
}

/** The rounds of entries, each made when first asked for. */
function roundsOf(entries: readonly Entry[]): (members: readonly number[]) => Round[] {
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
  const byHash = new Map<number, PooledLoop[]>();
  const rounds = roundsOf(entries);
  return {
    take: (list, from, until) => {
      const hash = hashOf(list, from, until);
      const bucket = byHash.get(hash);
      if (bucket) for (const one of bucket) if (same(one.members, list, from, until)) return one;
      const members: number[] = [];
      for (let index = from; index < until; index += 1) members.push(list[index] ?? 0);
      let loop: Loop | undefined;
      const compose = (): Loop => {
        loop ??= composeLoop(rounds(members));
        return loop;
      };
      const made = { members, compose };
      if (bucket) bucket.push(made);
      else byHash.set(hash, [made]);
      return made;
    },
  };
}
