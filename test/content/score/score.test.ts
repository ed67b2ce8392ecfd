import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingChangeProblems, removalProblems, withUsedScales } from '../../../content/score/change-rating.ts';
import { ratingProblems } from '../../../content/score/check-rating.ts';
import { liveScoreSchema } from '../../../content/score/live-score.ts';
import { presetScales, type Scale, type Spoken, scaleSchema } from '../../../content/score/scale.ts';
import { colourOf, scoreOf, wholePercent, wilson } from '../../../content/score/score.ts';
import { defaultRating, type RatingPoint, ratingSettingsSchema } from '../../../content/score/settings.ts';
import { emptyTally } from '../../../content/score/tally.ts';
import { scoreKey, windowBefore, windowDays } from '../../../content/score/windows.ts';
import { dayOfNumber } from '../../../content/time/day-number.ts';
import { EIGHT } from '../../support/ledger.ts';

const shares = fc.nat(3000).chain((count) => fc.record({ count: fc.constant(count), satisfied: fc.nat(count) }));
const tallyOf = (count: number, satisfied: number) => {
  const tally = emptyTally();
  tally.classes.unverified = { count, satisfied };
  return tally;
};
const scoreAt = (count: number, satisfied: number, intact = true, tally = tallyOf(count, satisfied), addendum = emptyTally()) => {
  const basis = { unitName: 'Phường', window: 'week' as const, days: windowDays('week', '2026-11-22'), target: 90, offset: 420 };
  return scoreOf({ ...basis, tally, addendum, updated: EIGHT, stale: false, intact });
};
const point: RatingPoint = { id: 'k1', unit: 'u', name: 'Quầy 1', counter: null, scale: 'nam-muc', kind: 'kiosk', active: true };
const codes = (change: object) =>
  ratingProblems({ ...defaultRating(), ...change }, new Set(['u'])).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('scales', () => {
  it('SCO-1 the presets have five, four and three levels, from best to worst', () => {
    expect(presetScales().map((scale) => scaleSchema.parse(scale).levels.length)).toEqual([5, 4, 3]);
    expect(presetScales().map((scale) => scale.levels.filter((level) => level.satisfied).length)).toEqual([2, 2, 2]);
    expect(ratingSettingsSchema.parse(defaultRating())).toEqual(defaultRating());
    expect(codes({ points: [point] })).toEqual([]);
  });

  it('SCO-1 a scale without both sorts, out of order, or with an id twice is refused; no level can be left out of the count', () => {
    const [five] = presetScales();
    const levels = five?.levels ?? [];
    const bad = [levels.slice(0, 2), levels.slice(2), [...levels].reverse(), [...levels, ...levels.slice(4)]];
    for (const wrong of bad) expect(codes({ scales: [{ ...five, levels: wrong }] })).toEqual(['SCO-1 rating.scales.0.levels']);
    expect(scaleSchema.safeParse({ ...five, levels: levels.map((level) => ({ ...level, counts: false })) }).success).toBe(false);
  });

  it('SCO-8 a rating point names a unit and a scale that exist, and no id stands twice', () => {
    expect(codes({ points: [{ ...point, unit: 'x' }] })).toEqual(['LIB-4 rating.points.0.unit']);
    expect(codes({ points: [{ ...point, scale: 'x' }] })).toEqual(['SCO-8 rating.points.0.scale']);
    expect(codes({ points: [point, point] })).toEqual(['PLC-9 rating.points.1.id']);
  });

  it('SCO-9 a counter has a name and is one of the unit of its point; two units may have the same', () => {
    const counters = [{ id: 'quay-1', unit: 'u', name: 'Quầy số 1' }];
    expect(codes({ counters, points: [{ ...point, counter: 'quay-1' }] })).toEqual([]);
    expect(codes({ counters, points: [{ ...point, counter: 'quay-2' }] })).toEqual(['SCO-9 rating.points.0.counter']);
    expect(codes({ counters: [{ ...counters[0], unit: 'x' }] })).toEqual(['LIB-4 rating.counters.0.unit']);
    expect(codes({ counters: [...counters, ...counters] })).toEqual(['PLC-9 rating.counters.1.id']);
    expect(ratingSettingsSchema.safeParse({ ...defaultRating(), counters: [{ ...counters[0], name: '' }] }).success).toBe(false);
  });

  it('SCO-18 the id of a level or reason says the same in every scale', () => {
    const [five, four, three] = presetScales();
    if (!five || !four || !three) throw new Error('three presets');
    const renamed = (label: Spoken, satisfied = true) => ({
      ...four,
      levels: four.levels.map((level) => (level.id === 'hai-long' ? { ...level, label, satisfied } : level)),
    });
    expect(codes({ scales: [five, renamed({ vi: 'Tốt', en: 'Satisfied' }), three] })).toEqual([
      'SCO-18 rating.scales.1.levels.1',
    ]);
    expect(codes({ scales: [five, renamed({ vi: 'Hài lòng', en: 'Satisfied' }, false)] })).toEqual([
      'SCO-18 rating.scales.1.levels.1',
    ]);
    const reasons = four.reasons.map((reason) => ({ ...reason, label: { ...reason.label, vi: 'Lý do' } }));
    expect(codes({ scales: [five, { ...four, reasons: reasons.slice(0, 1) }] })).toEqual(['SCO-18 rating.scales.1.reasons.0']);
  });
});

