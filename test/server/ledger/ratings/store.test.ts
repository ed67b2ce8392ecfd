import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commitmentTo } from '../../../../content/ledger/commitment.ts';
import { recordText } from '../../../../content/ledger/record-text.ts';
import { extendsTree, rootByPath } from '../../../../content/ledger/tree-proof.ts';
import { dayNumberOf } from '../../../../content/time/day-number.ts';
import { fromHex, toHex } from '../../../../content/wire/hash.ts';
import { treeHash } from '../../../../content/wire/merkle.ts';
import { openJournal } from '../../../../server/ledger/journal.ts';
import type { NewRecord } from '../../../../server/ledger/ratings/append-records.ts';
import { leafOfText } from '../../../../server/ledger/ratings/ledger-hash.ts';
import { EIGHT } from '../../../support/ledger.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

let house = ratingHouse();
beforeEach(() => {
  house = ratingHouse();
});
afterEach(() => house.remove());

const today = dayNumberOf('2026-11-22');
const TODAY = { first: today, last: today };
const countRow = z.object({ n: z.number() });

describe('taking answers', () => {
  it('keeps an answer once, however often and in whatever company it comes', () =>
    house.once(async ({ ratings }) => {
      const both = await Promise.all([ratings.append(answerOf(1)), ratings.append(answerOf(1)), ratings.append(answerOf(2))]);
      expect(both).toMatchObject([
        { outcome: 'kept', seq: 0 },
        { outcome: 'again', seq: 0 },
        { outcome: 'kept', seq: 1 },
      ]);
      const again = await ratings.append(answerOf(2));
      expect(again).toMatchObject({ outcome: 'again', seq: 1 });
      const leaves = [...both, again].map((one) => 'leaf' in one && toHex(one.leaf));
      expect(leaves).toEqual([0, 0, 1, 1].map((seq) => ratings.leafOf(seq)));
      expect(ratings.head().size).toBe(2);
      expect(ratings.tally('phuong-1', TODAY).signed.classes['at-place'].count).toBe(1);
    }));

  it.each([3, 4, 5, 16, 21, 41])('keeps %i that come together each in its place, and then as many with one retry', (count) =>
    house.once(async ({ ratings }) => {
      const crowd = (from: number) => Array.from({ length: count }, (_, at) => ratings.append(answerOf(from + at)));
      const first = await Promise.all(crowd(0));
      expect(first.map(({ outcome, seq }) => [outcome, seq])).toEqual(first.map((_, at) => ['kept', at]));
      const second = await Promise.all(crowd(count - 1));
      expect(second.map(({ outcome, seq }) => [outcome, seq])).toEqual(
        second.map((_, at) => (at === 0 ? ['again', count - 1] : ['kept', count - 1 + at])),
      );
      const nonces = Array.from({ length: 2 * count - 1 }, (_, seq) => ratings.recordAt(seq)?.payload);
      expect(nonces).toMatchObject(nonces.map((_, at) => ({ nonce: answerOf(at).payload.nonce })));
    }),
  );

  it('takes one answer for a ticket or dossier', () =>
    house.once(async ({ ratings }) => {
      const use = 'a'.repeat(64);
      const first = ratings.append(answerOf(1, { use, class: 'verified' }));
      const second = ratings.append(answerOf(2, { use, class: 'verified' }));
      expect(await Promise.all([first, second])).toMatchObject([{ outcome: 'kept' }, { outcome: 'used', seq: 0 }]);
      expect(await ratings.append(answerOf(3, { use }))).toEqual({ outcome: 'used', seq: 0 });
      expect(ratings.head().size).toBe(1);
      // The same page sent again without the ticket is an answer of its own, and counts once.
      expect(await ratings.append(answerOf(3))).toMatchObject({ outcome: 'kept', seq: 1 });
      expect(await ratings.append(answerOf(3))).toMatchObject({ outcome: 'again', seq: 1 });
    }));

  it('takes one answer for a ticket also in a crowd that is written together', () =>
    house.once(async ({ ratings }) => {
      const use = 'b'.repeat(64);
      const crowd = Array.from({ length: 40 }, (_, number) => answerOf(number, number === 7 || number === 31 ? { use } : {}));
      const found = await Promise.all(crowd.map((answer) => ratings.append(answer)));
      expect(found.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'kept')).toEqual(['used']);
      expect([found[31], ratings.head().size]).toEqual([{ outcome: 'used', seq: 7 }, 39]);
      expect(await ratings.append(answerOf(50, { use }))).toEqual({ outcome: 'used', seq: 7 });
    }));

  it('names an answer late whose day is closed, and leaves the signed figures alone', () =>
    house.once(async ({ ratings }) => {
      await ratings.append(answerOf(3));
      const period = { period: 'day', first: '2026-11-22', last: '2026-11-22' } as const;
      await ratings.recordWhenCounted(() => [
        {
          kind: 'period-closed',
          unit: 'phuong-0',
          payload: { ...period, figures: { count: 1, satisfied: 1, held: 0, excluded: 0 } },
        },
      ]);
      const { seq } = await ratings.append(answerOf(6));
      expect(ratings.recordAt(seq)?.kind).toBe('late-rating');
      const { signed, addendum } = ratings.tally('phuong-0', TODAY);
      expect([signed.classes['at-place'].count, addendum.classes['at-place'].count]).toEqual([1, 1]);
    }));

  it('keeps words beside the ledger under a commitment, and erases them with an act', () =>
    house.once(async ({ ratings, journal }) => {
      const { seq } = await ratings.append({ ...answerOf(1), comment: 'Chờ lâu quá' });
      const [comment] = ratings.comments([seq]);
      const record = ratings.recordAt(seq);
      expect(record?.kind === 'rating' && record.payload.comment).toBe(commitmentTo('Chờ lâu quá', comment?.salt ?? ''));
      expect(comment?.salt).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(
        recordText(
          record ??
            (() => {
              throw new Error('no record');
            })(),
        ),
      ).not.toContain('Chờ');
      const act = { actor: 'lan', kind: 'comment.erased', detail: { seq } };
      expect([await ratings.eraseComment(seq, act), await ratings.eraseComment(seq, act)]).toEqual([true, false]);
      expect(ratings.comments([seq])).toEqual([]);
      expect(journal.acts.list({ before: null, limit: 10 })).toHaveLength(1);
    }));

  it('cannot be changed, deleted, replaced or put out of order by any write', () =>
    house.once(async ({ ratings, journal }) => {
      await ratings.append(answerOf(1));
      const attempts = [
        "UPDATE records SET text = '{}'",
        'DELETE FROM records',
        "INSERT OR REPLACE INTO records (seq, kind, text, leaf) VALUES (0, 'x', '{}', x'')",
        "INSERT INTO records (seq, kind, text, leaf) VALUES (7, 'x', '{}', x'')",
      ];
      for (const text of attempts) await expect(journal.database.write((sql) => sql.run(text))).rejects.toThrow('append-only');
    }));

  it('does not let time go back, whatever the clock says', () =>
    house.once(async ({ ratings }) => {
      await ratings.append(answerOf(1));
      house.clock.now -= 3_600_000;
      const { seq } = await ratings.append(answerOf(2));
      expect(ratings.recordAt(seq)?.time).toBe(ratings.recordAt(0)?.time);
    }));

  it('makes an act of a person a leaf in the commit of the act', () =>
    house.once(async ({ ratings, journal }) => {
      const act = await journal.acts.append({ actor: 'lan', kind: 'sign-in', detail: {} });
      const undone = journal.database.write((sql) => {
        journal.acts.within(sql, { actor: 'lan', kind: 'sign-in', detail: {} });
        throw new RangeError('no');
      });
      await expect(undone).rejects.toThrow('no');
      expect(ratings.head().size).toBe(1);
      expect(ratings.recordAt(0)).toMatchObject({ kind: 'act', unit: null, payload: { act: act.seq, hash: act.hash } });
    }));

  it('keeps a decision and its act in one commit, or neither', () =>
    house.once(async ({ ratings, journal }) => {
      await ratings.append(answerOf(1));
      const quarantine: NewRecord = { kind: 'quarantine', unit: 'phuong-1', payload: { targets: [0], detector: 'burst' } };
      const act = { actor: 'system', kind: 'ratings.held', detail: {} };
      const refused = ratings.record([quarantine], act, () => {
        throw new RangeError('no');
      });
      await expect(refused).rejects.toThrow('no');
      await ratings.record([quarantine], act);
      expect(journal.acts.list({ before: null, limit: 10 })).toHaveLength(1);
      expect(ratings.placeOf(0)?.standing).toBe('held');
      expect(ratings.recordsOfKinds(['quarantine'], { before: null, limit: 5 }).map(({ seq }) => seq)).toEqual([2]);
    }));
});

