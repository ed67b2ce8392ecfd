import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { ratingDay, talliesFrom } from '../../../content/score/fold.ts';
import { talliesStateSchema } from '../../../content/score/kept-tallies.ts';
import { addTally, emptyTally, type Standing, shareOf, shownCounters, type Tally } from '../../../content/score/tally.ts';
import { counted, hourOf, newColumns, type TallyRow, tallyOfRow } from '../../../content/score/tally-row.ts';
import { dayNumberOf } from '../../../content/time/day-number.ts';
import { countAnswer } from '../../support/count-answer.ts';
import { EIGHT, rating } from '../../support/ledger.ts';
import { ratingIn, stories, told } from '../../support/ledger-story.ts';

const ALL = { first: 0, last: 40_000 };

/** The oracle: for every answer asks the whole ledger how it stands in the end, and counts those of the unit. */
function recounted(records: readonly LedgerRecord[], unit: string): Tally {
  const tally = emptyTally();
  for (const answer of records) {
    if (answer.kind !== 'rating' && answer.kind !== 'late-rating') continue;
    let [standing, at, counter]: [Standing, string, string | null] = ['counted', answer.unit, answer.payload.counter];
    for (const record of records.slice(answer.seq)) {
      if (!('targets' in record.payload) || !record.payload.targets.includes(answer.seq)) continue;
      if (record.kind === 'quarantine' && standing === 'counted') standing = 'held';
      if (record.kind === 'exclude') standing = 'excluded';
      if (record.kind === 'readmit') standing = 'counted';
      if (record.kind === 'correction') [at, counter] = [record.payload.to.unit, record.payload.to.counter];
    }
    if (at === unit) countAnswer(tally, { ...answer.payload, counter }, standing);
  }
  return tally;
}

const summed = (one: Tally, other: Tally): Tally => {
  const sum = emptyTally();
  addTally(sum, one);
  addTally(sum, other);
  return sum;
};

