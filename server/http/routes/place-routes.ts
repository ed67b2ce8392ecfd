import { z } from 'zod';
import { dayOffSchema } from '../../../content/time/day-off.ts';
import { localDaySchema } from '../../../content/time/instant.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refuseNew } from '../publish/new-problems.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post, put } from './shapes.ts';

const daysOffSchema = z.strictObject({ daysOff: z.array(dayOffSchema).max(2000) });

/** The days off that hold for the whole country. */
export const placeRoutes = ({ library }: Parts): Route[] => [
  route(
    {
      ...post,
      path: '/days-off/confirm',
      summary: 'Confirm what the table proposes for a day',
      action: 'days-off.change',
      body: z.strictObject({ d: localDaySchema }),
      answer: z.null(),
      status: 204,
    },
    async ({ person, body: { d }, now }) => {
      await library.commit(
        (current) => {
          demand(person, 'days-off.change', [null], current, dayOf(now));
          if (!current.daysOff.some((rule) => rule.d === d)) throw refusal(404, 'day-off-missing');
          const daysOff = current.daysOff.map((rule) => (rule.d === d ? { ...rule, status: 'confirmed' as const } : rule));
          return { ...current, daysOff };
        },
        { actor: person.id, kind: 'day-off.confirmed', detail: { day: d } },
      );
      return { body: null };
    },
  ),
  route(
    {
      ...put,
      path: '/days-off',
      summary: 'Replace the table of days off',
      action: 'days-off.change',
      body: daysOffSchema,
      answer: z.null(),
      status: 204,
    },
    async ({ person, body: { daysOff }, now }) => {
      await library.commit(
        (current) => {
          demand(person, 'days-off.change', [null], current, dayOf(now));
          return refuseNew(current, { ...current, daysOff }, { list: 'daysOff', id: null });
        },
        { actor: person.id, kind: 'days-off.replaced', detail: { count: daysOff.length } },
      );
      return { body: null };
    },
  ),
];
