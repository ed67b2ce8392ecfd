import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import type { Display } from '../../../content/place/display.ts';
import { displayChangeSchema } from '../../../content/wire/api.ts';
import { rememberGoneKey } from '../../ledger/gone-keys.ts';
import { unitsOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refuseNew } from '../publish/new-problems.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { oneId, post, put, read } from './shapes.ts';

/** The display or a refusal (404). */
export function displayIn(library: Library, id: string): Display {
  const found = library.displays.find((one) => one.id === id);
  if (!found) throw refusal(404, 'display-missing', { display: id });
  return found;
}

const replaced = (library: Library, display: Display): Library => ({
  ...library,
  displays: library.displays.map((one) => (one.id === display.id ? display : one)),
});

/** Whether a panel goes from the controller to another computer or back: the key belongs to the one that drove it. */
const handedOn = (before: Display, { led }: Pick<Display, 'led'>): boolean =>
  before.led !== undefined && led !== undefined && (before.led.driver === 'controller') !== (led.driver === 'controller');

/** Changing, revoking and removing displays. The right is asked for the units before and after. */
export const displayRoutes = ({ library, ratingRoom }: Parts): Route[] => [
  route(
    {
      ...put,
      path: '/displays/{id}',
      summary: 'Change a display',
      action: 'display.change',
      params: oneId,
      body: displayChangeSchema,
      answer: z.null(),
      status: 204,
    },
    async ({ person, params, body, now }) => {
      const day = dayOf(now);
      let gone: Display['key'] = null;
      await library.commit(
        (current) => {
          const before = displayIn(current, params.id);
          demand(person, 'display.change', [...unitsOf(before, day), ...unitsOf(body, day)], current, day);
          gone = handedOn(before, body) ? before.key : null;
          const after = replaced(current, { ...body, id: before.id, key: gone === null ? before.key : null });
          return refuseNew(current, after, { list: 'displays', id: before.id });
        },
        { actor: person.id, kind: 'display.changed', detail: { display: params.id } },
        (sql) => {
          if (gone !== null) rememberGoneKey(sql, { key: gone.public, display: params.id, time: now });
        },
      );
      return { body: null };
    },
  ),
  route(
    {
      ...post,
      path: '/displays/{id}/revoke',
      summary: 'Revoke a display’s key: it shows nothing new and its socket is closed',
      action: 'display.revoke',
      params: oneId,
      body: z.strictObject({}),
      answer: z.null(),
      status: 204,
    },
    async ({ person, params, now }) => {
      const day = dayOf(now);
      let key: Display['key'] = null;
      await library.commit(
        (current) => {
          const before = displayIn(current, params.id);
          demand(person, 'display.revoke', unitsOf(before, day), current, day);
          key = before.key;
          return replaced(current, { ...before, key: null });
        },
        { actor: person.id, kind: 'display.revoked', detail: { display: params.id } },
        (sql) => {
          if (key !== null) rememberGoneKey(sql, { key: key.public, display: params.id, time: now });
        },
      );
      return { body: null };
    },
  ),
  route(
    {
      ...read,
      method: 'delete',
      path: '/displays/{id}',
      summary: 'Remove a display that nothing names and that has no key',
      action: 'display.remove',
      params: oneId,
      answer: z.null(),
      status: 204,
      cost: 2,
    },
    async ({ person, params, now }) => {
      const day = dayOf(now);
      await library.commit(
        (current) => {
          const before = displayIn(current, params.id);
          demand(person, 'display.remove', unitsOf(before, day), current, day);
          if (before.key !== null) throw refusal(409, 'display-has-key');
          if (ratingRoom.refused.count(params.id) > 0) throw refusal(409, 'display-holds-refused');
          const displays = current.displays.filter((one) => one.id !== params.id);
          return refuseNew(current, { ...current, displays }, { list: 'displays', id: null });
        },
        { actor: person.id, kind: 'display.removed', detail: { display: params.id } },
      );
      return { body: null };
    },
  ),
];