describe('changing scales', () => {
  const before = { ...defaultRating(), points: [point] };
  const [five, four, three] = before.scales;
  if (!five || !four || !three) throw new Error('three presets');
  const without = (name: 'levels' | 'reasons') => ({ ...five, [name]: five[name].slice(1) });
  const refused = (scales: readonly Scale[], from = before) =>
    ratingChangeProblems(from, { ...from, scales: [...scales] }).map(({ code, path }) => `${code} ${path.join('.')}`);

  it('SCO-10 a scale that a point asks with is neither rewritten nor dropped; its name may change, others may go', () => {
    expect(refused([without('levels'), four, three])).toEqual(['SCO-10 rating.scales.0']);
    expect(refused([four, without('reasons'), three])).toEqual(['SCO-10 rating.scales.1']);
    expect(refused([{ ...five, question: { vi: 'Ông/Bà thấy thế nào?', en: 'How was it?' } }])).toEqual([
      'SCO-10 rating.scales.0',
    ]);
    expect(refused([four, three])).toEqual(['SCO-10 rating.scales']);
    expect(refused([{ ...five, name: { vi: 'Thang chính', en: 'Main scale' } }])).toEqual([]);
    expect(refused([five, { ...four, levels: four.levels.slice(1) }, { ...three, id: 'moi' }])).toEqual([]);
  });

  it('SCO-10 a scale that was replaced stays as it was, whoever says that it was never used', () => {
    const replaced = withUsedScales(before, { ...before, points: [{ ...point, scale: four.id }] });
    expect(replaced.scales.map((scale) => scale.used)).toEqual([true, true, false]);
    const forgetful = { ...replaced, scales: replaced.scales.map((scale) => ({ ...scale, used: false })) };
    expect(withUsedScales(replaced, forgetful).scales.map((scale) => scale.used)).toEqual([true, true, false]);
    expect(refused([without('levels'), four, three], replaced)).toEqual(['SCO-10 rating.scales.0']);
  });
});

