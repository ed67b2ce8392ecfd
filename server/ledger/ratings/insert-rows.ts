import type { SqlValue, SqlWriter } from '../sql.ts';

/** So many rows in one statement: a call of SQLite costs as much as a row. */
const TOGETHER = 16;

/** Inserts rows of `width` values each, in order; gives how many went in. `into`: the statement up to its VALUES. */
export const rowInserter = (into: string, width: number) => {
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const one = `${into} VALUES ${row}`;
  const many = `${into} VALUES ${Array.from({ length: TOGETHER }, () => row).join(', ')}`;
  return (sql: SqlWriter, rows: readonly (readonly SqlValue[])[]): number => {
    let changes = 0;
    for (let at = 0; at < rows.length; ) {
      const count = rows.length - at < TOGETHER ? 1 : TOGETHER;
      changes += sql.run(count === 1 ? one : many, ...rows.slice(at, at + count).flat()).changes;
      at += count;
    }
    return changes;
  };
};
