import { CLOSE_GRACE_MS } from '../../../content/score/windows.ts';
import type { CsvPreview } from '../../../content/wire/rating-import-api.ts';
import { localOf } from '../look/times.ts';

/** How many lines would come into a day that is closed, and so stand beside its signed figure, not in it (SCO-14). */
export const lateLines = (rows: CsvPreview['rows'], now: number): number => {
  const open = localOf(now - CLOSE_GRACE_MS).day;
  return rows.filter(({ at, problems, there }) => at !== null && problems.length === 0 && !there && localOf(at).day < open)
    .length;
};
