import { z } from 'zod';
import { slideSchema } from '../../../content/slide/slide.ts';
import { libraryAnswerSchema, pictureAnswerSchema, wallAnswerSchema } from '../../../content/wire/api.ts';
import { reachOf } from '../../people/reach.ts';
import { dayOf } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { displayIn } from './display-routes.ts';
import { oneId, read } from './shapes.ts';

/** What is in force and what the screens do, cut to what the person reaches. */
export const libraryRoutes = ({ library, wall, pictureOf, packs }: Parts): Route[] => [
  route(
    { ...read, path: '/library', summary: 'The library in force', action: 'library.read', answer: libraryAnswerSchema },
    async ({ person, now }) => ({ body: reachOf(person, 'library.read', library.current(), dayOf(now)).answer() }),
  ),
  route(
    {
      ...read,
      path: '/wall',
      summary: 'What each display should show beside what it does',
      action: 'wall.read',
      answer: wallAnswerSchema,
    },
    async ({ person, now }) => {
      const reach = reachOf(person, 'wall.read', library.current(), dayOf(now));
      return { body: { time: now, rows: wall.rows().filter((row) => reach.display(row.display)) } };
    },
  ),
  route(
    {
      ...read,
      path: '/displays/{id}/picture',
      summary: 'The newest picture of what stands on the display’s glass; asks it for a fresh one',
      action: 'wall.read',
      params: oneId,
      answer: pictureAnswerSchema,
      cost: 3,
    },
    async ({ person, params, now }) => {
      const current = library.current();
      if (!reachOf(person, 'wall.read', current, dayOf(now)).display(params.id))
        throw refusal(404, 'display-missing', { display: params.id });
      const picture = pictureOf(displayIn(current, params.id).id);
      return { body: picture && { ...picture, bytes: picture.bytes.toString('base64') } };
    },
  ),
  route(
    { ...read, path: '/packs', summary: 'Slides with official wording', action: 'packs.read', answer: z.array(slideSchema) },
    async () => ({ body: [...packs] }),
  ),
];
