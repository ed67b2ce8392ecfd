import { describe, expect, it } from 'vitest';
import { talliesFrom } from '../../../content/score/fold.ts';
import { isComparable, mergedInto, tallyWithin } from '../../../content/score/gather.ts';
import { shareOf } from '../../../content/score/tally.ts';
import { dayNumberOf } from '../../../content/time/day-number.ts';
import { rating } from '../../support/ledger.ts';
import { unit } from '../../support/schedule-library.ts';

const at = (day: string) => Date.parse(`${day}T03:00:00Z`);
const link = (child: string, parent: string, from: string | null = null, to: string | null = null) => ({
  child,
  parent,
  from,
  to,
});
const days = { first: 20_000, last: 30_000 };

describe('gathering tallies', () => {
  it('SCO-16 answers count for the units above on the day they were given, and for no other', () => {
    const units = ['quan-1', 'quan-2', 'phuong', 'quay'].map((id) => unit(id));
    const parents = [
      link('quay', 'phuong'),
      link('phuong', 'quan-1', null, '2026-07-01'),
      link('phuong', 'quan-2', '2026-07-01'),
    ];
    const tallies = talliesFrom(null, () => null);
    for (const [seq, day] of ['2026-06-30', '2026-07-01', '2026-08-01'].entries())
      tallies.apply(rating(seq, { at: at(day) }, 'quay'));
    tallies.apply(rating(3, { at: at('2026-06-30') }, 'phuong'));
    const count = (id: string) => shareOf(tallyWithin(tallies, { units, parents }, id, days).signed).count;
    expect(['quay', 'phuong', 'quan-1', 'quan-2'].map(count)).toEqual([3, 4, 2, 2]);
    const july = dayNumberOf('2026-07-01');
    const within = (id: string, first: number, last: number) =>
      shareOf(tallyWithin(tallies, { units, parents }, id, { first, last }).signed).count;
    expect(['quan-1', 'quan-2'].map((id) => within(id, july - 1, july))).toEqual([2, 1]);
    expect(['quan-1', 'quan-2'].map((id) => within(id, july, july))).toEqual([0, 1]);
  });

  it('SCO-17 wholly merged units may be added up, one that was split cannot be divided', () => {
    const arrow = (old: string, into: string, kind: 'merge' | 'split', share: number | null) => ({
      ...{ old, new: into, kind, share, effective: '2025-07-01', legalBasis: 'Nghị quyết' },
    });
    const annals = {
      units: ['ben-nghe', 'da-kao', 'sai-gon', 'tan-dinh'].map((id) => unit(id)),
      successions: [
        arrow('ben-nghe', 'sai-gon', 'merge', null),
        arrow('da-kao', 'sai-gon', 'split', 0.4),
        arrow('da-kao', 'tan-dinh', 'split', 0.6),
      ],
    };
    expect(mergedInto(annals, 'sai-gon', '2026-01-01')).toEqual({ whole: ['ben-nghe'], partly: ['da-kao'] });
    expect(mergedInto(annals, 'sai-gon', '2025-06-30')).toEqual({ whole: [], partly: [] });
    expect(isComparable(annals, 'sai-gon', '2025-04-01', '2025-09-30')).toBe(false);
    expect(isComparable(annals, 'sai-gon', '2025-07-01', '2025-12-31')).toBe(true);
    expect(isComparable(annals, 'ben-nghe', '2025-04-01', '2025-06-30')).toBe(true);
    expect(isComparable(annals, 'ben-nghe', '2025-04-01', '2025-09-30')).toBe(false);
  });
});
