/** Half-open stretches, flat and sorted: [from, until, from, until, …]; disjoint, not touching, none empty. */
export type Stretches = readonly number[];

/** The union of half-open pairs in any order, some of them overlapping, touching or empty. */
export function unionOf(pairs: readonly (readonly [number, number])[]): Stretches {
  const out: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, until] of [...pairs].sort((a, b) => a[0] - b[0])) {
    if (until <= from) continue;
    if (from > end) {
      out.push(from, until);
      end = until;
    } else if (until > end) {
      out[out.length - 1] = until;
      end = until;
    }
  }
  return out;
}

/** What lies in both. */
export function intersectionOf(a: Stretches, b: Stretches): Stretches {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const untilA = a[i + 1] ?? 0;
    const untilB = b[j + 1] ?? 0;
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const until = Math.min(untilA, untilB);
    if (from < until) out.push(from, until);
    if (untilA <= untilB) i += 2;
    if (untilB <= untilA) j += 2;
  }
  return out;
}

/** Whether `point` lies in one of them. */
export function holdsPoint(stretches: Stretches, point: number): boolean {
  for (let index = 0; index < stretches.length; index += 2)
    if ((stretches[index] ?? 0) <= point && point < (stretches[index + 1] ?? 0)) return true;
  return false;
}
