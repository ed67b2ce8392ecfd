import { z } from 'zod';
import type { Person } from '../../../content/wire/api.ts';
import {
  caseReasonSchema,
  caseSeqSchema,
  casesAnswerSchema,
  casesQuerySchema,
  newCaseSchema,
  type RatingCase,
} from '../../../content/wire/rating-api.ts';
import { may } from '../../people/policy.ts';
import type { OpenCase } from '../../ratings/cases.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post, read } from './shapes.ts';

const decide = { ...post, params: caseSeqSchema, body: caseReasonSchema, answer: z.null(), status: 204 } as const;
const madeSchema = z.strictObject({ seq: z.number().int() });

/** Excluding and readmitting answers takes two people; an objection goes to two others. */
export function ratingCaseRoutes({ library, people, ratingRoom: { cases } }: Parts): Route[] {
  const mayDo = (person: Person, action: 'ratings.read' | 'ratings.confirm', unit: string, now: number): boolean =>
    may(person, action, unit, library.current(), dayOf(now));
  const caseFor = (person: Person, seq: number, now: number): OpenCase => {
    const found = cases.caseOf(seq);
    if (found === null || !mayDo(person, 'ratings.read', found.unit, now)) throw refusal(404, 'case-missing');
    demand(person, 'ratings.confirm', [found.unit], library.current(), dayOf(now));
    return found;
  };
  const nameOf = (id: string): string => people.byId(id)?.person.name ?? id;
  const told = (person: Person, found: OpenCase, now: number): RatingCase => {
    const { seq, kind, unit, time, payload } = found;
    const isMine = payload.by === person.id;
    const mayConfirm =
      !isMine &&
      mayDo(person, 'ratings.confirm', unit, now) &&
      (kind === 'objection' || !cases.isObjector(person.id, payload.targets));
    const byName = nameOf(payload.by);
    return {
      seq,
      kind,
      unit,
      time,
      by: payload.by,
      byName,
      reason: payload.reason,
      targets: payload.targets,
      mine: isMine,
      mayConfirm,
    };
  };
  return [
    route(
      {
        ...read,
        path: '/rating-cases',
        summary: 'Proposals and objections that wait, what is in quarantine, and what was decided last',
        action: 'ratings.read',
        query: casesQuerySchema,
        answer: casesAnswerSchema,
        cost: 2,
      },
      async ({ person, query, now }) => {
        const isAsked = ({ unit }: { readonly unit: string }): boolean =>
          (query.unit === undefined || query.unit === unit) && mayDo(person, 'ratings.read', unit, now);
        return {
          body: {
            open: cases
              .open()
              .filter(isAsked)
              .map((found) => told(person, found, now)),
            quarantined: cases
              .quarantines()
              .filter(isAsked)
              .map(({ seq, unit, time, payload }) => ({ seq, unit, time, ...payload })),
            decided: cases
              .decided()
              .filter(isAsked)
              .map(({ seq, kind, unit, time, payload }) => ({
                seq,
                kind,
                unit,
                time,
                ...payload,
                byNames: payload.by.map(nameOf),
              })),
          },
        };
      },
    ),
    route(
      {
        ...post,
        path: '/rating-cases',
        summary: 'Propose to exclude or readmit answers, or object to them',
        action: 'ratings.object',
        body: newCaseSchema,
        answer: madeSchema,
        status: 201,
        cost: 5,
      },
      async ({ person, body, now }) => {
        const action = body.kind === 'objection' ? 'ratings.object' : 'ratings.propose';
        demand(person, action, [body.unit], library.current(), dayOf(now));
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
        summary: 'Decline a proposal or an objection, with a reason',
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
