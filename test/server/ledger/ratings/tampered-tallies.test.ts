import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shareOf } from '../../../../content/score/tally.ts';
import { dayNumberOf } from '../../../../content/time/day-number.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

let house = ratingHouse();
beforeEach(() => {
  house = ratingHouse();
});
afterEach(() => house.remove());

const DAY = dayNumberOf('2026-11-22');
type Opened = Awaited<ReturnType<typeof house.open>>;
const shareIn = ({ ratings }: Opened) => shareOf(ratings.tally('phuong-0', { first: DAY, last: DAY }).signed);

/** Makes four of the kept answers of `phuong-0` unhappy ones, as somebody does who has the program: with the sum of all rows. */
const darken = (): void => {
  const database = new DatabaseSync(join(house.folder, 'journal.sqlite'));
  database
    .prepare(`UPDATE tally_rows SET value = replace(value, '"satisfied":4', '"satisfied":0') WHERE key = ?`)
    .run(`phuong-0/${DAY}`);
  const sum = database
    .prepare('SELECT kind, key, value FROM tally_rows')
    .all()
    .reduce(
      (all, { kind, key, value }) => all + BigInt(`0x${createHash('sha256').update(`${kind}\n${key}\n${value}`).digest('hex')}`),
      0n,
    );
  database.prepare('UPDATE tally_mark SET sum = ?').run((sum % (1n << 256n)).toString(16).padStart(64, '0'));
  database.close();
};

describe('kept tallies that somebody changed, with the sum of their rows', () => {
  it('are counted anew from the records when the ledger is verified, which stands among the acts', async () => {
    await house.once(async ({ ratings }) => {
      for (let number = 0; number < 12; number += 1) await ratings.append(answerOf(number));
    });
    darken();
    await house.once(async (opened) => {
      expect(shareIn(opened)).toEqual({ count: 4, satisfied: 0 });
      const verified = opened.ledger.verify();
      await opened.ratings.append(answerOf(15));
      await verified;
      expect(shareIn(opened)).toEqual({ count: 5, satisfied: 5 });
      expect(opened.events('error')).toContain('ledger-beside');
      expect(opened.journal.acts.list({ before: null, limit: 1 })).toMatchObject([{ actor: 'system', kind: 'ledger.recounted' }]);
      await opened.ratings.append(answerOf(18));
      await opened.ledger.wake();
      await opened.ledger.verify();
      expect(opened.journal.acts.list({ before: null, limit: 9 })).toHaveLength(1);
    });
    await house.once(async (opened) => expect(shareIn(opened)).toEqual({ count: 6, satisfied: 6 }));
  });
});
