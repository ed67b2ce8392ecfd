import { z } from 'zod';

const sqliteErrorSchema = z.looseObject({ code: z.literal('ERR_SQLITE_ERROR'), errcode: z.number().int() });

/** Primary result codes of SQLite that the stores tell apart. */
export const sqliteCodes = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The primary SQLite result code of a thrown value, or null when it is not from SQLite. */
export const primaryCode = (thrown: unknown): number | null => {
  if (!(thrown instanceof Error)) return null;
  const parsed = sqliteErrorSchema.safeParse({ ...thrown });
  return parsed.success ? parsed.data.errcode & 0xff : null;
};

/** The file itself is not, or no longer, a database. */
export const isDamage = (thrown: unknown): boolean => {
  const code = primaryCode(thrown);
  return code === sqliteCodes.corrupt || code === sqliteCodes.notADatabase;
};

/** After this the disk cannot be believed any more (an fsync error is not retried: the kernel may have dropped the pages). */
export const isDiskFailure = (thrown: unknown): boolean => {
  const code = primaryCode(thrown);
  return code === sqliteCodes.ioError || code === sqliteCodes.readOnly || code === sqliteCodes.cannotOpen || isDamage(thrown);
};
