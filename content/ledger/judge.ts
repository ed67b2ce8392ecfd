import { type Problem, problem } from '../problem.ts';
import { type Place, ratingDay, type Tallies } from '../score/fold.ts';
import { shareOf } from '../score/tally.ts';
import { dayNumberOf } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import type { ClosedFigures, LedgerRecord, RatingPayload } from './record.ts';

/** The ledger before a record. `recordAt` finds earlier records; `isUsed` knows the nonces and used-up tickets of earlier answers. */
export interface LedgerSoFar {
  readonly size: number;
  readonly time: Instant;
  readonly tallies: Pick<Tallies, 'closedThrough' | 'placeOf' | 'tally'>;
  recordAt(seq: number): LedgerRecord | null;
  isUsed(token: string): boolean;
}

/** What keeps a record from being the next one of a sound ledger (LDG-11 to LDG-16); parsed by `recordSchema` before. */
export function recordProblems(record: LedgerRecord, before: LedgerSoFar): Problem[] {
  const { seq, time } = record;
  return [
    ...(seq === before.size ? [] : [problem('LDG-11', ['seq'], { seq, expected: before.size })]),
    ...(time >= before.time ? [] : [problem('LDG-12', ['time'], { seq })]),
    ...kindProblems(record, before),
  ];
}

function kindProblems(record: LedgerRecord, before: LedgerSoFar): Problem[] {
  switch (record.kind) {
    case 'rating':
    case 'late-rating':
      return [...dayProblems(record, before), ...usedProblems(record.seq, record.payload, before)];
    case 'exclude':
      return [...targetProblems(record, before), ...decisionProblems(record, 'exclude-proposed', before)];
    case 'readmit':
      return [...targetProblems(record, before), ...decisionProblems(record, 'readmit-proposed', before)];
    case 'correction':
      return [...targetProblems(record, before), ...decisionProblems(record, 'correction-proposed', before)];
    case 'quarantine':
    case 'exclude-proposed':
    case 'readmit-proposed':
    case 'objection':
    case 'correction-proposed':
      return targetProblems(record, before);
    case 'period-closed':
      return figureProblems(record, before);
    case 'act':
      return [];
    default:
      return record satisfies never;
  }
}

type Of<K extends LedgerRecord['kind']> = Extract<LedgerRecord, { kind: K }>;

/** The day of the unit on which it was given is closed for late answers, and open for all others. */
function dayProblems({ seq, unit, kind, payload }: Of<'rating' | 'late-rating'>, { tallies }: LedgerSoFar): Problem[] {
  const isClosed = ratingDay(payload) <= (tallies.closedThrough(unit) ?? Number.NEGATIVE_INFINITY);
  return isClosed === (kind === 'late-rating') ? [] : [problem('LDG-13', ['kind'], { seq, kind })];
}

const usedProblems = (seq: number, { nonce, use }: RatingPayload, { isUsed }: LedgerSoFar): Problem[] => [
  ...(isUsed(nonce) ? [problem('LDG-14', ['payload', 'nonce'], { seq })] : []),
  ...(use !== null && isUsed(use) ? [problem('LDG-14', ['payload', 'use'], { seq })] : []),
];

type AboutOthers = Of<
  | 'quarantine'
  | 'exclude-proposed'
  | 'exclude'
  | 'readmit-proposed'
  | 'readmit'
  | 'objection'
  | 'correction-proposed'
  | 'correction'
>;

/** Every answer that is spoken of is there and stands with the unit of the record. */
function targetProblems({ seq, unit, payload }: AboutOthers, { tallies }: LedgerSoFar): Problem[] {
  const isAmiss = (place: Place | null): boolean => place === null || place.unit !== unit;
  const target = payload.targets.find((one) => isAmiss(tallies.placeOf(one)));
  return target === undefined ? [] : [problem('LDG-15', ['payload', 'targets'], { seq, target })];
}

/** A decision is about the answers of a proposal of its sort, made by the first of its two people; a correction leads where it said. */
function decisionProblems(
  { seq, unit, payload }: Of<'exclude' | 'readmit' | 'correction'>,
  kind: 'exclude-proposed' | 'readmit-proposed' | 'correction-proposed',
  { recordAt }: LedgerSoFar,
): Problem[] {
  const proposal = recordAt(payload.proposal);
  const fits =
    proposal?.kind === kind &&
    proposal.unit === unit &&
    proposal.payload.by === payload.by[0] &&
    proposal.payload.targets.join() === payload.targets.join() &&
    destinationOf(proposal.payload) === destinationOf(payload);
  return fits ? [] : [problem('LDG-16', ['payload', 'proposal'], { seq, proposal: payload.proposal })];
}

const destinationOf = (payload: AboutOthers['payload']): string =>
  'to' in payload ? `${payload.to.unit}/${payload.to.counter ?? ''}` : '';

/** The signed figures of a unit's own answers in a stretch of days: what its close has to say. */
export function figuresOf(tallies: Pick<Tallies, 'tally'>, unit: string, first: string, last: string): ClosedFigures {
  const { signed } = tallies.tally(unit, { first: dayNumberOf(first), last: dayNumberOf(last) });
  return { ...shareOf(signed), held: signed.held, excluded: signed.excluded };
}

function figureProblems({ seq, unit, payload }: Of<'period-closed'>, { tallies }: LedgerSoFar): Problem[] {
  const { first, last, figures } = payload;
  const counted = figuresOf(tallies, unit, first, last);
  const isSame = (['count', 'satisfied', 'held', 'excluded'] as const).every((name) => counted[name] === figures[name]);
  if (isSame && first <= last) return [];
  return [problem('LDG-17', ['payload', 'figures'], { seq, said: figures.count, counted: counted.count })];
}
