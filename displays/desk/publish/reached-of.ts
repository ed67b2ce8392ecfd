import type { WallRow } from '../../../content/wire/api.ts';

/** How far a publish has come on one display. */
export type Reached = 'painted' | 'holding' | 'waiting' | 'offline';

/** Judges by what the display says of itself: it holds the revision, and shows what it should. */
export const reachedOf = (row: WallRow | undefined, revision: number): Reached => {
  if (!row) return 'offline';
  const holds = row.revision.holds !== null && row.revision.holds >= revision;
  if (holds) return row.agrees === true ? 'painted' : 'holding';
  return row.connection === 'online' || row.connection === 'late' ? 'waiting' : 'offline';
};
