import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { Instant } from '../../content/time/instant.ts';

/** Renames the SQLite file with its log and index to `….damaged-<time>`; gives the new base name. Nothing is deleted. */
export const setAsideJournal = (file: string, time: Instant): string => {
  const aside = `${file}.damaged-${time}`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return basename(aside);
};
