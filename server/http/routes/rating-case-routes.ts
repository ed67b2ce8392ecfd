import { z } from 'zod';
import type { Person } from '../../../content/wire/api.ts';
import {
  type CasesAnswer,
  caseReasonSchema,
  caseSeqSchema,
  casesAnswerSchema,
  casesQuerySchema,
  newCaseSchema,
  type RatingCase,
} from '../../../content/wire/rating-api.ts';
import { type Action, may } from '../../people/policy.ts';
import type { TellCaseAnswers } from '../../ratings/case-answers.ts';
import type { Decision, Decline, OpenCase } from '../../ratings/case-book.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post, read } from './shapes.ts';

const decide = { ...post, params: caseSeqSchema, body: caseReasonSchema, answer: z.null(), status: 204 } as const;
const madeSchema = z.strictObject({ seq: z.number().int() });
const SHOWN = 50;
type Objection = CasesAnswer['decided'][number]['objections'][number];

/** The units that a case touches: a correction also the one that it leads to. */
const unitsOf = ({ unit, payload }: OpenCase | Decision): readonly string[] =>
  'to' in payload ? [unit, payload.to.unit] : [unit];

/** Excluding, readmitting and correcting answers takes two people; an objection goes to two others. */
export function ratingCaseRoutes({ library, people, ledger, ratingRoom: { cases, caseAnswers, places } }: Parts): Route[] {
  const mayDo = (person: Person, action: Action, unit: string, now: number): boolean =>
    may(person, action, unit, library.current(), dayOf(now));
  const reads = (person: Person, found: OpenCase | Decision, now: number): boolean =>
    unitsOf(found).some((unit) => mayDo(person, 'ratings.read', unit, now));
  const caseFor = (person: Person, seq: number, now: number): void => {
    const found = cases.caseOf(seq);
    if (found === null || !reads(person, found, now)) throw refusal(404, 'case-missing');
    demand(person, 'ratings.confirm', unitsOf(found), library.current(), dayOf(now));
  };
  const nameOf = (id: string): string => people.byId(id)?.person.name ?? id;
  const destinationOf = ({ payload }: OpenCase | Decision): RatingCase['to'] => {
    if (!('to' in payload)) return null;
    const { unit, counter } = payload.to;
    return {
      ...payload.to,
      unitName: places().nameOf(unit),
      counterName: counter === null ? null : places().counterName(unit, counter),
    };
  };
  const saidBy = ({ by, reason, time }: Decline) => ({ byName: nameOf(by), reason, time });
  const bare = (found: OpenCase, declines: readonly Decline[]): Objection => {
    const { seq, kind, unit, time, payload } = found;
    const { by, reason, targets } = payload;
    const to = destinationOf(found);
    return { seq, kind, unit, time, by, byName: nameOf(by), reason, targets, to, declines: declines.map(saidBy) };
  };
  const told = (person: Person, found: OpenCase, now: number, tell: TellCaseAnswers): RatingCase => {
    const declines = cases.declinesOf(found.seq);
    const isMine = found.payload.by === person.id;
    const mayConfirm =
      !isMine &&
      unitsOf(found).every((unit) => mayDo(person, 'ratings.confirm', unit, now)) &&
      (found.kind === 'objection' || !cases.isObjector(person.id, found.payload.targets)) &&
      declines.every(({ by }) => by !== person.id);
    return { ...bare(found, declines), answers: tell(found.payload.targets), mine: isMine, mayConfirm };
  };
  const decidedRow = (found: Decision, tell: TellCaseAnswers): CasesAnswer['decided'][number] => {
    const { seq, kind, unit, time, payload } = found;
    const { proposal, by, reason, targets } = payload;
    const first = ledger.ratings.recordAt(proposal)?.payload;
    const proposed = first !== undefined && 'reason' in first ? first.reason : '';
    const row = { seq, kind, unit, time, proposal, by, proposed, reason, targets };
    const objections = cases.settledBy(seq).map((one) => bare(one, cases.declinesOf(one.seq)));
    return { ...row, byNames: by.map(nameOf), to: destinationOf(found), answers: tell(targets), objections };
  };
  /** A correction may lead only to a place that there is. */
  const checkDestination = ({ unit, counter }: { readonly unit: string; readonly counter: string | null }): void => {
    if (places().tree.unit(unit) === null) throw refusal(404, 'unit-missing', { unit });
    if (counter !== null && places().counterName(unit, counter) === null)
      throw refusal(422, 'counter-missing', {}, ['to', 'counter']);
  };
  return [
    route(
      {
        ...read,
        path: '/rating-cases',
        summary: 'Proposals and objections that wait, what is in quarantine, and what was decided or declined last',
        action: 'ratings.read',
        query: casesQuerySchema,
        answer: casesAnswerSchema,
        cost: 2,
      },
      async ({ person, query, now }) => {
        const isOf = (units: readonly string[]): boolean => query.unit === undefined || units.includes(query.unit);
        const isAsked = (found: OpenCase | Decision): boolean => isOf(unitsOf(found)) && reads(person, found, now);
        const open = cases.open().filter(isAsked);
        const declined = cases.declined().filter(({ found }) => isAsked(found));
        const tell = caseAnswers((unit) => mayDo(person, 'ratings.read', unit, now));
        return {
          body: {
            open: open.map((found) => told(person, found, now, tell)),
            quarantined: cases
              .quarantines()
              .filter(({ unit }) => isOf([unit]) && mayDo(person, 'ratings.read', unit, now))
              .map(({ seq, unit, time, payload }) => ({ seq, unit, time, ...payload, answers: tell(payload.targets) })),
            decided: cases
              .decided()
              .filter(isAsked)
              .slice(0, SHOWN)
              .map((found) => decidedRow(found, tell)),
            declined: declined
              .slice(0, SHOWN)
              .map(({ found, declines }) => ({ ...bare(found, declines), answers: tell(found.payload.targets) })),
          },
        };
      },
    ),
    route(
      {
        ...post,
        path: '/rating-cases',
        summary: 'Propose to exclude, readmit or correct answers, or object to them',
        action: 'ratings.object',
        body: newCaseSchema,
        answer: madeSchema,
        status: 201,
        cost: 5,
      },
      async ({ person, body, now }) => {
        const action = body.kind === 'objection' ? 'ratings.object' : 'ratings.propose';
        const units = body.kind === 'correction' ? [body.unit, body.to.unit] : [body.unit];
        demand(person, action, units, library.current(), dayOf(now));
        if (body.kind === 'correction') checkDestination(body.to);
        const { seq } = await cases.propose(body, person.id);
        return { body: { seq } };
      },
    ),
    route(
      {
        ...decide,
        path: '/rating-cases/{seq}/confirm',
        summary: 'Confirm what another person proposed',
        action: 'ratings.confirm',
      },
      async ({ person, params: { seq }, body: { reason }, now }) => {
        caseFor(person, seq, now);
        await cases.confirm(seq, reason, person.id);
        return { body: null };
      },
    ),
    route(
      {
        ...decide,
        path: '/rating-cases/{seq}/decline',
        summary: 'Decline a proposal or an objection, with a reason; an objection is closed when two others have',
        action: 'ratings.confirm',
      },
      async ({ person, params: { seq }, body: { reason }, now }) => {
        caseFor(person, seq, now);
        await cases.decline(seq, reason, person.id);
        return { body: null };
      },
    ),
  ];
}
