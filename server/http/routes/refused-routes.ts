import { z } from 'zod';
import type { Display } from '../../../content/place/display.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Person } from '../../../content/wire/api.ts';
import {
  refusedAsideSchema,
  refusedListSchema,
  refusedSendSchema,
  refusedSentSchema,
} from '../../../content/wire/refused-api.ts';
import { unitsOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { sentenceOf } from '../sentence-of.ts';
import { displayIn } from './display-routes.ts';
import { oneId, post, read } from './shapes.ts';

const SHOWN = 200;

/** What an officer is told: about a key not what its device is told. */
const said = ({ code, detail, path }: Problem) => ({
  code,
  ...sentenceOf({ code: code === 'rating-unsigned' ? 'refused-key' : code, detail, path }),
});

/** Answers that were refused after a kiosk had thanked for them: looked at, then sent again or set aside for good. */
export const refusedRoutes = ({ library, ratingRoom: { refused, refusedDesk } }: Parts): Route[] => {
  const own = (person: Person, id: string, now: number): Display => {
    const current = library.current();
    const display = displayIn(current, id);
    demand(person, 'ratings.propose', unitsOf(display, dayOf(now)), current, dayOf(now));
    return display;
  };
  return [
    route(
      {
        ...read,
        path: '/displays/{id}/refused',
        summary: 'Answers that a kiosk thanked for and that were refused later, without what they say',
        action: 'ratings.propose',
        params: oneId,
        answer: refusedListSchema,
        cost: 2,
      },
      async ({ person, params, now }) => {
        const listed = refusedDesk.list(own(person, params.id, now), SHOWN);
        const answers = listed.map(({ why, hinders, ...one }) => ({ ...one, why: said(why), hinders: hinders && said(hinders) }));
        return { body: { answers, all: refused.count(params.id) } };
      },
    ),
    route(
      {
        ...post,
        path: '/displays/{id}/refused/send',
        summary: 'Send refused answers again: by the same rules, each once, counted in its own period',
        action: 'ratings.propose',
        params: oneId,
        body: refusedSendSchema,
        answer: refusedSentSchema,
        cost: 10,
      },
      async ({ person, params, body, now }) => ({
        body: await refusedDesk.send(own(person, params.id, now), body.ids, person.id),
      }),
    ),
    route(
      {
        ...post,
        path: '/displays/{id}/refused/set-aside',
        summary: 'Set refused answers aside for good, with a reason',
        action: 'ratings.propose',
        params: oneId,
        body: refusedAsideSchema,
        answer: z.null(),
        status: 204,
        cost: 5,
      },
      async ({ person, params, body, now }) => {
        await refusedDesk.setAside(own(person, params.id, now), body.ids, body.reason, person.id);
        return { body: null };
      },
    ),
  ];
};
