import { existsSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { sqlOn } from './database.ts';
import type { SqlReader } from './sql.ts';

/**
 * Opens a SQLite file for reading alone, as it stands at this moment, whoever writes on. Throws SQLite's error, or in words when a
 * process died in the middle of a change that only a start may take back.
 */
export const readOnlyDatabase = (file: string): SqlReader & { close(): void } => {
  const connection = new DatabaseSync(file, { readOnly: true });
  connection.exec('BEGIN');
  try {
    connection.exec('SELECT count(*) FROM sqlite_schema');
  } catch (cause) {
    connection.close();
    throw existsSync(`${file}-journal`) ? new Error(unfinished(file), { cause }) : cause;
  }
  const { all, get } = sqlOn(connection);
  return {
    all,
    get,
    close: () => {
      // A statement that is still prepared keeps the connection, but not the lock.
      connection.exec('COMMIT');
      connection.close();
    },
  };
};

const unfinished = (file: string): string =>
  `bộ điều khiển đã dừng giữa chừng khi đang ghi (${file}-journal); hãy khởi động nó một lần rồi kiểm tra lại / a controller stopped in the middle of a change (${file}-journal); start it once, then verify again`;
