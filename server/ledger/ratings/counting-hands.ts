import type { BlockDigest } from './block-digest.ts';
import type { RunningTallies } from './running-tallies.ts';

/** Counts an answer given at an instant; true: its day was closed. */
type Hand = ReturnType<RunningTallies['counting']>;

/** What counts the answers of a block by the places of their unit and sort in its lists; null: there is no such place. */
export type BlockHands = (unit: number, sort: number) => Hand | null;

/** Hands that count answers of one sort at one unit, each made once for a whole ledger. */
export interface CountingHands {
  of(digest: Pick<BlockDigest, 'units' | 'sorts'>): BlockHands;
}

/** So many millions of answers have few sorts and units: what is looked up by name is looked up once a block. */
export const countingHands = (tallies: Pick<RunningTallies, 'counting'>): CountingHands => {
  const sortNames = new Map<string, number>();
  const byUnit = new Map<string, (Hand | undefined)[]>();
  const sortNumber = (name: string): number => {
    const number = sortNames.get(name) ?? sortNames.size;
    sortNames.set(name, number);
    return number;
  };
  const handsOf = (unit: string): (Hand | undefined)[] => {
    const hands = byUnit.get(unit) ?? [];
    byUnit.set(unit, hands);
    return hands;
  };
  return {
    of: ({ units, sorts }) => {
      const numbers = sorts.map((sort) => sortNumber(JSON.stringify(sort)));
      const books = units.map(handsOf);
      return (unit, sort) => {
        const [name, book, number, answer] = [units[unit], books[unit], numbers[sort], sorts[sort]];
        if (name === undefined || book === undefined || number === undefined || answer === undefined) return null;
        const hand = book[number] ?? tallies.counting(name, answer);
        book[number] = hand;
        return hand;
      };
    },
  };
};
