import { z } from 'zod';
import { unitsOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { displayIn } from './display-routes.ts';
import { oneId, post } from './shapes.ts';

/** That somebody has seen which answers a kiosk had thanked for and were refused: the kiosk lets go of them then. */
export const refusedRoutes = ({ library, ratingRoom }: Parts): Route[] => [
  route(
    {
      ...post,
      path: '/displays/{id}/refused/seen',
      summary: 'Mark the refused answers that a kiosk holds as seen',
      action: 'display.change',
      params: oneId,
      body: z.strictObject({ upTo: z.number().int().min(1) }),
      answer: z.null(),
      status: 204,
    },
    async ({ person, params, body, now }) => {
      const day = dayOf(now);
      const current = library.current();
      demand(person, 'display.change', unitsOf(displayIn(current, params.id), day), current, day);
      if (!(await ratingRoom.refused.see(params.id, body.upTo, person.id))) throw refusal(409, 'refused-others');
      return { body: null };
    },
  ),
];
