import { z } from 'zod';
import { idSchema } from '../../../content/place/unit.ts';
import {
  type Draft,
  draftKindSchema,
  draftPutSchema,
  draftSchema,
  type Person,
  publishAnswerSchema,
  publishRequestSchema,
} from '../../../content/wire/api.ts';
import type { Log } from '../../observe/log.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { mayHave } from '../publish/draft-rights.ts';
import { publish } from '../publish/publish.ts';
import { readDrafts } from '../publish/read-drafts.ts';
import { roundsOf } from '../publish/rounds.ts';
import { touchedUnits } from '../publish/touched-units.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post, put, read } from './shapes.ts';

const named = z.strictObject({ kind: draftKindSchema, id: idSchema });
const dropQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

/** Drafts of slides, entries and themes, and putting them in force. */
export function draftRoutes(parts: Parts, log: Log): Route[] {
  const { library, journal, control } = parts;
  const { drafts } = journal;
  const reads = (person: Person, now: number) => (draft: Draft) => mayHave(parts, person, 'draft.read', draft, dayOf(now));
  const openDraft = (person: Person, name: z.output<typeof named>, now: number): Draft | null => {
    const found = drafts.get(name.kind, name.id);
    const current = library.current();
    const touched = touchedUnits(name, current, current, dayOf(now));
    // There is one open draft for a thing: opening one on what others show would keep them from theirs.
    if (touched.length > 0) demand(person, 'draft.write', touched, current, dayOf(now));
    if (found !== null && !mayHave(parts, person, 'draft.write', found, dayOf(now))) throw refusal(403, 'not-allowed');
    return found;
  };
  return [
    route(
      {
        ...read,
        path: '/drafts',
        summary: 'Open drafts that the person may see, newest first',
        action: 'draft.read',
        answer: z.array(draftSchema),
      },
      async ({ person, now }) => ({ body: drafts.list().filter(reads(person, now)) }),
    ),
    route(
      {
        ...read,
        path: '/drafts/{kind}/{id}',
        summary: 'One open draft',
        action: 'draft.read',
        params: named,
        answer: draftSchema,
      },
      async ({ person, params, now }) => {
        const found = drafts.get(params.kind, params.id);
        if (found === null || !reads(person, now)(found)) throw refusal(404, 'draft-missing', { id: params.id });
        return { body: found };
      },
    ),
    route(
      {
        ...read,
        path: '/drafts/{kind}/{id}/versions',
        summary: 'Every version that was ever saved, newest first',
        action: 'draft.read',
        params: named,
        answer: z.array(draftSchema),
      },
      async ({ person, params, now }) => ({ body: drafts.versions(params.kind, params.id).filter(reads(person, now)) }),
    ),
    route(
      {
        ...put,
        path: '/drafts/{kind}/{id}',
        summary: 'Save a draft; refused (409) when someone else saved in between',
        action: 'draft.write',
        params: named,
        body: draftPutSchema,
        answer: draftSchema,
      },
      async ({ person, params, body, now }) => {
        openDraft(person, params, now);
        const result = await drafts.put({ ...params, ...body, author: person.id });
        if (!result.ok) throw refusal(409, 'draft-changed', { id: params.id, version: result.current?.version ?? 0 });
        return { body: result.draft };
      },
    ),
    route(
      {
        ...read,
        method: 'delete',
        path: '/drafts/{kind}/{id}',
        summary: 'Discard a draft; its history stays',
        action: 'draft.write',
        params: named,
        query: dropQuery,
        answer: z.null(),
        status: 204,
        cost: 2,
      },
      async ({ person, params, query, now }) => {
        const found = openDraft(person, params, now);
        if (found === null) throw refusal(404, 'draft-missing', { id: params.id });
        const result = await drafts.remove(params.kind, params.id, query.version ?? found.version);
        if (!result.ok) throw refusal(409, 'draft-changed', { id: params.id, version: result.current?.version ?? 0 });
        return { body: null };
      },
    ),
    route(
      {
        ...post,
        path: '/publish',
        summary: 'Put drafts in force as one act; on disk when answered',
        action: 'publish',
        body: publishRequestSchema,
        answer: publishAnswerSchema,
        cost: 10,
      },
      async ({ person, body, now }) => {
        const read = readDrafts(drafts, body.drafts, reads(person, now));
        const rounds = roundsOf(control, log);
        try {
          const { generation } = await publish(parts, { person, generation: body.generation, drafts: read, day: dayOf(now) });
          return { body: { generation, ...(await rounds.since(generation)) } };
        } finally {
          rounds.stop();
        }
      },
    ),
  ];
}
