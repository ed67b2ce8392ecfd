import type { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { type Display, displaySchema } from '../../../content/place/display.ts';
import { unitOf } from '../../../content/place/tree.ts';
import type { LocalDay } from '../../../content/time/instant.ts';
import { type Person, pairingConfirmSchema, pairingFoundSchema, pairingLookupSchema } from '../../../content/wire/api.ts';
import type { PairingRefusal } from '../../hub/pairings.ts';
import { unitsOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refuseNew } from '../publish/new-problems.ts';
import { readableId } from '../readable-id.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { displayIn } from './display-routes.ts';
import { post } from './shapes.ts';

type Confirm = z.output<typeof pairingConfirmSchema>;

const refused = (result: PairingRefusal) => refusal(result.code === 'pairing-unknown' ? 404 : 429, result.code, {}, ['code']);

/** The display as it stands before it gets its key: an existing one without a key, or a new one. */
function chosen(library: Library, body: Confirm, fresh: string, day: LocalDay, person: Person): Display {
  const { display, create } = body;
  if (display !== null && create === null) {
    const found = displayIn(library, display);
    demand(person, 'display.pair', unitsOf(found, day), library, day);
    if (found.key !== null) throw refusal(409, 'display-paired');
    return found;
  }
  if (create === null || display !== null) throw refusal(400, 'pairing-choice', {}, ['create']);
  demand(person, 'display.pair', [create.unit], library, day);
  const { name, kind, screen, unit, point } = create;
  const membership = [{ unit, from: null, to: null }];
  const asks = kind === 'kiosk' && point !== undefined ? { point } : {};
  return { id: fresh, name, kind, screen, physical: null, viewingDistanceM: null, membership, tags: [], key: null, ...asks };
}

/** Looking at a code that a screen shows, and making it a display. */
export const pairingRoutes = ({ library, pairings }: Parts): Route[] => [
  route(
    {
      ...post,
      path: '/pairings/lookup',
      summary: 'Where a code comes from',
      action: 'display.pair',
      body: pairingLookupSchema,
      answer: pairingFoundSchema,
      cost: 10,
    },
    async ({ person, body, address }) => {
      const result = await pairings.lookup(body.code, { person: person.id, address });
      if (!result.ok) throw refused(result);
      return { body: result.found };
    },
  ),
  route(
    {
      ...post,
      path: '/pairings/confirm',
      summary: 'Pair the screen that shows the code',
      action: 'display.pair',
      body: pairingConfirmSchema,
      answer: displaySchema,
      cost: 10,
    },
    async ({ person, body, address, now }) => {
      const day = dayOf(now);
      const fresh = readableId(body.create?.name ?? '', 'display');
      // Rights and the choice are asked before the code is used up.
      const id = chosen(library.current(), body, fresh, day, person).id;
      const result = await pairings.confirm(body.code, { person: person.id, address }, async (key) => {
        const after = await library.commit(
          (current) => {
            const display = { ...chosen(current, body, fresh, day, person), key: { public: key, since: now } };
            const displays = [...current.displays.filter((one) => one.id !== display.id), display];
            return refuseNew(current, { ...current, displays }, { list: 'displays', id });
          },
          { actor: person.id, kind: 'display.paired', detail: { display: id } },
        );
        const paired = displayIn(after, id);
        const unit = after.units.find((one) => one.id === unitOf(paired, day));
        return { display: id, name: paired.name, unitName: unit?.name ?? '' };
      });
      if (!result.ok) throw refused(result);
      return { body: displayIn(library.current(), id) };
    },
  ),
];
