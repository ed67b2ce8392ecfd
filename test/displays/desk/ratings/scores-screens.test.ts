import { describe, expect, it } from 'vitest';
import type { WallRow } from '../../../../content/wire/api.ts';
import { screenNow } from '../../../../displays/desk/ratings/scores-screens.ts';

const none = { entry: null, slide: null, since: 0 };
const row = (connection: WallRow['connection'], main: string | null | undefined, ticker: string | null = null): WallRow => ({
  ...{ display: 'tv', connection, seen: 1, revision: { should: 1, holds: 1 }, agrees: null, reports: [] },
  should: { main: none, ticker: none, side: none },
  does: main === undefined ? null : { main: { ...none, slide: main }, ticker: { ...none, slide: ticker }, side: none },
});

describe('a screen that is scheduled to show the score', () => {
  it('shows it now only if it is there and painted that very slide last, in any zone', () => {
    expect(screenNow(row('online', 'score'), 'score')).toEqual({ is: 'now' });
    expect(screenNow(row('late', 'motto', 'score'), 'score')).toEqual({ is: 'now' });
    expect(screenNow(row('online', 'motto'), 'score')).toEqual({ is: 'other', slide: 'motto' });
    expect(screenNow(row('online', null), 'score')).toEqual({ is: 'other', slide: null });
  });

  it('is off whatever it painted before it went, and not judged where nothing is known', () => {
    for (const connection of ['offline', 'never', 'unpaired'] as const)
      expect(screenNow(row(connection, 'score'), 'score')).toEqual({ is: 'off' });
    expect(screenNow(row('online', undefined), 'score')).toEqual({ is: 'unknown' });
    expect(screenNow(null, 'score')).toEqual({ is: 'unknown' });
  });
});
