import type { WallRow } from '../../../content/wire/api.ts';
import { isPanelLost } from '../led/panel-state.ts';

/** What a screen that is scheduled for a slide does now, as far as the wall knows; `other`: which slide instead, null: none of ours. */
export type ScreenNow = { readonly is: 'now' | 'unknown' | 'off' } | { readonly is: 'other'; readonly slide: string | null };

/** Judges by the wall: whether the display is there, and what it painted last, in any of its zones. */
export const screenNow = (row: WallRow | null, slide: string): ScreenNow => {
  if (row === null) return { is: 'unknown' };
  if ((row.connection !== 'online' && row.connection !== 'late') || isPanelLost(row.machine)) return { is: 'off' };
  if (row.does === null) return { is: 'unknown' };
  const painted = Object.values(row.does).map((zone) => zone.slide);
  return painted.includes(slide) ? { is: 'now' } : { is: 'other', slide: row.does.main.slide };
};
