import { z } from 'zod';
import type { LedgerRecord } from '../../content/ledger/record.ts';
import type { Instant } from '../../content/time/instant.ts';
import { refusal } from '../http/refusal.ts';
import type { Acts } from '../ledger/acts.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import type { Database } from '../ledger/sql.ts';

type Of<K extends LedgerRecord['kind']> = Extract<LedgerRecord, { kind: K }>;
/** Something that others have to decide about. */
export type OpenCase = Of<'exclude-proposed' | 'readmit-proposed' | 'objection'>;
export type Decision = Of<'exclude' | 'readmit'>;

/** What somebody asks for. */
export interface NewCase {
  readonly kind: 'exclude' | 'readmit' | 'objection';
  readonly unit: string;
  readonly targets: readonly number[];
  readonly reason: string;
}

/** Excluding and readmitting by two people, with reasons; objections. All of it stands in the ledger. Refuses (409, 422, 404). */
export interface Cases {
  propose(asked: NewCase, by: string): Promise<OpenCase>;
  confirm(seq: number, reason: string, by: string): Promise<void>;
  decline(seq: number, reason: string, by: string): Promise<void>;
  caseOf(seq: number): OpenCase | null;
  open(): OpenCase[];
  decided(): Decision[];
  /** Those of which answers are still held; only these are named. */
  quarantines(): Of<'quarantine'>[];
  /** Whether an objection to this answer is open. */
  isObjected(seq: number): boolean;
  /** Whether `person` may neither propose nor confirm about these answers: they objected. */
  isObjector(person: string, targets: readonly number[]): boolean;
}

export interface CasesDeps {
  readonly ratings: Pick<Ratings, 'record' | 'recordsOfKinds' | 'placeOf' | 'onRecords'>;
  readonly acts: Pick<Acts, 'within'>;
  readonly database: Database;
  readonly now: () => Instant;
}

const KINDS = ['exclude-proposed', 'readmit-proposed', 'objection', 'exclude', 'readmit'] as const;
const PAGE = 1000;
const SHOWN = 50;
const declinedSchema = z.object({ proposal: z.number().int() });

/** Reads what is open from the ledger, and follows it. */
export function casesOn({ ratings, acts, database, now }: CasesDeps): Cases {
  const open = new Map<number, OpenCase>();
  const declined = new Set(
    database.all(declinedSchema, 'SELECT proposal FROM declined_proposals').map(({ proposal }) => proposal),
  );
  const enter = (record: LedgerRecord): void => {
    switch (record.kind) {
      case 'exclude-proposed':
      case 'readmit-proposed':
      case 'objection':
        if (!declined.has(record.seq)) open.set(record.seq, record);
        return;
      case 'exclude':
      case 'readmit':
        open.delete(record.payload.proposal);
        settleObjections(open, record.payload.targets);
        return;
      case 'rating':
      case 'late-rating':
      case 'quarantine':
      case 'correction':
      case 'period-closed':
      case 'act':
        return;
      default:
        return record satisfies never;
    }
  };
  for (const record of allOf(ratings)) enter(record);
  ratings.onRecords((records) => records.forEach(enter));

  const caseOf = (seq: number): OpenCase | null => open.get(seq) ?? null;
  const openOr404 = (seq: number): OpenCase => {
    const found = caseOf(seq);
    if (found === null) throw refusal(404, 'case-missing');
    return found;
  };
  const isHeld = (seq: number): boolean => ratings.placeOf(seq)?.standing === 'held';
  const isObjector = (person: string, targets: readonly number[]): boolean =>
    [...open.values()].some(
      ({ kind, payload }) =>
        kind === 'objection' && payload.by === person && payload.targets.some((seq) => targets.includes(seq)),
    );
  const checkTargets = ({ kind, unit, targets }: NewCase): void => {
    for (const seq of targets) {
      const place = ratings.placeOf(seq);
      if (place === null || place.unit !== unit) throw refusal(422, 'answer-missing', { seq }, ['targets']);
      const fits = kind === 'exclude' ? place.standing !== 'excluded' : kind === 'objection' || place.standing !== 'counted';
      if (!fits) throw refusal(409, 'case-standing', { seq }, ['targets']);
    }
  };
  return {
    caseOf,
    isObjector,
    isObjected: (seq) => [...open.values()].some(({ kind, payload }) => kind === 'objection' && payload.targets.includes(seq)),
    open: () => [...open.values()].sort((a, b) => b.seq - a.seq),
    decided: () =>
      ratings
        .recordsOfKinds(['exclude', 'readmit'], { before: null, limit: SHOWN })
        .filter((record): record is Decision => record.kind === 'exclude' || record.kind === 'readmit'),
    quarantines: () =>
      ratings
        .recordsOfKinds(['quarantine'], { before: null, limit: 4 * SHOWN })
        .filter((record): record is Of<'quarantine'> => record.kind === 'quarantine')
        .map((record) => ({ ...record, payload: { ...record.payload, targets: record.payload.targets.filter(isHeld) } }))
        .filter(({ payload }) => payload.targets.length > 0),
    propose: async (asked, by) => {
      const targets = [...new Set(asked.targets)].sort((a, b) => a - b);
      const kind = asked.kind === 'objection' ? asked.kind : (`${asked.kind}-proposed` as const);
      const payload = { targets, reason: asked.reason, by };
      const act = { actor: by, kind: `rating.${kind}`, detail: { unit: asked.unit, answers: targets.length } };
      const [made] = await ratings.record([{ kind, unit: asked.unit, payload }], act, () => {
        if (asked.kind !== 'objection' && isObjector(by, targets)) throw refusal(409, 'case-objector');
        checkTargets({ ...asked, targets });
      });
      if (made?.kind !== kind) throw new Error('the proposal was not recorded');
      return made;
    },
    confirm: async (seq, reason, by) => {
      const found = openOr404(seq);
      if (found.kind === 'objection') throw refusal(409, 'case-object-only');
      const kind = found.kind === 'exclude-proposed' ? 'exclude' : 'readmit';
      const { targets, by: first } = found.payload;
      const act = {
        actor: by,
        kind: kind === 'exclude' ? 'rating.excluded' : 'rating.readmitted',
        detail: { unit: found.unit, proposal: seq },
      };
      const payload = { proposal: seq, targets, reason, by: [first, by] satisfies [string, string] };
      await ratings.record([{ kind, unit: found.unit, payload }], act, () => {
        openOr404(seq);
        if (first === by) throw refusal(409, 'case-same-person');
        if (isObjector(by, targets)) throw refusal(409, 'case-objector');
        checkTargets({ kind, unit: found.unit, targets, reason });
      });
    },
    decline: async (seq, reason, by) => {
      const { unit, kind, payload } = openOr404(seq);
      if (kind === 'objection' && payload.by === by) throw refusal(409, 'case-same-person');
      await database.write((sql) => {
        acts.within(sql, { actor: by, kind: 'rating.declined', detail: { unit, proposal: seq, reason } });
        sql.run(
          'INSERT OR IGNORE INTO declined_proposals (proposal, by, reason, time) VALUES (?, ?, ?, ?)',
          ...[seq, by, reason, now()],
        );
      });
      declined.add(seq);
      open.delete(seq);
    },
  };
}

/** An objection is settled when two people have decided about all answers that it names. */
function settleObjections(open: Map<number, OpenCase>, targets: readonly number[]): void {
  const decided = new Set(targets);
  for (const [seq, { kind, payload }] of open)
    if (kind === 'objection' && payload.targets.every((one) => decided.has(one))) open.delete(seq);
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
