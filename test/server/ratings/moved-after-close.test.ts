import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answeredEdge } from './answered-edge.ts';
import { NINE } from './rating-edge.ts';

const DAY_MS = 86_400_000;

let house: Awaited<ReturnType<typeof answeredEdge>>;
beforeEach(async () => {
  house = await answeredEdge();
});
afterEach(() => house.edge.close());

const move = async (unit: string, targets: readonly number[], to: string): Promise<void> => {
  const { cases } = house.edge.parts.ratingRoom;
  const asked = { unit, targets: [...targets], reason: 'Máy đặt nhầm', to: { unit: to, counter: null } };
  const { seq } = await cases.propose({ kind: 'correction', ...asked }, 'an');
  await cases.confirm(seq, 'Đúng', 'binh');
};
const told = (unit: string): readonly number[] => {
  const { count, added } = house.edge.parts.ratingRoom.scores.of(unit, 'week', null);
  return [count, added];
};

describe('answers moved to another ward after their day was closed', () => {
  it('count once for the district above both, although the other ward had no answer on that day', async () => {
    house.edge.clock = NINE + DAY_MS;
    await house.edge.parts.ledger.wake();
    await move('ben-nghe', house.seqs.slice(0, 2), 'da-kao');
    expect(['ben-nghe', 'da-kao', 'district'].map((unit) => told(unit))).toEqual([
      [4, -2],
      [0, 2],
      [4, 0],
    ]);
    await move('da-kao', house.seqs.slice(0, 1), 'ben-nghe');
    await house.exclude(house.seqs.slice(0, 1));
    house.edge.clock = NINE + 2 * DAY_MS;
    await house.edge.parts.ledger.wake();
    expect(['ben-nghe', 'da-kao', 'district'].map((unit) => told(unit))).toEqual([
      [4, -2],
      [0, 1],
      [4, -1],
    ]);
  });

  it('are signed where they go as long as the day is open', async () => {
    await move('ben-nghe', house.seqs.slice(0, 2), 'da-kao');
    expect(['ben-nghe', 'da-kao', 'district'].map((unit) => told(unit))).toEqual([
      [2, 0],
      [2, 0],
      [4, 0],
    ]);
  });
});
