import { composeLoop, type Round, roundOf } from './compose-loop.ts';
import type { Entry } from './entry.ts';
import type { Loop } from './plan.ts';

/** A loop that is composed once for a set of entries; `members` are their positions, ascending. */
export interface PooledLoop {
  readonly members: readonly number[];
  readonly loop: Loop;
}

/** Gives the same loop for the same members. */
export interface LoopPool {
  readonly take: (members: readonly number[]) => PooledLoop;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function hashOf(members: readonly number[]): number {
  let hash = members.length;
  for (const member of members) hash = Math.imul(hash ^ member, 0x9e3779b1) ^ (hash >>> 15);
  return hash;
}

/** A pool over the compiled entries. */
export function loopPool(entries: readonly Entry[]): LoopPool {
  const byHash = new Map<number, PooledLoop[]>();
  const rounds = new Map<number, Round>();
  const roundAt = (index: number): Round[] => {
    const entry = entries[index];
    const round = rounds.get(index) ?? (entry && roundOf(entry));
    if (round === undefined) return [];
    rounds.set(index, round);
    return [round];
  };
  return {
    take: (members) => {
      const hash = hashOf(members);
      const bucket = byHash.get(hash);
      if (bucket) for (const one of bucket) if (same(one.members, members)) return one;
      const made = { members, loop: composeLoop(members.flatMap(roundAt)) };
      if (bucket) bucket.push(made);
      else byHash.set(hash, [made]);
      return made;
    },
  };
}
