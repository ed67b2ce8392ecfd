import { describe, expect, it } from 'vitest';
import { ratingChangeProblems, withUsedScales } from '../../../../content/score/change-rating.ts';
import type { Scale } from '../../../../content/score/scale.ts';
import { defaultRating, type RatingPoint } from '../../../../content/score/settings.ts';
import {
  beginnings,
  emptyLevel,
  scaleFaults,
  standingOf,
  withoutScale,
  withReplaced,
  withScale,
} from '../../../../displays/desk/ratings/scale-form.ts';

const point: RatingPoint = { id: 'p', unit: 'u', name: 'Quầy', counter: null, scale: 'nam-muc', kind: 'kiosk', active: true };
const settings = withUsedScales(defaultRating(), { ...defaultRating(), points: [point, { ...point, id: 'q' }] });
const [five, four] = settings.scales;
if (!five || !four) throw new Error('presets');
const named = (scale: Scale, at: number, vi: string): Scale => ({
  ...scale,
  levels: scale.levels.map((level, index) => (index === at ? { ...level, label: { vi, en: vi } } : level)),
});

describe('writing scales', () => {
  it('adds any beginning as a scale of its own; the presets at once, an own one when its words are there', () => {
    for (const [at, begun] of beginnings().entries()) {
      const next = withScale(settings, { ...begun, id: '', name: { vi: `Thang ${at}`, en: `Scale ${at}` } });
      const made = next.scales.at(-1);
      expect([next.scales.length, made?.id]).toEqual([4, `thang-${at}`]);
      expect(scaleFaults(next, made?.id ?? '').length > 0).toBe(at === 3);
    }
  });

  it('keeps the ids of what says the same, and gives others to what says something else', () => {
    const next = withScale(settings, named(four, 1, 'Tạm được'));
    expect(next.scales[1]?.levels.map(({ id }) => id)).toEqual(['rat-hai-long', 'tam-duoc', 'binh-thuong', 'khong-hai-long']);
    expect(next.scales[1]?.reasons).toEqual(four.reasons);
    expect(scaleFaults(next, 'bon-muc')).toEqual([]);
    const unhappyNow = { ...four, levels: four.levels.map((level, at) => (at === 1 ? { ...level, satisfied: false } : level)) };
    expect(withScale(settings, unhappyNow).scales[1]?.levels[1]?.id).toBe('hai-long-2');
  });

  it('replaces a used scale by a new one for every point that asks with it, and leaves the old one as it was', () => {
    const next = withUsedScales(settings, withReplaced(settings, 'nam-muc', named(five, 2, 'Tạm được')));
    expect(next.points.map(({ scale }) => scale)).toEqual(['nam-muc-2', 'nam-muc-2']);
    expect(next.scales[0]).toEqual(five);
    expect(ratingChangeProblems(settings, next)).toEqual([]);
    expect(next.scales.map((scale) => standingOf(next, scale))).toEqual(['replaced', 'unused', 'unused', 'asking']);
    expect(ratingChangeProblems(settings, withScale(settings, named(five, 2, 'Tạm được'))).map(({ code }) => code)).toEqual([
      'SCO-10',
    ]);
    expect(withoutScale(settings, 'bon-muc').scales.map(({ id }) => id)).toEqual(['nam-muc', 'ba-muc']);
  });

  it('says what is amiss at its place: an order, a missing word', () => {
    const turned = withScale(settings, { ...four, levels: [...four.levels].reverse() });
    expect(scaleFaults(turned, 'bon-muc')).toMatchObject([{ code: 'SCO-1', path: ['levels'] }]);
    const empty = withScale(settings, { ...four, levels: [...four.levels, emptyLevel(false)] });
    expect(scaleFaults(empty, 'bon-muc').map(({ path }) => path.join('.'))).toContain('levels.4.label.vi');
  });
});
