import { describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import { ratingDay } from '../../../content/score/fold.ts';
import { earlierAnswers } from '../../../server/ratings/earlier-answers.ts';
import { EIGHT, rating } from '../../support/ledger.ts';

const DAY_MS = 86_400_000;
const day = ratingDay(rating(0).payload);

/** Answers a second apart: `yesterday` of the day before, `today` from eight o'clock. */
const house = (yesterday: number, today: number) => {
  const records: LedgerRecord[] = [
    ...Array.from({ length: yesterday }, (_, seq) => rating(seq, { at: EIGHT - DAY_MS + seq * 1000 })),
    ...Array.from({ length: today }, (_, at) => rating(yesterday + at, { at: EIGHT + at * 1000 })),
  ];
  let asked = 0;
  return {
    records,
    asked: () => asked,
    recordsOfUnit: (_unit: string, { before, limit }: { before: number | null; limit: number }) => {
      asked += 1;
      const until = before ?? records.length;
      return records.slice(Math.max(0, until - limit), until).reverse();
    },
  };
};
const ask = (of: ReturnType<typeof house>, before: number, most = 1500) =>
  earlierAnswers(of, { unit: 'phuong', day, before, since: EIGHT - DAY_MS / 2, most });
const seqsOf = (answers: readonly LedgerRecord[]) => answers.map(({ seq }) => seq);

describe('the answers of a day that came before', () => {
  it('are those of the day, oldest first, over any number of pages', async () => {
    for (const today of [0, 1, 99, 100, 101, 250]) {
      const { answers } = await ask(house(500, today), 500 + today);
      expect(seqsOf(answers)).toEqual(Array.from({ length: today }, (_, at) => 500 + at));
    }
  });

  it('are looked for no further back than the day began', async () => {
    const of = house(5000, 30);
    await ask(of, 5030);
    expect(of.asked()).toBe(1);
  });

  it('end where the most was read, and before the record that was asked about', async () => {
    const { answers } = await ask(house(0, 900), 700, 250);
    expect(seqsOf(answers)).toEqual(Array.from({ length: 250 }, (_, at) => 450 + at));
  });

  it('come with what was held back since the day began', async () => {
    const of = house(10, 10);
    const targets = [12, 13];
    of.records.push({
      seq: 20,
      time: EIGHT + 60_000,
      unit: 'phuong',
      kind: 'quarantine',
      payload: { targets, detector: 'streak' },
    });
    expect((await ask(of, 21)).held).toEqual(targets);
  });
});