describe('running tallies', () => {
  it('SCO-12 signed figures and addendum together equal a recount from scratch', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { records, tallies } = told(story);
        for (const unit of ['phuong-a', 'phuong-b', 'phuong-c']) {
          const { signed, addendum } = tallies.tally(unit, ALL);
          expect(summed(signed, addendum)).toEqual(recounted(records, unit));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('SCO-12 tallies that were kept at any record and went on are those of the whole ledger', () => {
    fc.assert(
      fc.property(stories, fc.nat(59), (story, cut) => {
        const { records, tallies } = told(story);
        const before = talliesFrom(null, ratingIn(records));
        for (const record of records.slice(0, cut)) before.apply(record);
        const after = talliesFrom(talliesStateSchema.parse(JSON.parse(JSON.stringify(before.state()))), ratingIn(records));
        for (const record of records.slice(cut)) after.apply(record);
        for (const unit of tallies.units()) expect(after.tally(unit, ALL)).toEqual(tallies.tally(unit, ALL));
      }),
      { numRuns: 60 },
    );
  });

  it('SCO-12 answers counted one by one as of their sort are those that were applied', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const records = told(story).records.filter(
          ({ kind }) => kind === 'late-rating' || kind === 'rating' || kind === 'period-closed',
        );
        const [applied, byHand] = [talliesFrom(null, ratingIn(records)), talliesFrom(null, ratingIn(records))];
        const hands = new Map<string, (at: number) => boolean>();
        for (const record of records) {
          applied.apply(record);
          if (record.kind !== 'rating' && record.kind !== 'late-rating') byHand.apply(record);
          else {
            const { at, nonce: _nonce, ...sort } = record.payload;
            const name = JSON.stringify([record.unit, { ...sort, use: null, comment: null }]);
            const hand = hands.get(name) ?? byHand.counting(record.unit, sort);
            hands.set(name, hand);
            const isClosed = ratingDay({ at, offset: sort.offset }) <= (applied.closedThrough(record.unit) ?? -1);
            expect(hand(at)).toBe(isClosed);
          }
        }
        expect(byHand.state()).toEqual(applied.state());
      }),
      { numRuns: 60 },
    );
  });

  it('SCO-12 a tally of days is the sum of the tallies of each', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { records, tallies } = told(story);
        const days = new Set(records.flatMap((record) => ('level' in record.payload ? [ratingDay(record.payload)] : [])));
        const sum = emptyTally();
        const whole = tallies.tally('phuong-a', ALL);
        for (const day of days) addTally(sum, tallies.tally('phuong-a', { first: day, last: day }).signed);
        expect(sum).toEqual(whole.signed);
      }),
      { numRuns: 60 },
    );
  });

  it('SCO-14 nothing that comes after the close changes the signed figures of a closed day', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const signed = new Map<string, string>();
        told(story, (record, tallies) => {
          for (const [key, before] of signed) {
            const [unit = '', through] = key.split(' ');
            expect(JSON.stringify(tallies.tally(unit, { first: 0, last: Number(through) }).signed)).toBe(before);
          }
          if (record.kind !== 'period-closed') return;
          const through = tallies.closedThrough(record.unit) ?? 0;
          const figures = tallies.tally(record.unit, { first: 0, last: through }).signed;
          signed.set(`${record.unit} ${through}`, JSON.stringify(figures));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('SCO-14 a close of an earlier day does not open what was closed after it', () => {
    const closed = (seq: number, day: string): LedgerRecord => ({
      ...{ seq, time: EIGHT, unit: 'phuong', kind: 'period-closed' },
      payload: { period: 'day', first: day, last: day, figures: { count: 0, satisfied: 0, held: 0, excluded: 0 } },
    });
    const tallies = talliesFrom(null, () => null);
    for (const record of [closed(0, '2026-11-22'), closed(1, '2026-11-20')]) tallies.apply(record);
    expect(tallies.closedThrough('phuong')).toBe(dayNumberOf('2026-11-22'));
  });

  it('SCO-6 the day of an answer begins and ends at midnight on the wall clock of its unit', () => {
    const midnight = Date.UTC(2026, 10, 21, 17);
    const day = dayNumberOf('2026-11-22');
    expect([midnight - 1, midnight].map((at) => ratingDay({ at, offset: 420 }))).toEqual([day - 1, day]);
    expect(ratingDay({ at: midnight, offset: 419 })).toBe(day - 1);
    expect(ratingDay({ at: midnight, offset: -300 })).toBe(day - 1);
    expect([-1, 0].map((at) => hourOf({ at: midnight + at, offset: 420 }))).toEqual([23, 0]);
  });

  it('SCO-14 a late answer stands in the addendum of its day, an exclusion after the close takes away there', () => {
    const closed: LedgerRecord = {
      ...{ seq: 2, time: EIGHT, unit: 'phuong', kind: 'period-closed' },
      payload: {
        period: 'day',
        first: '2026-11-22',
        last: '2026-11-22',
        figures: { count: 2, satisfied: 2, held: 0, excluded: 0 },
      },
    };
    const late: LedgerRecord = { ...rating(3, { satisfied: false, level: 'khong-hai-long' }), kind: 'late-rating' };
    const out: LedgerRecord = {
      ...{ seq: 5, time: EIGHT, unit: 'phuong', kind: 'exclude' },
      payload: { proposal: 4, targets: [0], reason: 'Bấm thử', by: ['an', 'binh'] },
    };
    const records = [rating(0), rating(1), closed, late];
    const tallies = talliesFrom(null, ratingIn(records));
    for (const record of [...records, out]) tallies.apply(record);
    const { signed, addendum } = tallies.tally('phuong', ALL);
    expect(shareOf(signed)).toEqual({ count: 2, satisfied: 2 });
    expect(shareOf(addendum)).toEqual({ count: 0, satisfied: -1 });
    expect([signed.excluded, addendum.excluded]).toEqual([0, 1]);
  });

  it('SCO-15 an answer stays with the unit it was given in; a record about one that is not there changes nothing', () => {
    const tallies = talliesFrom(null, ratingIn([rating(0)]));
    tallies.apply(rating(0));
    tallies.apply({ seq: 1, time: EIGHT, unit: 'moi', kind: 'quarantine', payload: { targets: [7], detector: 'hand' } });
    expect(shareOf(tallies.tally('phuong', ALL).signed)).toEqual({ count: 1, satisfied: 1 });
    expect(tallies.units()).toEqual(['phuong']);
    expect(tallies.placeOf(7)).toBeNull();
  });

  it('SCO-11 classes are counted apart and together, neutral answers always with them', () => {
    const columns = newColumns();
    const { payload } = rating(0);
    let row: TallyRow = counted(null, columns, payload, 'counted', 1);
    row = counted(row, columns, { ...payload, class: 'verified', satisfied: false, level: 'binh-thuong' }, 'counted', 1);
    row = counted(row, columns, { ...payload, class: 'unverified' }, 'held', 1);
    const tally = tallyOfRow(row, columns);
    expect(shareOf(tally)).toEqual({ count: 2, satisfied: 1 });
    expect(shareOf(tally, ['verified'])).toEqual({ count: 1, satisfied: 0 });
    expect(tally).toMatchObject({
      held: 1,
      excluded: 0,
      levels: { 'hai-long': 1, 'binh-thuong': 1 },
      hours: { 8: { count: 2 } },
    });
  });

  it.each([
    [{ a: 5, b: 4, c: 1 }, ['a'], 5],
    // One alone, or a few answers of two, would be what is left of the unit's numbers.
    [{ a: 40, b: 9, c: 3 }, ['a'], 12],
    [{ a: 40, b: 9, c: 1, d: 2 }, ['a'], 12],
    [{ a: 40, b: 9, c: 2, d: 3 }, ['a', 'b'], 5],
    [{ a: 40, b: 3 }, [], 43],
    [{ a: 6, b: 6, c: 1 }, ['b'], 7],
    [{ a: 3 }, [], 3],
    [{ a: 5, b: 6 }, ['a', 'b'], 0],
    [{}, [], 0],
  ])('SCO-13 of counters with %o answers only %o are shown, %d answers are not told apart', (answers, shown, hidden) => {
    const tally = emptyTally();
    for (const [counter, count] of Object.entries(answers))
      for (let at = 0; at < count; at += 1) countAnswer(tally, { ...rating(0).payload, counter }, 'counted');
    const found = shownCounters(tally);
    expect([Object.keys(found.counters).sort(), found.hidden]).toEqual([shown, hidden]);
    for (const id of shown) expect(found.counters[id]).toEqual(tally.counters[id]);
  });
});
