import fc from 'fast-check';
import { figuresOf } from '../../content/ledger/judge.ts';
import { type LedgerRecord, type RatingRecord } from '../../content/ledger/record.ts';
import { ratingDay, type Tallies, talliesFrom } from '../../content/score/fold.ts';
import { dayOfNumber } from '../../content/time/day-number.ts';
import { EIGHT, nonceOf, payload } from './ledger.ts';

/** What happens next; numbers are taken modulo what there is. */
type Step =
  | { do: 'rate'; unit: number; hoursAgo: number; level: number; class: number; counter: number }
  | { do: 'quarantine' | 'exclude' | 'readmit' | 'correct'; pick: number[]; unit: number }
  | { do: 'close'; unit: number; daysAgo: number };

const UNITS = ['phuong-a', 'phuong-b', 'phuong-c'];
const LEVELS = ['rat-hai-long', 'hai-long', 'binh-thuong', 'khong-hai-long', 'rat-khong-hai-long'];
const CLASSES = ['unverified', 'at-place', 'verified'] as const;

const nat = (max: number) => fc.nat({ max });
const rate = fc.record({
  do: fc.constant('rate' as const),
  unit: nat(2),
  hoursAgo: nat(120),
  level: nat(4),
  class: nat(2),
  counter: nat(2),
});
const speak = fc.record({
  do: fc.constantFrom('quarantine' as const, 'exclude' as const, 'readmit' as const, 'correct' as const),
  pick: fc.array(nat(500), { minLength: 1, maxLength: 3 }),
  unit: nat(2),
});
const close = fc.record({ do: fc.constant('close' as const), unit: nat(2), daysAgo: nat(4) });

/** Stories of a ledger: answers, some of them days old, others held back, excluded, readmitted, moved, and days that are closed. */
export const stories = fc.array(fc.oneof({ weight: 6, arbitrary: rate }, { weight: 3, arbitrary: speak }, close), {
  maxLength: 60,
});

/** The story as a sound ledger; `onRecord` sees the tallies after each record. */
export function told(story: readonly Step[], onRecord: (record: LedgerRecord, tallies: Tallies) => void = () => undefined) {
  const records: LedgerRecord[] = [];
  const ratingAt = ratingIn(records);
  const tallies = talliesFrom(null, ratingAt);
  for (const step of story) {
    for (const record of recordsOf(step, records, tallies)) {
      records.push(record);
      tallies.apply(record);
      onRecord(record, tallies);
    }
  }
  return { records, tallies, ratingAt };
}

export const ratingIn =
  (records: readonly LedgerRecord[]) =>
  (seq: number): RatingRecord | null => {
    const record = records[seq];
    return record?.kind === 'rating' || record?.kind === 'late-rating' ? record : null;
  };

function recordsOf(step: Step, records: readonly LedgerRecord[], tallies: Tallies): LedgerRecord[] {
  const seq = records.length;
  const time = EIGHT + seq * 60_000;
  const unit = UNITS[step.unit] ?? '';
  switch (step.do) {
    case 'rate': {
      const level = LEVELS[step.level] ?? '';
      const given = payload({
        at: time - step.hoursAgo * 3_600_000,
        nonce: nonceOf(seq),
        level,
        satisfied: step.level < 2,
        reasons: step.level > 2 ? ['khac'] : [],
        class: CLASSES[step.class] ?? 'unverified',
        counter: step.counter === 0 ? null : `quay-${step.counter}`,
      });
      const late = ratingDay(given) <= (tallies.closedThrough(unit) ?? Number.NEGATIVE_INFINITY);
      return [{ seq, time, unit, kind: late ? 'late-rating' : 'rating', payload: given }];
    }
    case 'close': {
      const day = ratingDay({ at: time, offset: 420 }) - step.daysAgo;
      const [first, last] = [dayOfNumber(day - 6), dayOfNumber(day)];
      const figures = figuresOf(tallies, unit, first, last);
      return [{ seq, time, unit, kind: 'period-closed', payload: { period: 'day', first, last, figures } }];
    }
    default:
      return spoken(step, records, tallies);
  }
}

function spoken(step: Extract<Step, { pick: number[] }>, records: readonly LedgerRecord[], tallies: Tallies): LedgerRecord[] {
  const seq = records.length;
  const time = EIGHT + seq * 60_000;
  const answers = records.filter((record) => record.kind === 'rating' || record.kind === 'late-rating');
  const first = answers[(step.pick[0] ?? 0) % Math.max(1, answers.length)];
  const unit = first && tallies.placeOf(first.seq)?.unit;
  if (!unit) return [];
  const own = answers.filter((record) => tallies.placeOf(record.seq)?.unit === unit);
  const targets = [...new Set(step.pick.map((pick) => own[pick % own.length]?.seq ?? 0))];
  const reason = 'Kiểm tra';
  if (step.do === 'quarantine') return [{ seq, time, unit, kind: 'quarantine', payload: { targets, detector: 'hand' } }];
  if (step.do === 'correct') {
    const to = { unit: UNITS[step.unit] ?? '', counter: null };
    return [
      { seq, time, unit, kind: 'correction-proposed', payload: { targets, to, reason, by: 'an' } },
      { seq: seq + 1, time, unit, kind: 'correction', payload: { proposal: seq, targets, to, reason, by: ['an', 'binh'] } },
    ];
  }
  const by: [string, string] = ['an', 'binh'];
  const decided = { proposal: seq, targets, reason, by };
  const kind = step.do;
  return [
    { seq, time, unit, kind: `${kind}-proposed`, payload: { targets, reason, by: 'an' } },
    { seq: seq + 1, time, unit, kind, payload: decided },
  ];
}
