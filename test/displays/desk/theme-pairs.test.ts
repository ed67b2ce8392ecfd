import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME, THEMES } from '../../../content/slide/default-theme.ts';
import { pairsOf } from '../../../displays/desk/themes/theme-pairs.ts';

describe('the contrast of a theme', () => {
  it('is good in every pair of every ready-made theme', () => {
    for (const theme of THEMES) expect(pairsOf(theme).filter((pair) => pair.level === 'stop')).toEqual([]);
  });

  it('is rounded down, so that no pair is told better than it is', () => {
    const [first] = pairsOf({ ...DEFAULT_THEME, ink: '#767676', background: '#ffffff' });
    expect(first).toMatchObject({ ratio: 4.5, level: 'warn' });
    const [fainter] = pairsOf({ ...DEFAULT_THEME, ink: '#777777', background: '#ffffff' });
    expect(fainter).toMatchObject({ ratio: 4.4, level: 'stop' });
  });
});
