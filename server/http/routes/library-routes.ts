import { z } from 'zod';
import { slideSchema } from '../../../content/slide/slide.ts';
import { libraryAnswerSchema, wallAnswerSchema } from '../../../content/wire/api.ts';
import { reachOf } from '../../people/reach.ts';
import { dayOf } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { read } from './shapes.ts';

/** What is in force and what the screens do, cut to what the person reaches. */
export const libraryRoutes = ({ library, wall, packs }: Parts): Route[] => [
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
    { ...read, path: '/packs', summary: 'Slides with official wording', action: 'packs.read', answer: z.array(slideSchema) },
    async () => ({ body: [...packs] }),
  ),
];
