import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentTo } from '../../../content/ledger/commitment.ts';
import { type LedgerRecord, recordSchema } from '../../../content/ledger/record.ts';
import { leafHash, recordText } from '../../../content/ledger/record-text.ts';
import { toHex } from '../../../content/wire/hash.ts';
import { treeHash } from '../../../content/wire/merkle.ts';
import { utf8 } from '../../../content/wire/utf8.ts';
import { EIGHT, payload, rating } from '../../support/ledger.ts';

const PAIR: [string, string] = ['an', 'binh'];
const base = { seq: 9, time: EIGHT, unit: 'phuong' };
const two = { proposal: 3, targets: [1, 2], reason: 'Bấm liên tục', by: PAIR };
const one = { targets: [1], reason: 'Nghi trùng', by: 'an' };
/** A record of each kind. */
const records: readonly LedgerRecord[] = [
  rating(9, { comment: 'c'.repeat(64), use: 'd'.repeat(64), reasons: ['khac'] }),
  { ...base, kind: 'late-rating', payload: payload() },
  { ...base, kind: 'quarantine', payload: { targets: [1, 2], detector: 'streak' } },
  { ...base, kind: 'exclude-proposed', payload: one },
  { ...base, kind: 'exclude', payload: two },
  { ...base, kind: 'readmit-proposed', payload: one },
  { ...base, kind: 'readmit', payload: two },
  { ...base, kind: 'objection', payload: one },
  { ...base, kind: 'correction-proposed', payload: { ...one, to: { unit: 'khac', counter: null } } },
  { ...base, kind: 'correction', payload: { ...two, to: { unit: 'khac', counter: 'quay-1' } } },
  { ...base, unit: null, kind: 'act', payload: { act: 4, hash: 'a'.repeat(64) } },
  {
    ...base,
    kind: 'period-closed',
    payload: {
      period: 'quarter',
      first: '2026-07-01',
      last: '2026-09-30',
      figures: { count: 0, satisfied: 0, held: 0, excluded: 0 },
    },
  },
];

describe('records', () => {
  it('LDG-1 a record of each kind is read back from its text as it was, and has that one text', () => {
    expect(records.map((record) => record.kind)).toEqual(recordSchema.options.map((option) => option.shape.kind.value));
    for (const record of records) {
      const text = recordText(record);
      expect(recordSchema.parse(JSON.parse(text))).toEqual(record);
      expect(recordText(recordSchema.parse(JSON.parse(text)))).toBe(text);
    }
  });

  it('LDG-1 other kinds, other fields and one person alone are refused', () => {
    const refused: unknown[] = [
      { ...base, kind: 'delete', payload: one },
      { ...records[0], extra: 1 },
      { ...base, kind: 'rating', payload: { ...payload(), name: 'Nguyễn Văn A' } },
      { ...base, kind: 'rating', payload: { ...payload(), nonce: 'short' } },
      { ...base, kind: 'rating', payload: payload(), unit: null },
      { ...base, kind: 'exclude', payload: { ...two, by: ['an', 'an'] } },
      { ...base, kind: 'exclude', payload: { ...two, reason: '' } },
      { ...base, seq: -1, kind: 'rating', payload: payload() },
    ];
    for (const record of refused) expect(recordSchema.safeParse(record).success, JSON.stringify(record)).toBe(false);
  });

  it('LDG-2 a leaf is the RFC 6962 hash of the record’s text; any change of any record is another leaf', () => {
    const seen = new Set<string>();
    for (const record of records) {
      expect(leafHash(record)).toEqual(treeHash.leaf(utf8(recordText(record))));
      seen.add(toHex(leafHash(record)));
    }
    expect(seen.size).toBe(records.length);
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.boolean(), (seq, at, satisfied) => {
        const [a, b] = [rating(seq, { satisfied }), rating(seq, { satisfied, at: EIGHT + at + 1 })];
        expect(toHex(leafHash(a))).not.toBe(toHex(leafHash(b)));
        expect(toHex(leafHash(a))).not.toBe(toHex(leafHash(rating(seq, { satisfied: !satisfied }))));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what stands beside the ledger', () => {
  it('LDG-18 words are bound by a salted commitment: other words or another salt are another one', () => {
    const salt = 's'.repeat(22);
    const all = [
      commitmentTo('Cán bộ nhiệt tình', salt),
      commitmentTo('Cán bộ nhiệt tình ', salt),
      commitmentTo('Cán bộ nhiệt tình', 't'.repeat(22)),
    ];
    expect(new Set(all).size).toBe(3);
    expect(recordSchema.safeParse(rating(1, { comment: all[0] ?? null })).success).toBe(true);
  });
});
