import { composeLoop } from './compose-loop.ts';
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

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

function hashOf(members: readonly number[]): number {
  let hash = members.length;
  for (const member of members) hash = Math.imul(hash ^ member, 0x9e3779b1) ^ (hash >>> 15);
  return hash;
}

/** A pool over the compiled entries. */
export function loopPool(entries: readonly Entry[]): LoopPool {
  const byHash = new Map<number, PooledLoop[]>();
  return {
    take: (members) => {
      const hash = hashOf(members);
      const bucket = byHash.get(hash) ?? [];
      const known = bucket.find((one) => same(one.members, members));
      if (known) return known;
      const chosen = members.map((index) => entries[index]).filter((entry) => entry !== undefined);
      const made = { members: [...members], loop: composeLoop(chosen) };
      bucket.push(made);
      byHash.set(hash, bucket);
      return made;
    },
  };
}
