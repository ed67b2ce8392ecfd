import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Problem } from '../../../content/problem.ts';
import { ratingChangeProblems, removalProblems, removedPlaces, withUsedScales } from '../../../content/score/change-rating.ts';
import { ratingSettingsSchema } from '../../../content/score/settings.ts';
import { type DayNumber, dayNumberOf } from '../../../content/time/day-number.ts';
import { ratingSettingsChangeSchema } from '../../../content/wire/rating-api.ts';
import {
  ticketsAnswerSchema,
  ticketsQuerySchema,
  ticketsRequestSchema,
  ticketsStandSchema,
} from '../../../content/wire/rating-import-api.ts';
import { reachOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refuseNew } from '../publish/new-problems.ts';
import { refusal, refuseProblems } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post, put, read } from './shapes.ts';

/** The path of a problem as the writer of the settings sees it. */
const leadingInto = (found: Problem): Problem => ({ ...found, path: ['settings', ...found.path.slice(1)] });

/** Scales, rating points, target, the m of the ranking, and the public address; and tickets. */
export const ratingSettingsRoutes = ({ library, ratingRoom }: Parts): Route[] => {
  const todayAt = (unit: string, now: number): DayNumber => {
    if (ratingRoom.places().tree.unit(unit) === null) throw refusal(404, 'unit-missing', { unit });
    return dayNumberOf(ratingRoom.places().clockOf(unit).dayAt(now));
  };
  return [
    route(
      {
        ...read,
        path: '/rating-settings',
        summary: 'Scales, target and public address; rating points and counters of the units that the person may read',
        action: 'ratings.read',
        answer: ratingSettingsSchema,
      },
      async ({ person, now }) => {
        const current = library.current();
        const { unit } = reachOf(person, 'ratings.read', current, dayOf(now));
        const { points, counters } = current.rating;
        const own = <T extends { readonly unit: string }>(list: readonly T[]): T[] => list.filter((one) => unit(one.unit));
        return { body: { ...current.rating, points: own(points), counters: own(counters) } };
      },
    ),
    route(
      {
        ...put,
        path: '/rating-settings',
        summary:
          'Replace the rating settings; 409 when they are no longer as `seen`. A scale that was used is replaced by a new one, not rewritten',
        action: 'ratings.settings',
        body: ratingSettingsChangeSchema,
        answer: z.null(),
        status: 204,
      },
      async ({ person, body: { seen, settings }, now }) => {
        demand(person, 'ratings.settings', [null], library.current(), dayOf(now));
        const { points, counters } = removedPlaces(seen, settings);
        const used = points.length + counters.length > 0 ? await ratingRoom.usedInLedger() : null;
        await library.commit(
          (current) => {
            demand(person, 'ratings.settings', [null], current, dayOf(now));
            if (!isDeepStrictEqual(seen, current.rating)) throw refusal(409, 'rating-changed');
            const removals = used === null ? [] : removalProblems(current.rating, settings, used());
            refuseProblems([...ratingChangeProblems(current.rating, settings), ...removals].map(leadingInto));
            const rating = withUsedScales(current.rating, settings);
            return refuseNew(current, { ...current, rating }, { list: 'rating', id: null });
          },
          { actor: person.id, kind: 'rating-settings.changed', detail: { points: settings.points.length } },
        );
        // Boards show the new target at once.
        ratingRoom.live.refresh(library.current().displays.map(({ id }) => id));
        return { body: null };
      },
    ),
    route(
      {
        ...read,
        path: '/rating-tickets',
        summary: 'How many ticket codes of a unit may still be used, and how many of them nobody has used',
        action: 'ratings.settings',
        query: ticketsQuerySchema,
        answer: ticketsStandSchema,
        cost: 10,
      },
      async ({ person, query: { unit }, now }) => {
        demand(person, 'ratings.settings', [unit], library.current(), dayOf(now));
        return { body: await ratingRoom.ticketsStand(unit, todayAt(unit, now)) };
      },
    ),
    route(
      {
        ...post,
        path: '/rating-tickets',
        summary: 'Make ticket codes of today for a unit; each answers once',
        action: 'ratings.settings',
        body: ticketsRequestSchema,
        answer: ticketsAnswerSchema,
        status: 201,
        cost: 10,
      },
      async ({ person, body: { unit, count }, now }) => {
        demand(person, 'ratings.settings', [unit], library.current(), dayOf(now));
        return { body: { codes: await ratingRoom.makeTickets(unit, todayAt(unit, now), count, person.id) } };
      },
    ),
  ];
};
