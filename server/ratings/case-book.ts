import { z } from 'zod';
import type { LedgerRecord } from '../../content/ledger/record.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import type { SqlReader } from '../ledger/sql.ts';

type Of<K extends LedgerRecord['kind']> = Extract<LedgerRecord, { kind: K }>;
/** Something that others have to decide about. */
export type OpenCase = Of<'exclude-proposed' | 'readmit-proposed' | 'correction-proposed' | 'objection'>;
export type Decision = Of<'exclude' | 'readmit' | 'correction'>;
type Quarantine = Of<'quarantine'>;

/** Who did not agree to a case, why and when. */
export interface Decline {
  readonly proposal: number;
  readonly by: string;
  readonly reason: string;
  readonly time: number;
}
/** A case that was closed without changing anything. */
interface DeclinedCase {
  readonly found: OpenCase;
  readonly declines: readonly Decline[];
}

/** What stands about answers in the ledger besides them: open, decided and declined cases, and what is held back. */
export interface CaseBook {
  caseOf(seq: number): OpenCase | null;
  /** Newest first. */
  open(): OpenCase[];
  decided(): readonly Decision[];
  /** Objections that this decision settled, newest first. */
  settledBy(decision: number): readonly OpenCase[];
  declined(): DeclinedCase[];
  declinesOf(proposal: number): readonly Decline[];
  /** Those of which answers are still held; only these are named. */
  quarantines(): Quarantine[];
  /** Answers that a correction moved to this unit. */
  movedInto(unit: string): readonly number[];
  enter(record: LedgerRecord): void;
  /** Enters that somebody did not agree; `closes`: nothing remains to be decided. */
  enterDecline(decline: Decline, closes: boolean): void;
}

const KINDS = [
  ...(['exclude-proposed', 'readmit-proposed', 'correction-proposed', 'objection'] as const),
  ...(['exclude', 'readmit', 'correction', 'quarantine'] as const),
] as const;
const PAGE = 1000;
const declineSchema = z.object({ proposal: z.number().int(), by: z.string(), reason: z.string(), time: z.number().int() });
const closedSchema = z.object({ proposal: z.number().int() });

/** Reads the book from the ledger; `enter` follows it. */
export function caseBook(ratings: Pick<Ratings, 'recordsOfKinds' | 'placeOf'>, database: SqlReader): CaseBook {
  const open = new Map<number, OpenCase>();
  const closed = new Map<number, OpenCase>();
  const decided: Decision[] = [];
  const settled = new Map<number, readonly OpenCase[]>();
  const held = new Map<number, Quarantine>();
  const moved = new Map<number, string>();
  const closedSeqs = new Set(database.all(closedSchema, 'SELECT proposal FROM declined_proposals').map((row) => row.proposal));
  const declines = database.all(declineSchema, 'SELECT proposal, by, reason, time FROM case_declines ORDER BY time');

  const decide = (record: Decision): void => {
    decided.unshift(record);
    open.delete(record.payload.proposal);
    const ended = settleObjections(open, record.payload.targets);
    if (ended.length > 0) settled.set(record.seq, ended);
    if (record.kind === 'correction') for (const seq of record.payload.targets) moved.set(seq, record.payload.to.unit);
  };
  const enter = (record: LedgerRecord): void => {
    switch (record.kind) {
      case 'exclude-proposed':
      case 'readmit-proposed':
      case 'correction-proposed':
      case 'objection':
        return void (closedSeqs.has(record.seq) ? closed : open).set(record.seq, record);
      case 'exclude':
      case 'readmit':
      case 'correction':
        return decide(record);
      case 'quarantine':
        return void held.set(record.seq, record);
      case 'rating':
      case 'late-rating':
      case 'period-closed':
      case 'act':
        return;
      default:
        return record satisfies never;
    }
  };
  for (const record of allOf(ratings)) enter(record);

  const declinesOf = (proposal: number): Decline[] => declines.filter((one) => one.proposal === proposal);
  const isHeld = (seq: number): boolean => ratings.placeOf(seq)?.standing === 'held';
  return {
    enter,
    declinesOf,
    caseOf: (seq) => open.get(seq) ?? null,
    open: () => [...open.values()].sort((a, b) => b.seq - a.seq),
    decided: () => decided,
    settledBy: (decision) => settled.get(decision) ?? [],
    declined: () =>
      [...closed.values()].sort((a, b) => b.seq - a.seq).map((found) => ({ found, declines: declinesOf(found.seq) })),
    quarantines: () =>
      [...held.values()].reverse().flatMap((record) => {
        const targets = record.payload.targets.filter(isHeld);
        return targets.length === 0 ? [] : [{ ...record, payload: { ...record.payload, targets } }];
      }),
    movedInto: (unit) => [...moved].flatMap(([seq, to]) => (to === unit ? [seq] : [])),
    enterDecline: (decline, closes) => {
      declines.push(decline);
      const found = open.get(decline.proposal);
      if (!closes || found === undefined) return;
      open.delete(decline.proposal);
      closed.set(decline.proposal, found);
    },
  };
}

/** Takes out the objections that are settled, because two people have decided about all answers that they name; newest first. */
function settleObjections(open: Map<number, OpenCase>, targets: readonly number[]): OpenCase[] {
  const decided = new Set(targets);
  const ended = [...open.values()].filter(
    ({ kind, payload }) => kind === 'objection' && payload.targets.every((one) => decided.has(one)),
  );
  for (const { seq } of ended) open.delete(seq);
  return ended.sort((a, b) => b.seq - a.seq);
}

/** All records of cases, oldest first. */
function allOf(ratings: Pick<Ratings, 'recordsOfKinds'>): LedgerRecord[] {
  const all: LedgerRecord[] = [];
  for (let before: number | null = null; ; ) {
    const page: LedgerRecord[] = ratings.recordsOfKinds(KINDS, { before, limit: PAGE });
    all.push(...page);
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) return all.reverse();
    before = last.seq;
  }
}
