/** The dots of one character: `left` from the pen, `top` from the top of the line; every row has the same length. */
export interface Cell {
  readonly advance: number;
  readonly left: number;
  readonly top: number;
  readonly rows: readonly (readonly boolean[])[];
}

/** A bitmap as a cell without dark rows and columns around it; a blank one has no rows. `left` and `top` are of the bitmap. */
export function trimmed(bitmap: readonly (readonly boolean[])[], at: { advance: number; left: number; top: number }): Cell {
  const lit = bitmap.flatMap((row, y) => row.flatMap((on, x) => (on ? [{ x, y }] : [])));
  if (lit.length === 0) return { advance: at.advance, left: 0, top: 0, rows: [] };
  const [x0, x1] = [Math.min(...lit.map((p) => p.x)), Math.max(...lit.map((p) => p.x))];
  const [y0, y1] = [Math.min(...lit.map((p) => p.y)), Math.max(...lit.map((p) => p.y))];
  const rows = bitmap.slice(y0, y1 + 1).map((row) => row.slice(x0, x1 + 1));
  return { advance: at.advance, left: at.left + x0, top: at.top + y0, rows };
}

/** A fixed-pitch cell made proportional: its ink begins at the pen, and `gap` dark columns follow it. */
export function proportional(cell: Cell, gap: number, space: number): Cell {
  const width = cell.rows[0]?.length ?? 0;
  return width === 0 ? { ...cell, advance: space } : { ...cell, left: 0, advance: width + gap };
}

/** Digits share one advance, so that a clock does not move the words around it; the ink stands in the middle of it. */
export function tabularDigits(cells: Map<string, Cell>): void {
  const digits = [...'0123456789'].flatMap((c) => {
    const cell = cells.get(c);
    return cell ? [{ c, cell }] : [];
  });
  const advance = Math.max(...digits.filter(({ c }) => c !== '4').map(({ cell }) => cell.advance));
  for (const { c, cell } of digits) {
    const shift = Math.floor((advance - cell.advance) / 2);
    cells.set(c, { ...cell, advance, left: cell.left + shift });
  }
}

/**
 * Ơ whose horn has fallen in line with its bowl would read as a d: the horn is moved out by one dot, and joined in the bowl's first
 * row. `top` is that row, counted from the top of the line. Other letters stay as they are.
 */
export function hornedOut(character: string, cell: Cell, top: number): Cell {
  if (!/^[oO]\p{M}*\u031b/u.test(character.normalize('NFD'))) return cell;
  const last = (cell.rows[0]?.length ?? 0) - 1;
  const bowl = cell.rows.slice(top - cell.top);
  if (!bowl.slice(2).some((row) => row[last] === true)) return cell;
  const rows = cell.rows.map((row, index) => {
    if (index > top - cell.top || row[last] !== true) return [...row, false];
    if (index === top - cell.top) return [...row, true];
    const from = row.lastIndexOf(false) + 1;
    return [...row.slice(0, from), false, ...row.slice(from)];
  });
  return { ...cell, rows, advance: cell.advance + 1 };
}
