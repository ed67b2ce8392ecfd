import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answeredEdge } from './answered-edge.ts';

let house: Awaited<ReturnType<typeof answeredEdge>>;
beforeEach(async () => {
  house = await answeredEdge();
});
afterEach(() => house.edge.close());

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((next) => setImmediate(next));
};
const isDone = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

describe('people who decide at the same moment', () => {
  it('decide once: a proposal is never both confirmed and declined, whoever is a little earlier', async () => {
    const { cases } = house.edge.parts.ratingRoom;
    const fates = [];
    for (const [confirmAfter, declineAfter] of [0, 1, 2, 3, 4].flatMap((one) => [[0, one] as const, [one, 0] as const])) {
      const asked = { unit: 'ben-nghe', targets: house.seqs.slice(0, 1), reason: 'Thử máy' };
      const excluded = house.scoreOf().excluded;
      const { seq } = await cases.propose({ kind: excluded === 0 ? 'exclude' : 'readmit', ...asked }, 'an');
      const [confirmed, declined] = await Promise.all([
        turns(confirmAfter).then(() => isDone(cases.confirm(seq, 'Đúng', 'binh'))),
        turns(declineAfter).then(() => isDone(cases.decline(seq, 'Không', 'chi'))),
      ]);
      expect([declined, cases.declined().some(({ found }) => found.seq === seq)]).toEqual([!confirmed, !confirmed]);
      expect(cases.decided().some(({ payload }) => payload.proposal === seq)).toBe(confirmed);
      expect(house.scoreOf().excluded === excluded).toBe(declined);
      fates.push(confirmed);
    }
    expect(new Set(fates).size).toBe(2);
  });

  it('decline as one: the second is told that the case is gone', async () => {
    const { cases } = house.edge.parts.ratingRoom;
    const asked = { unit: 'ben-nghe', targets: house.seqs.slice(0, 1), reason: 'Thử máy' };
    const { seq } = await cases.propose({ kind: 'exclude', ...asked }, 'an');
    const first = cases.decline(seq, 'Không', 'binh');
    await expect(cases.decline(seq, 'Không', 'chi')).rejects.toMatchObject({ status: 404 });
    await first;
    expect(cases.declinesOf(seq).map(({ by }) => by)).toEqual(['binh']);
  });
});
