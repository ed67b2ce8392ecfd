import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerSoFar, recordProblems } from '../../../content/ledger/judge.ts';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { talliesFrom } from '../../../content/score/fold.ts';
import { EIGHT, rating } from '../../support/ledger.ts';
import { ratingIn, stories, told } from '../../support/ledger-story.ts';

/** Every complaint about every record, as a verifier would find them. */
function judged(records: readonly LedgerRecord[]): string[] {
  const tallies = talliesFrom(null, ratingIn(records));
  const used = new Set<string>();
  return records.flatMap((record, at) => {
    const before: LedgerSoFar = {
      size: at,
      time: records[at - 1]?.time ?? 0,
      tallies,
      recordAt: (seq) => (seq < at ? (records[seq] ?? null) : null),
      isUsed: (token) => used.has(token),
    };
    const found = recordProblems(record, before).map(({ code }) => `${at} ${code}`);
    tallies.apply(record);
    if (record.kind === 'rating') used.add(record.payload.nonce).add(record.payload.use ?? '');
    return found;
  });
}

const about = (seq: number, change: object): LedgerRecord => ({
  ...{ seq, time: EIGHT, unit: 'phuong', kind: 'exclude-proposed' },
  payload: { targets: [0], reason: 'Bấm thử', by: 'an', ...change },
});
const decided = (seq: number, change: object): Extract<LedgerRecord, { kind: 'exclude' }> => ({
  ...{ seq, time: EIGHT, unit: 'phuong', kind: 'exclude' },
  payload: { proposal: 1, targets: [0], reason: 'Bấm thử', by: ['an', 'binh'], ...change },
});
const closed = (seq: number, count: number): LedgerRecord => ({
  ...{ seq, time: EIGHT, unit: 'phuong', kind: 'period-closed' },
  payload: { period: 'day', first: '2026-11-22', last: '2026-11-22', figures: { count, satisfied: count, held: 0, excluded: 0 } },
});

describe('a sound ledger', () => {
  it('LDG-11 numbers its records without a gap: a missing, doubled or swapped one is named', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { records } = told(story);
        expect(judged(records)).toEqual([]);
        expect(judged(records.slice(1))[0]).toBe(records.length > 1 ? '0 LDG-11' : undefined);
      }),
      { numRuns: 60 },
    );
    expect(judged([rating(0), rating(2), rating(1)])).toEqual(['1 LDG-11', '2 LDG-11']);
  });

  it('LDG-12 never goes back in time', () => {
    expect(judged([rating(0), { ...rating(1), time: EIGHT - 1 }])).toEqual(['1 LDG-12']);
  });

  it('LDG-13 takes an answer into a closed day only as a late one', () => {
    expect(judged([rating(0), closed(1, 1), rating(2)])).toEqual(['2 LDG-13']);
    expect(judged([rating(0), closed(1, 1), { ...rating(2), kind: 'late-rating' }])).toEqual([]);
    expect(judged([{ ...rating(0), kind: 'late-rating' }])).toEqual(['0 LDG-13']);
    expect(judged([rating(0), closed(1, 1), rating(2, {}, 'phuong-khac')])).toEqual([]);
  });

  it('LDG-14 takes a nonce once, and a ticket once', () => {
    expect(judged([rating(0), rating(1, { nonce: rating(0).payload.nonce })])).toEqual(['1 LDG-14']);
    const use = 'a'.repeat(64);
    expect(judged([rating(0, { use }), rating(1, { use })])).toEqual(['1 LDG-14']);
  });

  it('LDG-15 speaks only of answers that are there and of this unit', () => {
    expect(judged([rating(0), about(1, {})])).toEqual([]);
    expect(judged([rating(0), about(1, { targets: [5] })])).toEqual(['1 LDG-15']);
    expect(judged([rating(0, {}, 'phuong-khac'), about(1, {})])).toEqual(['1 LDG-15']);
    expect(judged([rating(0), about(1, {}), about(2, { targets: [1] })])).toEqual(['2 LDG-15']);
  });

  it('LDG-16 decides only what somebody else proposed, about the same answers', () => {
    expect(judged([rating(0), about(1, {}), decided(2, {})])).toEqual([]);
    expect(judged([rating(0), about(1, {}), decided(2, { by: ['chi', 'binh'] })])).toEqual(['2 LDG-16']);
    expect(judged([rating(0), rating(1), about(2, {}), decided(3, { proposal: 2, targets: [1] })])).toEqual(['3 LDG-16']);
    expect(judged([rating(0), about(1, {}), decided(2, { proposal: 0 })])).toEqual(['2 LDG-16']);
    const readmitted: LedgerRecord = { ...decided(2, {}), kind: 'readmit' };
    expect(judged([rating(0), about(1, {}), readmitted])).toEqual(['2 LDG-16']);
  });

  it('LDG-16 decides nothing on a proposal of another unit', () => {
    const foreign = { ...about(1, {}), unit: 'phuong-khac' };
    expect(judged([rating(0), foreign, decided(2, {})])).toEqual(['1 LDG-15', '2 LDG-16']);
  });

  it('LDG-16 puts answers right only as somebody else proposed: these answers, to that place', () => {
    const to = { unit: 'phuong-khac', counter: 'quay-1' };
    const proposed: LedgerRecord = {
      ...{ seq: 1, time: EIGHT, unit: 'phuong', kind: 'correction-proposed' },
      payload: { targets: [0], reason: 'Nhầm quầy', by: 'an', to },
    };
    const corrected = (change: object): LedgerRecord => ({
      ...{ seq: 2, time: EIGHT, unit: 'phuong', kind: 'correction' },
      payload: { proposal: 1, targets: [0], reason: 'Đúng', by: ['an', 'binh'], to, ...change },
    });
    expect(judged([rating(0), proposed, corrected({})])).toEqual([]);
    for (const wrong of [{ to: { ...to, unit: 'phuong' } }, { to: { ...to, counter: null } }, { by: ['chi', 'binh'] }])
      expect(judged([rating(0), proposed, corrected(wrong)])).toEqual(['2 LDG-16']);
    expect(judged([rating(0), about(1, {}), corrected({})])).toEqual(['2 LDG-16']);
    expect(judged([rating(0), proposed, corrected({}), { ...about(3, {}), unit: 'phuong' }])).toEqual(['3 LDG-15']);
  });

  it('LDG-17 closes a period with the figures that a recount gives', () => {
    expect(judged([rating(0), closed(1, 1)])).toEqual([]);
    expect(judged([rating(0), closed(1, 2)])).toEqual(['1 LDG-17']);
    expect(judged([rating(0), rating(1, {}, 'phuong-khac'), closed(2, 2)])).toEqual(['2 LDG-17']);
    const figures = { count: 1, satisfied: 1, held: 0, excluded: 0 };
    const closedAs = (change: object): LedgerRecord => ({
      ...{ seq: 1, time: EIGHT, unit: 'phuong', kind: 'period-closed' },
      payload: { period: 'day', first: '2026-11-22', last: '2026-11-22', figures, ...change },
    });
    expect(judged([rating(0), closedAs({})])).toEqual([]);
    for (const name of ['count', 'satisfied', 'held', 'excluded'])
      expect(judged([rating(0), closedAs({ figures: { ...figures, [name]: 7 } })]), name).toEqual(['1 LDG-17']);
    const none = { count: 0, satisfied: 0, held: 0, excluded: 0 };
    expect(judged([rating(0), closedAs({ first: '2026-11-23', figures: none })])).toEqual(['1 LDG-17']);
  });
});