describe('the tree', () => {
  it('proves each record and each extension, at sizes around the nodes that are kept', () =>
    house.once(async ({ ratings }) => {
      const heads = [ratings.head()];
      for (let number = 0; number < 700; number += 1) void ratings.append(answerOf(number));
      await ratings.append(answerOf(700));
      for (const size of [1, 2, 255, 256, 257, 511, 512, 513, 700, 701]) heads.push(ratings.headAt(size) ?? ratings.head());
      fc.assert(
        fc.property(fc.nat(700), fc.integer({ min: 1, max: 701 }), (seq, size) => {
          const proof = seq < size ? ratings.inclusion(seq, size) : null;
          if (proof === null) return seq >= size;
          const root = rootByPath({ index: seq, hash: fromHex(proof.leaf) }, size, proof.path.map(fromHex), treeHash);
          return root !== null && toHex(root) === ratings.headAt(size)?.root;
        }),
        { numRuns: 60 },
      );
      for (const before of heads) {
        for (const after of heads.filter(({ size }) => size >= before.size)) {
          const proof = ratings.consistency(before.size, after.size)?.map(fromHex) ?? [];
          const head = ({ size, root }: typeof before) => ({ size, root: fromHex(root) });
          expect(extendsTree(head(before), head(after), proof, treeHash)).toBe(true);
        }
      }
      expect([ratings.headAt(702), ratings.inclusion(0, 702), ratings.consistency(0, 702)]).toEqual([null, null, null]);
      expect(ratings.inclusion(5, 701)?.leaf).toBe(
        toHex(
          leafOfText(
            recordText(
              ratings.recordAt(5) ??
                (() => {
                  throw new Error('none');
                })(),
            ),
          ),
        ),
      );
    }));
});