describe('removing points and counters', () => {
  const counters = [
    { id: 'q1', unit: 'phuong', name: 'Quầy 1' },
    { id: 'q1', unit: 'khac', name: 'Quầy 1 khác' },
  ];
  const before = { ...defaultRating(), counters, points: [point, { ...point, id: 'moi', name: 'Mới' }] };
  const used = {
    isPointUsed: (id: string) => id === point.id,
    isCounterUsed: (unit: string, id: string) => unit === 'phuong' && id === 'q1',
  };
  const refused = (change: Partial<typeof before>) =>
    removalProblems(before, { ...before, ...change }, used).map(({ code, path }) => `${code} ${path.join('.')}`);

  it('SCO-19 what answers name stays, switched off or renamed; what nobody used may go', () => {
    expect(refused({ points: before.points.slice(1) })).toEqual(['SCO-19 rating.points']);
    expect(refused({ points: [point] })).toEqual([]);
    expect(refused({ points: before.points.map((one) => ({ ...one, active: false, name: 'Tên khác' })) })).toEqual([]);
    expect(refused({ counters: counters.slice(1) })).toEqual(['SCO-19 rating.counters']);
    expect(refused({ counters: counters.slice(0, 1) })).toEqual([]);
    expect(refused({ counters: counters.map((one) => ({ ...one, name: 'Một cửa' })) })).toEqual([]);
  });
});

