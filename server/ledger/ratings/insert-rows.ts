import type { SqlValue, SqlWriter } from '../sql.ts';

/** So many rows in one statement, as many as are left: a call of SQLite costs as much as a row. */
const TOGETHER = [16, 4, 1];

/** Inserts rows of `width` values each, in order; gives how many went in. `into`: the statement up to its VALUES. */
export const rowInserter = (into: string, width: number) => {
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const statements = TOGETHER.map((count) => ({
    count,
    text: `${into} VALUES ${Array.from({ length: count }, () => row).join(', ')}`,
  }));
  return (sql: SqlWriter, rows: readonly (readonly SqlValue[])[]): number => {
    let [at, changes] = [0, 0];
    for (const { count, text } of statements) {
      for (; rows.length - at >= count; at += count) changes += sql.run(text, ...rows.slice(at, at + count).flat()).changes;
    }
    return changes;
  };
};
