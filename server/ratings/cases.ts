import type { z } from 'zod';
import type { Instant } from '../../content/time/instant.ts';
import type { newCaseSchema } from '../../content/wire/rating-api.ts';
import { refusal } from '../http/refusal.ts';
import type { NewRecord } from '../ledger/ratings/append-records.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import type { SqlReader } from '../ledger/sql.ts';
import { type CaseBook, caseBook, type OpenCase } from './case-book.ts';
import { closesBefore } from './closes-before.ts';

/** What somebody asks for. */
type NewCase = z.infer<typeof newCaseSchema>;

/** Excluding, readmitting and correcting by two people, with reasons; objections. It stands in the ledger. Refuses (409, 422, 404). */
export interface Cases extends Omit<CaseBook, 'enter' | 'enterDecline'> {
  propose(asked: NewCase, by: string): Promise<OpenCase>;
  confirm(seq: number, reason: string, by: string): Promise<void>;
  /** One other person turns a proposal down; an objection is closed when two others have. */
  decline(seq: number, reason: string, by: string): Promise<void>;
  /** Whether an objection to this answer is open. */
  isObjected(seq: number): boolean;
  /** Whether `person` may neither propose nor confirm about these answers: they objected. */
  isObjector(person: string, targets: readonly number[]): boolean;
}

export interface CasesDeps {
  readonly ratings: Pick<Ratings, 'record' | 'recordsOfKinds' | 'placeOf' | 'onRecords' | 'recordAt' | 'tally' | 'closedThrough'>;
  readonly database: SqlReader;
  readonly now: () => Instant;
}

const OTHERS_FOR_OBJECTION = 2;
const PROPOSALS = {
  exclude: 'exclude-proposed',
  readmit: 'readmit-proposed',
  correction: 'correction-proposed',
  objection: 'objection',
} as const;
const DONE = { exclude: 'rating.excluded', readmit: 'rating.readmitted', correction: 'rating.corrected' } as const;

/** Reads what is open from the ledger, and follows it. */
export function casesOn({ ratings, database, now }: CasesDeps): Cases {
  const { enter, enterDecline, ...book } = caseBook(ratings, database);
  ratings.onRecords((records) => records.forEach(enter));

  const openOr404 = (seq: number): OpenCase => {
    const found = book.caseOf(seq);
    if (found === null) throw refusal(404, 'case-missing');
    return found;
  };
  const objects = (found: OpenCase, targets: readonly number[]): boolean =>
    found.kind === 'objection' && found.payload.targets.some((seq) => targets.includes(seq));
  const isObjector = (person: string, targets: readonly number[]): boolean =>
    book.open().some((found) => found.payload.by === person && objects(found, targets));
  const checkTargets = (asked: NewCase): void => {
    for (const seq of asked.targets) {
      const place = ratings.placeOf(seq);
      if (place === null || place.unit !== asked.unit) throw refusal(422, 'answer-missing', { seq }, ['targets']);
      if (!fits(asked, place)) throw refusal(409, 'case-standing', { seq }, ['targets']);
    }
  };
  return {
    ...book,
    isObjector,
    isObjected: (seq) => book.open().some((found) => objects(found, [seq])),
    propose: async (given, by) => {
      const asked = { ...given, targets: [...new Set(given.targets)].sort((a, b) => a - b) };
      const kind = PROPOSALS[asked.kind];
      const act = { actor: by, kind: `rating.${kind}`, detail: { unit: asked.unit, answers: asked.targets.length } };
      const [made] = await ratings.record([proposalOf(asked, by)], act, () => {
        if (asked.kind !== 'objection' && isObjector(by, asked.targets)) throw refusal(409, 'case-objector');
        checkTargets(asked);
      });
      if (made?.kind !== kind) throw new Error('the proposal was not recorded');
      return made;
    },
    confirm: async (seq, reason, by) => {
      const found = openOr404(seq);
      if (found.kind === 'objection') throw refusal(409, 'case-object-only');
      const { record, asked } = decisionOn(found, reason, by);
      const act = { actor: by, kind: DONE[asked.kind], detail: { unit: found.unit, proposal: seq } };
      await ratings.record(
        () => [...closesBefore(ratings, found), record],
        act,
        () => {
          openOr404(seq);
          if (found.payload.by === by) throw refusal(409, 'case-same-person');
          // Neither of the two, also when the objection came after the proposal.
          if ([found.payload.by, by].some((one) => isObjector(one, asked.targets))) throw refusal(409, 'case-objector');
          checkTargets(asked);
        },
      );
    },
    decline: async (seq, reason, by) => {
      const { unit } = openOr404(seq);
      const time = now();
      let closes = false;
      const act = { actor: by, kind: 'rating.declined', detail: { unit, proposal: seq, reason } };
      // In the line of the ledger: somebody else may be deciding the same case at this moment.
      await ratings.record([], act, (sql) => {
        const { kind, payload } = openOr404(seq);
        if (kind === 'objection' && payload.by === by) throw refusal(409, 'case-same-person');
        const before = book.declinesOf(seq);
        if (before.some((one) => one.by === by)) throw refusal(409, 'case-declined-twice');
        closes = kind !== 'objection' || before.length + 1 >= OTHERS_FOR_OBJECTION;
        sql.run('INSERT INTO case_declines (proposal, by, reason, time) VALUES (?, ?, ?, ?)', seq, by, reason, time);
        if (closes)
          sql.run('INSERT INTO declined_proposals (proposal, by, reason, time) VALUES (?, ?, ?, ?)', seq, by, reason, time);
      });
      enterDecline({ proposal: seq, by, reason, time }, closes);
    },
  };
}

type Place = NonNullable<ReturnType<Ratings['placeOf']>>;

/** Whether an answer stands so that this may be asked about it. */
function fits(asked: NewCase, { standing, unit, counter }: Place): boolean {
  switch (asked.kind) {
    case 'exclude':
      return standing !== 'excluded';
    case 'readmit':
      return standing !== 'counted';
    case 'correction':
      return unit !== asked.to.unit || counter !== asked.to.counter;
    case 'objection':
      return true;
    default:
      return asked satisfies never;
  }
}

function proposalOf(asked: NewCase, by: string): NewRecord {
  const { unit, targets, reason } = asked;
  if (asked.kind === 'correction')
    return { kind: 'correction-proposed', unit, payload: { targets: [...targets], reason, by, to: asked.to } };
  return { kind: PROPOSALS[asked.kind], unit, payload: { targets: [...targets], reason, by } };
}

/** The record of a second person's word, and what it does to which answers. */
function decisionOn(found: Exclude<OpenCase, { kind: 'objection' }>, reason: string, by: string) {
  const { unit, seq: proposal } = found;
  const { targets, by: first } = found.payload;
  const payload = { proposal, targets, reason, by: [first, by] satisfies [string, string] };
  const common = { unit, targets, reason };
  switch (found.kind) {
    case 'exclude-proposed':
      return { asked: { kind: 'exclude', ...common }, record: { kind: 'exclude', unit, payload } } as const;
    case 'readmit-proposed':
      return { asked: { kind: 'readmit', ...common }, record: { kind: 'readmit', unit, payload } } as const;
    case 'correction-proposed': {
      const { to } = found.payload;
      return {
        asked: { kind: 'correction', ...common, to },
        record: { kind: 'correction', unit, payload: { ...payload, to } },
      } as const;
    }
    default:
      return found satisfies never;
  }
}