describe('the right to be shown', () => {
  it('SCO-2 none: words; up to nine: counts; up to twenty-nine: a whole percentage; from thirty: with its interval', () => {
    expect(scoreAt(0, 0)).toMatchObject({ shown: 'none', percent: null, low: null, colour: null });
    expect(scoreAt(9, 9)).toMatchObject({ shown: 'counts', count: 9, satisfied: 9, percent: null, low: null });
    expect(scoreAt(10, 9)).toMatchObject({ shown: 'few', percent: 90, low: null, high: null, colour: null });
    expect(scoreAt(29, 9)).toMatchObject({ shown: 'few', percent: 31, low: null });
    expect(scoreAt(30, 27)).toMatchObject({ shown: 'full', percent: 90, low: 74, high: 97, colour: 'between' });
  });

  it('SCO-2 every score passes its schema, and where the ledger does not hold there is no number at all', () => {
    fc.assert(
      fc.property(shares, fc.boolean(), ({ count, satisfied }, intact) => {
        const score = scoreAt(count, satisfied, intact);
        expect(liveScoreSchema.parse(score)).toEqual(score);
        if (!intact)
          expect(score).toMatchObject({ shown: 'broken', count: 0, satisfied: 0, percent: null, low: null, verified: 0 });
        if (score.percent !== null) expect(score.count).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('SCO-28 what came, was held back or excluded after the close is told beside the signed share, which stays', () => {
    const [tally, addendum] = [emptyTally(), emptyTally()];
    tally.classes.verified = { count: 7, satisfied: 6 };
    tally.classes['at-place'] = { count: 12, satisfied: 9 };
    tally.classes.unverified = { count: 21, satisfied: 20 };
    Object.assign(tally, { held: 5, excluded: 2 });
    addendum.classes['at-place'] = { count: -3, satisfied: -3 };
    Object.assign(addendum, { held: -4, excluded: 8 });
    expect(scoreAt(40, 35, true, tally, addendum)).toMatchObject({
      ...{ count: 40, satisfied: 35, percent: 88, verified: 7, atPlace: 12 },
      ...{ held: 1, excluded: 10, added: -3 },
    });
    const nothing = { verified: 0, atPlace: 0, held: 0, excluded: 0, added: 0 };
    expect(scoreAt(40, 35, false, tally, addendum)).toMatchObject({ shown: 'broken', ...nothing });
  });

  it('SCO-3 the interval is Wilson’s with 95 %', () => {
    const known = [
      [2, 2, 34, 100],
      [10, 9, 60, 98],
      [30, 27, 74, 97],
      [30, 30, 89, 100],
      [100, 90, 83, 94],
      [200, 190, 91, 97],
      [1000, 950, 93, 96],
    ] as const;
    for (const [count, satisfied, low, high] of known) {
      const found = wilson({ count, satisfied });
      expect([Math.round(found.low * 100), Math.round(found.high * 100)], `${satisfied} of ${count}`).toEqual([low, high]);
    }
  });

  it('SCO-3 the interval holds the share, and solves (p̂ − p)² = z² p (1 − p)/n at both its ends', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const { low, high } = wilson(share);
        if (share.count === 0) expect([low, high]).toEqual([0, 1]);
        fc.pre(share.count > 0);
        const mean = share.satisfied / share.count;
        expect(low <= mean && mean <= high && low >= 0 && high <= 1).toBe(true);
        const residual = (p: number) => (mean - p) ** 2 - (1.959963984540054 ** 2 * p * (1 - p)) / share.count;
        if (share.satisfied > 0) expect(Math.abs(residual(low))).toBeLessThan(1e-9);
        if (share.satisfied < share.count) expect(Math.abs(residual(high))).toBeLessThan(1e-9);
      }),
    );
  });

  it('SCO-4 a hundred means all, nought means none, and the rest is rounded', () => {
    expect([wholePercent({ count: 1000, satisfied: 999 }), wholePercent({ count: 1000, satisfied: 1 })]).toEqual([99, 1]);
    expect([wholePercent({ count: 30, satisfied: 30 }), wholePercent({ count: 30, satisfied: 0 })]).toEqual([100, 0]);
    expect(wholePercent({ count: 200, satisfied: 189 })).toBe(95);
  });

  it('SCO-5 the colour follows the interval, not the point', () => {
    expect(colourOf({ count: 1000, satisfied: 950 }, 90)).toBe('above');
    expect(colourOf({ count: 40, satisfied: 38 }, 90)).toBe('between');
    expect(colourOf({ count: 1000, satisfied: 700 }, 90)).toBe('below');
    expect([colourOf({ count: 40, satisfied: 0 }, 0), colourOf({ count: 40, satisfied: 40 }, 100)]).toEqual(['above', 'between']);
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 99 }), (share, target) => {
        const { low, high } = wilson(share);
        const colour = colourOf(share, target);
        expect(colour === 'above').toBe(low * 100 + 1e-9 >= target);
        expect(colour === 'below').toBe(high * 100 <= target - 1 + 1e-9);
      }),
    );
  });

  it('SCO-5 the digits of the interval hold all of it, and never contradict the colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 3000 }), fc.nat(3000), (count, some) => {
        const satisfied = Math.min(count, some);
        const { low, high } = wilson({ count, satisfied });
        const score = scoreAt(count, satisfied);
        const [from, until] = [score.low ?? Number.NaN, score.high ?? Number.NaN];
        expect(from <= low * 100 + 1e-9 && low * 100 - from < 1 && until >= high * 100 - 1e-9 && until - high * 100 < 1).toBe(
          true,
        );
        const reaches = until < score.target ? 'below' : 'between';
        expect(score.colour).toBe(from >= score.target ? 'above' : reaches);
      }),
    );
    const { low, high, colour } = scoreAt(352, 327);
    expect([low, high, colour]).toEqual([89, 96, 'between']);
  });

  it('SCO-6 windows are days of the unit: today, seven with today, the whole month, the whole quarter', () => {
    const named = (window: Parameters<typeof windowDays>[0], day: string) => {
      const { first, last } = windowDays(window, day);
      return [dayOfNumber(first), dayOfNumber(last)];
    };
    expect(named('day', '2026-11-22')).toEqual(['2026-11-22', '2026-11-22']);
    expect(named('week', '2026-03-03')).toEqual(['2026-02-25', '2026-03-03']);
    expect(named('month', '2028-02-10')).toEqual(['2028-02-01', '2028-02-29']);
    expect(named('quarter', '2026-12-31')).toEqual(['2026-10-01', '2026-12-31']);
    expect(windowBefore('quarter', '2026-02-01')).toEqual(windowDays('quarter', '2025-12-31'));
    expect(windowBefore('week', '2026-11-22')).toEqual(windowDays('week', '2026-11-15'));
    expect(scoreKey('phuong-a', 'week')).toBe('phuong-a/week');
  });

  it('SCO-6 every day lies in its windows, and windows of one kind that follow each other leave no day out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 24_000 }), fc.constantFrom('day', 'week', 'month', 'quarter'), (day, window) => {
        const { first, last } = windowDays(window, dayOfNumber(day));
        expect(first <= day && day <= last).toBe(true);
        expect(windowBefore(window, dayOfNumber(day)).last).toBe(first - 1);
      }),
    );
  });
});
