import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { type Display, zoneNameSchema } from '../../../content/place/display.ts';
import { idSchema } from '../../../content/place/unit.ts';
import { conflicts } from '../../../content/schedule/conflicts.ts';
import { diff } from '../../../content/schedule/diff.ts';
import { explain, explainWindow } from '../../../content/schedule/explain.ts';
import { compile, resolve, resolveOne } from '../../../content/schedule/resolve.ts';
import { DAY_MS, type Window } from '../../../content/schedule/window.ts';
import { instantSchema, type LocalDay } from '../../../content/time/instant.ts';
import type { Person } from '../../../content/wire/api.ts';
import {
  conflictSchema,
  explanationSchema,
  rehearsalAnswerSchema,
  rehearsalRequestSchema,
} from '../../../content/wire/schedule-api.ts';
import type { Action } from '../../people/policy.ts';
import { reachOf } from '../../people/reach.ts';
import { dayOf } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { displayIn } from './display-routes.ts';
import { post, read } from './shapes.ts';

/** Years beyond this have calendars but no schedules, and none of their own four digits. */
const LATEST = Date.UTC(2200, 0, 1);
const momentSchema = instantSchema.max(LATEST);
const rehearsalSchema = rehearsalRequestSchema.extend({ from: momentSchema });
const explainQuery = z.strictObject({
  display: idSchema,
  zone: zoneNameSchema.default('main'),
  time: z.coerce.number().pipe(momentSchema).optional(),
});
const conflictsQuery = z.strictObject({
  from: z.coerce.number().pipe(momentSchema).optional(),
  days: z.coerce.number().int().min(1).max(35).default(14),
});

/** A display in the person's reach; one elsewhere is as if it were not there (404). */
function reached(person: Person, action: Action, library: Library, id: string, day: LocalDay): Display {
  if (!reachOf(person, action, library, day).display(id)) throw refusal(404, 'display-missing', { display: id });
  return displayIn(library, id);
}

/** The list with `those` put in and the ids `gone` taken out; what is put in stays. */
const withThose = <T extends { readonly id: string }>(list: readonly T[], those: readonly T[], gone: readonly string[]): T[] => [
  ...list.filter((one) => !gone.includes(one.id) && !those.some((other) => other.id === one.id)),
  ...those,
];

/** Compiles a library for a window, and keeps the last one: the same day of the same generation is asked about again and again. */
function lastCompiled(): typeof compile {
  let last: ReturnType<typeof compile> | null = null;
  return (library: Library, window: Window) => {
    if (last?.library !== library || last.window.from !== window.from) last = compile(library, window);
    return last;
  };
}

/** Questions to the schedule; nothing is changed. */
export function scheduleRoutes({ library }: Parts): Route[] {
  const compiledFor = lastCompiled();
  return [
    route(
      {
        ...post,
        path: '/rehearsals',
        summary: 'What a display would show with these drafts put in and those ids taken out',
        action: 'schedule.rehearse',
        body: rehearsalSchema,
        answer: rehearsalAnswerSchema,
        cost: 10,
      },
      async ({ person, body, now }) => {
        const before = library.current();
        const display = reached(person, 'schedule.rehearse', before, body.display, dayOf(now));
        const after = {
          ...before,
          slides: withThose(before.slides, body.slides, body.removed.slides),
          entries: withThose(before.entries, body.entries, body.removed.entries),
        };
        const window = { from: body.from, until: body.from + body.days * DAY_MS };
        const compiled = compile(after, window);
        const plan = resolve(compiled, display.id);
        const changes = diff(resolveOne(before, display.id, window), plan);
        return { body: { plan, changes, conflicts: conflicts(compiled, window, [display]) } };
      },
    ),
    route(
      {
        ...read,
        path: '/explain',
        summary: 'What a display shows at a moment, what that beat, and why',
        action: 'schedule.explain',
        query: explainQuery,
        answer: explanationSchema,
        cost: 3,
      },
      async ({ person, query, now }) => {
        const current = library.current();
        const display = reached(person, 'schedule.explain', current, query.display, dayOf(now));
        const seen = reachOf(person, 'schedule.explain', current, dayOf(now)).answer();
        const time = query.time ?? now;
        const told = explain(compiledFor(current, explainWindow(time)), display.id, query.zone, time);
        // What plays only elsewhere is none of this person's business, not even its name.
        const known = new Set(seen.entries.map((entry) => entry.id));
        const isKnown = (one: { readonly entry: string }): boolean => known.has(one.entry);
        return { body: { ...told, considered: told.considered.filter(isKnown), skipped: told.skipped.filter(isKnown) } };
      },
    ),
    route(
      {
        ...read,
        path: '/conflicts',
        summary: 'Where entries of the coming days replace others',
        action: 'schedule.conflicts',
        query: conflictsQuery,
        answer: z.array(conflictSchema),
        cost: 10,
      },
      async ({ person, query, now }) => {
        const current = library.current();
        const reach = reachOf(person, 'schedule.conflicts', current, dayOf(now));
        const from = query.from ?? now;
        const window = { from, until: from + query.days * DAY_MS };
        const displays = current.displays.filter((display) => reach.display(display.id));
        return { body: conflicts(compile(current, window), window, displays) };
      },
    ),
  ];
}
