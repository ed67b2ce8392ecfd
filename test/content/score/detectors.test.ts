import { describe, expect, it } from 'vitest';
import { findingsIn, type Seen, type Usual, usualOf } from '../../../content/score/detectors.ts';
import { binomialTail, poissonTail } from '../../../content/score/odds.ts';
import { emptyTally } from '../../../content/score/tally.ts';
import { EIGHT } from '../../support/ledger.ts';

const LEVELS = ['rat-hai-long', 'hai-long', 'binh-thuong', 'khong-hai-long', 'rat-khong-hai-long'];
const SHARES = [0.55, 0.3, 0.08, 0.05, 0.02];
const usual: Usual = { levels: Object.fromEntries(LEVELS.map((level, at) => [level, SHARES[at] ?? 0])), perTenMinutes: 6 };
const MINUTE = 60_000;

/** A generator of chance that is the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Source = {
  readonly random: () => number;
  readonly trace: (number: number) => string | null;
  readonly mean: number;
  readonly count: number;
};

/** People who come as they come and say what they think. */
function honest({ random, trace, mean, count }: Source, point = 'tv', shares = SHARES): Seen[] {
  let at = EIGHT;
  return Array.from({ length: count }, (_, index) => {
    at += Math.round(-Math.log(1 - random()) * mean);
    let rest = random();
    const level = shares.findIndex((share) => (rest -= share) < 0);
    return { seq: index, at, point, level: LEVELS[level] ?? 'hai-long', satisfied: level < 2, trace: trace(index) };
  });
}

/** One hand that says the same again and again. */
const hand = ({ random, trace, mean, count }: Source, first: number, level = 'rat-hai-long'): Seen[] => {
  let at = EIGHT;
  return Array.from({ length: count }, (_, index) => {
    at += Math.round(-Math.log(1 - random()) * mean);
    return { seq: first + index, at, point: 'tv', level, satisfied: LEVELS.indexOf(level) < 2, trace: trace(index) };
  });
};

const heldIn = (answers: readonly Seen[]): Set<number> => new Set(findingsIn(answers, usual).flatMap(({ seqs }) => seqs));
const RUNS = 60;

