import type { Counted, Share, Standing, Tally } from '../../content/score/tally.ts';

const bump = (table: Record<string, number>, key: string, by: number): void => {
  const sum = (table[key] ?? 0) + by;
  if (sum === 0) delete table[key];
  else table[key] = sum;
};

const bumpShare = (table: Record<string, Share>, key: string, by: Share): void => {
  const before = table[key] ?? { count: 0, satisfied: 0 };
  const sum = { count: before.count + by.count, satisfied: before.satisfied + by.satisfied };
  if (sum.count === 0 && sum.satisfied === 0) delete table[key];
  else table[key] = sum;
};

/** The oracle of running tallies: adds an answer of this standing to a tally as a person would read the rules. */
export function countAnswer(tally: Tally, answer: Counted, standing: Standing): void {
  if (standing === 'held') tally.held += 1;
  else if (standing === 'excluded') tally.excluded += 1;
  else {
    const by = { count: 1, satisfied: answer.satisfied ? 1 : 0 };
    bumpShare(tally.classes, answer.class, by);
    bump(tally.levels, answer.level, 1);
    for (const reason of answer.reasons) bump(tally.reasons, reason, 1);
    if (answer.counter !== null) bumpShare(tally.counters, answer.counter, by);
    bumpShare(tally.hours, String(Math.floor((answer.at + answer.offset * 60_000) / 3_600_000) % 24), by);
  }
}
