import { DatabaseSync } from '@photostructure/sqlite';
import { sqlOn } from './database.ts';
import type { SqlReader } from './sql.ts';

/** Opens a SQLite file for reading alone, as it stands at this moment, whoever writes on. Throws SQLite's error. */
export const readOnlyDatabase = (file: string): SqlReader & { close(): void } => {
  const connection = new DatabaseSync(file, { readOnly: true });
  connection.exec('BEGIN');
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
