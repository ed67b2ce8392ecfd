import { z } from 'zod';
import { caseReasonSchema, caseSeqSchema } from '../../../content/wire/rating-api.ts';
import { may } from '../../people/policy.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post } from './shapes.ts';

/** Words of citizens that have to be erased: words and salt go for good, the answer and what it was bound to stay (LDG-18). */
export const ratingCommentRoutes = ({ library, ledger: { ratings } }: Parts): Route[] => [
  route(
    {
      ...post,
      path: '/rating-comments/{seq}/erase',
      summary: 'Erase the words beside an answer for good, with a reason; the answer itself stays and counts',
      action: 'ratings.confirm',
      params: caseSeqSchema,
      body: caseReasonSchema,
      answer: z.null(),
      status: 204,
      cost: 5,
    },
    async ({ person, params: { seq }, body: { reason }, now }) => {
      const unit = ratings.placeOf(seq)?.unit ?? null;
      if (unit === null || !may(person, 'ratings.read', unit, library.current(), dayOf(now)))
        throw refusal(404, 'comment-missing');
      demand(person, 'ratings.confirm', [unit], library.current(), dayOf(now));
      const act = { actor: person.id, kind: 'rating.comment-erased', detail: { unit, answer: seq, reason } };
      if (!(await ratings.eraseComment(seq, act))) throw refusal(404, 'comment-missing');
      return { body: null };
    },
  ),
];
