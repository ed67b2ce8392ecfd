import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingIn, ratingText } from '../../../content/ledger/rating-text.ts';
import { type RatingRecord, recordSchema } from '../../../content/ledger/record.ts';
import { recordText } from '../../../content/ledger/record-text.ts';
import { canonical } from '../../../content/wire/canonical.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/);
const hash = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: null });
const instant = fc.nat({ max: 8.64e15 });
const ratings: fc.Arbitrary<RatingRecord> = fc.record({
  seq: fc.nat({ max: 34_359_738_367 }),
  time: instant,
  unit: id,
  kind: fc.constantFrom('rating' as const, 'late-rating' as const),
  payload: fc.record({
    at: instant,
    offset: fc.integer({ min: -900, max: 900 }),
    point: id,
    counter: fc.option(id, { nil: null }),
    scale: id,
    level: id,
    satisfied: fc.boolean(),
    reasons: fc.array(id, { maxLength: 12 }),
    class: fc.constantFrom('unverified' as const, 'at-place' as const, 'verified' as const),
    nonce: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
    use: hash,
    comment: hash,
  }),
});

/** What the slow way makes of a text: the record, if it is one in its canonical text. */
function slowly(text: string): unknown {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success && canonical(parsed.data) === text && /rating$/.test(parsed.data.kind) ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

describe('the text of answers', () => {
  it('LDG-19 is written and read as the canonical text of its record', () => {
    fc.assert(
      fc.property(ratings, (record) => {
        expect(ratingText(record)).toBe(canonical(record));
        expect(recordText(record)).toBe(canonical(record));
        expect(ratingIn(canonical(record))).toEqual(recordSchema.parse(record));
      }),
    );
  });

  it('LDG-19 what was changed anywhere is read as the slow way reads it, or not at all', () => {
    const letters = [...'0129-"az,:{}[]ntruefals ._é\n'];
    fc.assert(
      fc.property(ratings, fc.nat(), fc.constantFrom(...letters), fc.nat(2), (record, place, letter, cut) => {
        const text = canonical(record);
        const at = place % text.length;
        const changed = text.slice(0, at) + letter + text.slice(at + cut);
        expect(ratingIn(changed)).toEqual(slowly(changed));
      }),
      { numRuns: 1000 },
    );
  });

  it('LDG-19 numbers out of bounds, double keys and other kinds are none', () => {
    const [record] = fc.sample(ratings, { numRuns: 1, seed: 7 });
    const text = record ? canonical({ ...record, seq: 5, time: 6, payload: { ...record.payload, at: 7, offset: 420 } }) : '';
    expect(ratingIn(text)).not.toBeNull();
    for (const [from, to] of [
      ['"seq":5', '"seq":34359738368'],
      ['"time":6', '"time":8640000000000001'],
      ['"at":7', '"at":07'],
      ['"offset":420', '"offset":901'],
      ['"offset":420', '"offset":-0'],
      ['"seq":5', '"seq":5,"seq":5'],
      [/"kind":"[a-z-]+"/, '"kind":"act"'],
    ] as const)
      expect(ratingIn(text.replace(from, to)), String(to)).toBeNull();
    const withIds = (count: number, id: string) =>
      text.replace(/"reasons":\[[^\]]*\]/, `"reasons":[${Array(count).fill(`"${id}"`)}]`);
    expect(ratingIn(withIds(12, 'r'.repeat(64)))?.payload.reasons).toHaveLength(12);
    for (const long of [withIds(13, 'r'), withIds(1, 'r'.repeat(65))])
      expect([ratingIn(long), slowly(long)]).toEqual([null, null]);
  });
});