describe('a start', () => {
  it('goes on from kept tallies and counts only what came after', async () => {
    await house.once(async ({ ratings }) => {
      for (let number = 0; number < 30; number += 1) await ratings.append(answerOf(number));
    });
    await house
      .once(async ({ ratings, journal, events }) => {
        expect(events('warn')).not.toContain('tallies-recounted');
        await ratings.append(answerOf(30));
        await ratings.record([{ kind: 'quarantine', unit: 'phuong-0', payload: { targets: [0, 3], detector: 'burst' } }], null);
        // As after a kill: nothing is kept by a close.
        await journal.close();
      })
      .catch(() => undefined);
    await house.once(async ({ ratings, events }) => {
      expect(events('warn')).not.toContain('tallies-recounted');
      const { signed } = ratings.tally('phuong-0', TODAY);
      expect([signed.classes['at-place'].count, signed.held]).toEqual([9, 2]);
      expect(ratings.recordsOfUnit('phuong-0', { before: null, limit: 3 }).map(({ seq }) => seq)).toEqual([31, 30, 27]);
    });
  });

  it('counts from the beginning when what was kept is not what it was', async () => {
    await house.once(async ({ ratings }) => {
      for (let number = 0; number < 30; number += 1) await ratings.append(answerOf(number));
    });
    await house.once(async ({ journal }) => {
      await journal.database.write((sql) =>
        sql.run(`UPDATE tally_rows SET value = replace(value, '"count":10', '"count":99') WHERE kind = 'cell'`),
      );
      expect(journal.database.get(countRow, `SELECT count(*) AS n FROM tally_rows WHERE value LIKE '%:99%'`)?.n).toBe(3);
    });
    await house.once(async ({ ratings, events }) => {
      expect(events('warn')).toContain('tallies-recounted');
      expect(ratings.tally('phuong-0', TODAY).signed.classes['at-place'].count).toBe(10);
    });
    await house.once(async ({ events }) => expect(events('warn')).not.toContain('tallies-recounted'));
  });

  it('believes tallies that were kept again and again, and none of another ledger', async () => {
    for (let round = 0; round < 3; round += 1)
      await house.once(async ({ ratings, events }) => {
        expect(events('warn')).not.toContain('tallies-recounted');
        for (let number = 0; number < 4; number += 1) await ratings.append(answerOf(round * 4 + number));
        await ratings.keepTallies();
        await ratings.append(answerOf(100 + round));
      });
    await house.once(async ({ journal, events }) => {
      expect(events('warn')).not.toContain('tallies-recounted');
      await journal.database.write((sql) => sql.run('UPDATE tally_mark SET root = ?', 'f'.repeat(64)));
    });
    await house.once(async ({ ratings, events }) => {
      expect(events('warn')).toContain('tallies-recounted');
      expect(ratings.tally('phuong-1', TODAY).signed.classes['at-place'].count).toBe(5);
    });
  });

  it('complains of no tallies where none were ever kept', async () => {
    const { log } = memoryLog();
    const journal = await openJournal(house.folder, log, { tables: [], now: () => EIGHT, onFailure: () => undefined });
    await journal.acts.append({ actor: 'an', kind: 'person.made', detail: {} });
    await journal.close();
    await house.once(async ({ ratings, events }) => {
      expect(ratings.head().size).toBe(1);
      expect(events('warn')).not.toContain('tallies-recounted');
    });
  });
});
