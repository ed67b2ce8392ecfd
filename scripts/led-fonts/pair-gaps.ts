import type { Cell } from './cell.ts';

/** Characters in classes of equal rows, as the outlines' kerning has it: `values[left][right]` in dots, class 0 has none. */
export interface PairTable {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/** The last lit column of each row from the pen, `null` where dark; and the first. */
function edges(cell: Cell, rows: number): { last: (number | null)[]; first: (number | null)[] } {
  const side = (pick: (row: readonly boolean[]) => number): (number | null)[] =>
    Array.from({ length: rows }, (_, y) => {
      const row = cell.rows[y - cell.top];
      const at = row ? pick(row) : -1;
      return at < 0 ? null : cell.left + at;
    });
  return { last: side((row) => row.lastIndexOf(true)), first: side((row) => row.indexOf(true)) };
}

/** The dark columns between two characters set `step` apart, where rows meet straight or on a slant. */
function gapOf(last: readonly (number | null)[], first: readonly (number | null)[], step: number): number {
  let gap = Number.POSITIVE_INFINITY;
  last.forEach((edge, y) => {
    if (edge === null) return;
    for (const near of [y - 1, y, y + 1]) {
      const begin = first[near];
      if (begin !== undefined && begin !== null) gap = Math.min(gap, step + begin - edge - 1);
    }
  });
  return gap;
}

/** What has to be added to an advance so that the pair stands as the font kerns it, yet with `least` dark dots between the inks. */
export function pairTable(
  cells: ReadonlyMap<string, Cell>,
  rows: number,
  least: number,
  kern: (a: string, b: string) => number,
): PairTable {
  const inked = [...cells].filter(([, cell]) => cell.rows.length > 0).map(([c, cell]) => ({ c, cell, ...edges(cell, rows) }));
  const table = inked.map((a) =>
    inked.map((b) => {
      const wanted = Math.round(kern(a.c, b.c));
      const gap = gapOf(a.last, b.first, a.cell.advance + wanted);
      return wanted + Math.max(0, least - gap);
    }),
  );
  const columns = inked.map((_, index) => table.map((row) => row[index] ?? 0));
  const names = inked.map(({ c }) => c);
  const left = grouped(names, table);
  const right = grouped(names, columns);
  const values = left.map(({ at }) => right.map((group) => table[at]?.[group.at] ?? 0));
  return { left: left.map((g) => g.members), right: right.map((g) => g.members), values };
}

function grouped(names: readonly string[], rows: readonly (readonly number[])[]): { members: string; at: number }[] {
  const groups = new Map<string, { members: string; at: number }>();
  names.forEach((name, at) => {
    const key = (rows[at] ?? []).join();
    if (/^[0,]*$/.test(key)) return;
    const group = groups.get(key);
    groups.set(key, group ? { ...group, members: group.members + name } : { members: name, at });
  });
  return [...groups.values()];
}
