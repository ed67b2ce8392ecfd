import { describe, expect, it } from 'vitest';
import type { Slide } from '../../../content/slide/slide.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import { scoresShown } from '../../../displays/desk/wall/wall-scores.ts';

const own = { theme: null, locked: null, name: 'Bảng điểm', title: 'Mức độ hài lòng' };
const board: Slide = { ...own, id: 'board', template: 'board', units: ['a', 'b'], window: 'month' };
const zones = (slide: string | null) => ({
  main: { entry: null, slide },
  side: { entry: null, slide: null },
  ticker: { entry: null, slide: null },
});
const row: WallRow = {
  display: 'tv',
  ...{ connection: 'online', seen: 0, should: zones('board'), does: null, agrees: null, reports: [] },
  revision: { should: 1, holds: 1 },
};

describe('scores in the pictures of the wall', () => {
  it('are asked for units alone that the person may read: one other would have the server refuse them all', () => {
    const slides = new Map([[board.id, board]]);
    expect(scoresShown([row, row], slides, new Set(['a', 'b']))).toHaveLength(2);
    expect(scoresShown([row], slides, new Set(['b']))).toEqual([{ unit: 'b', window: 'month' }]);
    expect(scoresShown([row], slides, new Set())).toEqual([]);
  });
});
