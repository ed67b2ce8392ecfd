import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { type Unit, unitSchema } from '../../../content/place/unit.ts';
import { newUnitSchema, unitChangeSchema } from '../../../content/wire/api.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { newProblems, refuseNew } from '../publish/new-problems.ts';
import { readableId } from '../readable-id.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { oneId, post, put } from './shapes.ts';

const DAY_MS = 86_400_000;
const addedSchema = z.object({ unit: z.string() });

function unitIn(library: Library, id: string): Unit {
  const found = library.units.find((unit) => unit.id === id);
  if (!found) throw refusal(404, 'unit-missing', { unit: id });
  return found;
}

/** The library with a unit that inherits everything, below its parent. */
function withUnit(library: Library, id: string, { label, name, parent, from }: z.output<typeof newUnitSchema>): Library {
  if (parent !== null && !library.units.some((unit) => unit.id === parent))
    throw refusal(422, 'unit-missing', { unit: parent }, ['parent']);
  const unit = { id, label, name, validFrom: from, validTo: null, timeZone: null, hours: null, standing: null, theme: null };
  const links = parent === null ? [] : [{ child: id, parent, from, to: null }];
  return { ...library, units: [...library.units, unit], parents: [...library.parents, ...links] };
}

/** The library without a unit that nothing hangs on; refused (409) otherwise. */
function withoutUnit(library: Library, id: string): Library {
  const after = {
    ...library,
    units: library.units.filter((unit) => unit.id !== id),
    parents: library.parents.filter((link) => link.child !== id),
  };
  if (newProblems(library, after).length > 0) throw refusal(409, 'unit-used');
  return after;
}

/** When a unit was added, by the ledger, if that was after `since`; else null. */
function addedAt(acts: Parts['journal']['acts'], id: string, since: number): number | null {
  let before: number | null = null;
  for (;;) {
    const page = acts.list({ before, limit: 200 });
    for (const act of page) {
      if (act.time < since) return null;
      if (act.kind === 'unit.added' && addedSchema.safeParse(act.detail).data?.unit === id) return act.time;
    }
    const last = page[page.length - 1];
    if (last === undefined || last.seq <= 1) return null;
    before = last.seq;
  }
}

/** Units: changed at once, without a draft; every change is an act, and none overwrites what its writer has not seen. */
export const unitRoutes = ({ library, journal, people }: Parts): Route[] => [
  route(
    {
      ...post,
      path: '/units',
      summary: 'Add a unit below another; it inherits hours, time zone, standing slide and theme',
      action: 'unit.add',
      body: newUnitSchema,
      answer: unitSchema,
      status: 201,
    },
    async ({ person, body, now }) => {
      const id = readableId(body.name, 'unit');
      const after = await library.commit(
        (current) => {
          demand(person, 'unit.add', [body.parent], current, dayOf(now));
          return refuseNew(current, withUnit(current, id, body), { list: 'units', id });
        },
        { actor: person.id, kind: 'unit.added', detail: { unit: id } },
      );
      return { body: unitIn(after, id) };
    },
  ),
  route(
    {
      ...put,
      path: '/units/{id}',
      summary: 'Change a unit: name, life, hours, time zone, standing slide, theme; 409 when it is no longer as `seen`',
      action: 'unit.change',
      params: oneId,
      body: unitChangeSchema,
      answer: z.null(),
      status: 204,
    },
    async ({ person, params: { id }, body: { seen, ...change }, now }) => {
      await library.commit(
        (current) => {
          const before = unitIn(current, id);
          demand(person, 'unit.change', [id], current, dayOf(now));
          if (!isDeepStrictEqual(before, { ...seen, id })) throw refusal(409, 'unit-changed');
          const units = current.units.map((unit) => (unit.id === id ? { ...change, id } : unit));
          return refuseNew(current, { ...current, units }, { list: 'units', id });
        },
        { actor: person.id, kind: 'unit.changed', detail: { unit: id } },
      );
      return { body: null };
    },
  ),
  route(
    {
      ...post,
      method: 'delete',
      path: '/units/{id}',
      summary: 'Take back a unit that was added in the last 24 hours and that nothing hangs on',
      action: 'unit.remove',
      params: oneId,
      body: z.null(),
      takes: 'nothing',
      answer: z.null(),
      status: 204,
    },
    async ({ person, params: { id }, now }) => {
      await library.commit(
        (current) => {
          const { name } = unitIn(current, id);
          demand(person, 'unit.remove', [id], current, dayOf(now));
          if (addedAt(journal.acts, id, now - DAY_MS) === null) throw refusal(409, 'unit-old', { unit: name });
          const held = people.list().some((one) => one.grants.some((grant) => grant.unit === id));
          if (held) throw refusal(409, 'unit-used');
          return withoutUnit(current, id);
        },
        { actor: person.id, kind: 'unit.removed', detail: { unit: id } },
      );
      return { body: null };
    },
  ),
];
