import { describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { caseBook } from '../../../server/ratings/case-book.ts';
import { EIGHT } from '../../support/ledger.ts';

const head = (seq: number) => ({ seq, time: EIGHT, unit: 'phuong' });
const objection = (seq: number, targets: number[]): LedgerRecord => ({
  ...head(seq),
  kind: 'objection',
  payload: { targets, reason: 'Không đúng', by: 'lan' },
});
const excluded = (seq: number, targets: number[]): LedgerRecord => ({
  ...head(seq),
  kind: 'exclude',
  payload: { proposal: seq - 1, targets, reason: 'Đúng vậy', by: ['an', 'binh'] },
});

describe('the book of cases', () => {
  it('keeps an objection open until all answers that it names were decided about', () => {
    const none = { all: () => [], get: () => null };
    const book = caseBook({ recordsOfKinds: () => [], placeOf: () => null }, none);
    book.enter(objection(10, [1, 2]));
    book.enter(objection(11, [1]));
    book.enter(excluded(13, [1, 5]));
    expect(book.open().map(({ seq }) => seq)).toEqual([10]);
    book.enter(excluded(15, [1, 2]));
    expect(book.open()).toEqual([]);
    expect(book.decided().map(({ seq }) => seq)).toEqual([15, 13]);
    expect([13, 15].map((seq) => book.settledBy(seq).map((one) => one.seq))).toEqual([[11], [10]]);
  });
});