describe('detectors', () => {
  it('SCO-40 a crowd of honest citizens behind one address is not suspected', () => {
    let suspected = 0;
    for (let seed = 1; seed <= RUNS; seed += 1)
      suspected += heldIn(honest({ random: chance(seed), trace: () => 'wifi', mean: 75_000, count: 200 })).size;
    expect(suspected / (RUNS * 200)).toBeLessThan(0.005);
  });

  it('SCO-40 nor is a hall after the holidays, five times as full as usual', () => {
    let suspected = 0;
    for (let seed = 1; seed <= RUNS; seed += 1)
      suspected += heldIn(honest({ random: chance(900 + seed), trace: (at) => `t${at % 40}`, mean: 20_000, count: 300 })).size;
    expect(suspected / (RUNS * 300)).toBeLessThan(0.01);
  });

  it('SCO-40 nor is a crowd behind one address taken for one hand when it is happier than usual', () => {
    const happy = [0.75, 0.17, 0.05, 0.02, 0.01];
    let suspected = 0;
    for (let seed = 1; seed <= RUNS; seed += 1)
      suspected += heldIn(honest({ random: chance(seed), trace: () => 'wifi', mean: 2 * MINUTE, count: 200 }, 'tv', happy)).size;
    expect(suspected / (RUNS * 200)).toBeLessThan(0.1);
  });

  it('SCO-41 a few hands voting again and again through the day do not pass unseen', () => {
    let [caught, wronged] = [0, 0];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = chance(5000 + seed);
      const crowd = honest({ random, trace: (at) => `citizen-${at}`, mean: 3 * MINUTE, count: 150 });
      const hands = [1, 2, 3].flatMap((name) =>
        hand({ random, trace: () => `hand-${name}`, mean: 15 * MINUTE, count: 25 }, name * 1000),
      );
      const held = heldIn([...crowd, ...hands]);
      caught += hands.filter(({ seq }) => held.has(seq)).length;
      wronged += crowd.filter(({ seq }) => held.has(seq)).length;
    }
    expect(caught / (RUNS * 75)).toBeGreaterThan(0.95);
    expect(wronged / (RUNS * 150)).toBeLessThan(0.01);
  });

  it('SCO-41 nor does one hand that gives other answers for show', () => {
    let caught = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = chance(seed);
      const one = hand({ random, trace: () => 'hand', mean: 10 * MINUTE, count: 28 }, 0);
      const shown = one.map((answer, at) => (at % 12 === 11 ? { ...answer, level: 'hai-long' } : answer));
      caught += heldIn(shown).size > 20 ? 1 : 0;
    }
    expect(caught / RUNS).toBeGreaterThan(0.9);
  });

  it('SCO-42 a burst of one answer without any trace is seen at its point', () => {
    let caught = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = chance(seed);
      const crowd = honest({ random, trace: () => null, mean: 3 * MINUTE, count: 40 });
      const burst = hand({ random, trace: () => null, mean: 12_000, count: 45 }, 1000);
      caught += burst.filter(({ seq }) => heldIn([...crowd, ...burst]).has(seq)).length / 45;
    }
    expect(caught / RUNS).toBeGreaterThan(0.9);
  });

  it('SCO-42 a burst is every ten minutes that are too full and too one-sided, whatever came before', () => {
    const least = 8;
    const isBurst = (window: readonly Seen[], same: readonly Seen[]): boolean => {
      const [first, last] = [same[0], same.at(-1)];
      if (first === undefined || last === undefined || window.length < least || same.length < least) return false;
      if (!first.satisfied && (last.at - first.at) / (same.length - 1) >= 45_000) return false;
      const share = Math.min(0.97, Math.max(0.005, usual.levels[first.level] ?? 0));
      return poissonTail(window.length, usual.perTenMinutes) < 1e-6 && binomialTail(window.length, same.length, share) < 1e-4;
    };
    const byDefinition = (answers: readonly Seen[]): Set<number> =>
      new Set(
        answers.flatMap((answer, index) => {
          const window = answers.slice(0, index + 1).filter(({ at }) => answer.at - at <= 10 * MINUTE);
          const groups = [...new Set(window.map(({ level }) => level))].map((level) =>
            window.filter((one) => one.level === level),
          );
          const most = groups.reduce((best, group) => (group.length > best.length ? group : best), []);
          return isBurst(window, most) ? most.map(({ seq }) => seq) : [];
        }),
      );
    const burstIn = (answers: readonly Seen[]): Set<number> =>
      new Set(findingsIn(answers, usual).flatMap(({ detector, seqs }) => (detector === 'burst' ? seqs : [])));
    let held = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = chance(seed);
      const crowd = honest({ random, trace: () => null, mean: MINUTE * random(), count: 60 });
      const burst = hand({ random, trace: () => null, mean: 20_000 * random(), count: 30 }, 1000, LEVELS[seed % 5]);
      const all = [...crowd, ...burst].sort((a, b) => a.at - b.at || a.seq - b.seq);
      expect(burstIn(all)).toEqual(byDefinition(all));
      held += byDefinition(all).size;
    }
    expect(held).toBeGreaterThan(100);
  });

  it('SCO-43 answers at equal intervals are seen whatever they say; people’s are not equal', () => {
    const key = Array.from({ length: 9 }, (_, at) => ({
      ...honest({ random: chance(at + 1), trace: () => null, mean: 1, count: 1 })[0],
      seq: at,
      at: EIGHT + at * 5200 + (at % 2) * 90,
    }));
    const seen = key.flatMap((answer) =>
      answer.point === undefined
        ? []
        : [{ ...answer, point: 'kiosk', level: LEVELS[answer.seq % 5] ?? '', satisfied: true, trace: null }],
    );
    expect(findingsIn(seen, usual)).toEqual([{ detector: 'intervals', seqs: [0, 1, 2, 3, 4, 5, 6, 7, 8] }]);
    expect(findingsIn(seen.slice(0, 7), usual)).toEqual([]);
  });

  /** Answers with these gaps, of these levels in turn, each from its own place; nobody's trace unless said. */
  const spaced = (gaps: readonly number[], levels: readonly number[], change: Partial<Seen> = {}): Seen[] => {
    let at = EIGHT;
    return [0, ...gaps].map((gap, seq) => {
      at += gap;
      const level = levels[seq % levels.length] ?? 0;
      return { seq, at, point: 'kiosk', level: LEVELS[level] ?? '', satisfied: level < 2, trace: null, ...change };
    });
  };
  const foundIn = (answers: readonly Seen[], around = usual) =>
    findingsIn(answers, around).map(({ detector, seqs }) => [detector, seqs.length]);
  const MIXED = [0, 1, 2, 1, 0];

  it('SCO-43 eight at equal intervals are enough; intervals that differ by a twentieth, or are longer than ten minutes, are people’s', () => {
    expect(foundIn(spaced(Array(7).fill(MINUTE), MIXED))).toEqual([['intervals', 8]]);
    expect(foundIn(spaced(Array(6).fill(MINUTE), MIXED))).toEqual([]);
    expect(
      foundIn(
        spaced(
          [63, 60, 63, 60, 63, 60, 63, 60, 63].map((seconds) => seconds * 1000),
          MIXED,
        ),
      ),
    ).toEqual([]);
    expect(foundIn(spaced(Array(9).fill(15 * MINUTE), MIXED))).toEqual([]);
  });

  it('SCO-43 one hand at equal intervals is seen also between other people’s answers', () => {
    const machine = spaced(Array(8).fill(5 * MINUTE), MIXED, { trace: 'hand' });
    const others = spaced(
      [1, 3, 2, 7, 1, 4, 6, 5, 8].map((minutes) => minutes * MINUTE),
      [2, 0, 1, 1],
    );
    const all = [...machine, ...others.map((one) => ({ ...one, seq: one.seq + 100, at: one.at + 31_000 }))];
    expect(findingsIn(all, usual)).toEqual([{ detector: 'intervals', seqs: machine.map(({ seq }) => seq) }]);
  });

  const uneven = (count: number, mean: number): number[] =>
    Array.from({ length: count }, (_, at) => Math.round(mean * (0.4 + ((at * 7) % 13) / 10)));

  it('SCO-42 fourteen times the same at a point, fast, are a streak without any trace; thirteen are not, nor are slow ones', () => {
    expect(foundIn(spaced(uneven(13, 40_000), [1]))).toContainEqual(['streak', 14]);
    expect(foundIn(spaced(uneven(12, 40_000), [1])).filter(([detector]) => detector === 'streak')).toEqual([]);
    expect(foundIn(spaced(uneven(13, 90_000), [1]))).toEqual([]);
  });

  it('SCO-40 ten alike in ten minutes at a quiet point are no burst: it has to be far fuller than chance', () => {
    const quiet = { ...usual, perTenMinutes: 2 };
    expect(foundIn(spaced(uneven(9, 50_000), [1]), quiet)).toEqual([]);
    expect(foundIn(spaced(uneven(13, 42_000), [1]), quiet)).toContainEqual(['burst', 14]);
  });

  it('SCO-41 up to thirty answers of one trace are judged as one hand, more are a crowd', () => {
    const most = (count: number) => spaced(uneven(count - 1, 4 * MINUTE), [1, 1, 1, 1, 2], { trace: 'hand' });
    expect(foundIn(most(30))).toEqual([['hand', 24]]);
    expect(foundIn(most(31))).toEqual([]);
  });

  it('SCO-44 an angry crowd during an outage keeps its voice', () => {
    const angry = [0.02, 0.03, 0.05, 0.3, 0.6];
    let suspected = 0;
    for (let seed = 1; seed <= RUNS; seed += 1)
      suspected += heldIn(honest({ random: chance(seed), trace: () => 'wifi', mean: 2 * MINUTE, count: 40 }, 'tv', angry)).size;
    expect(suspected / (RUNS * 40)).toBeLessThan(0.01);
  });

  it('SCO-45 less than eight answers are never suspected', () => {
    const few = hand({ random: chance(1), trace: () => 'hand', mean: 1000, count: 7 }, 0, 'rat-khong-hai-long');
    expect(findingsIn(few, usual)).toEqual([]);
    expect(findingsIn([], usual)).toEqual([]);
  });

  it('SCO-46 what is usual is what the last weeks said, and nothing is impossible', () => {
    const tally = emptyTally();
    expect(usualOf(tally, LEVELS, 0)).toEqual({
      levels: Object.fromEntries(LEVELS.map((level) => [level, 0.2])),
      perTenMinutes: 2,
    });
    tally.classes['at-place'] = { count: 970, satisfied: 970 };
    tally.levels['rat-hai-long'] = 970;
    const { levels } = usualOf(tally, LEVELS, 4);
    expect(levels['rat-hai-long']).toBeCloseTo(0.976, 3);
    expect(levels['hai-long']).toBeGreaterThan(0);
  });

  it('SCO-46 the odds are those of the binomial and Poisson distributions', () => {
    expect(binomialTail(10, 10, 0.5)).toBeCloseTo(1 / 1024, 12);
    expect(binomialTail(20, 0, 0.3)).toBeCloseTo(1, 9);
    expect(binomialTail(40, 30, 0.55)).toBeCloseTo(0.007_8, 3);
    expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(poissonTail(20, 6)).toBeCloseTo(4.8e-6, 6);
  });
});
