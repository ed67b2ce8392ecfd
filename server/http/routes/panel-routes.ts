import { z } from 'zod';
import { type Display, displaySchema } from '../../../content/place/display.ts';
import { findAnswerSchema, findHereSchema } from '../../../content/wire/find.ts';
import { newPanelSchema } from '../../../content/wire/panel.ts';
import { unitsOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refuseNew } from '../publish/new-problems.ts';
import { readableId } from '../readable-id.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { displayIn } from './display-routes.ts';
import { oneId, post } from './shapes.ts';

const displayOf = (id: string, { name, unit, tickers, led }: z.output<typeof newPanelSchema>): Display => {
  const { width, height, pitchMm } = led.panel;
  return {
    ...{ id, name, kind: 'led', viewingDistanceM: null, tags: [], key: null, led },
    screen: { width, height, zones: tickers ? 'ticker' : 'full', transition: 'cut' },
    physical: { widthMm: width * pitchMm, heightMm: height * pitchMm },
    membership: [{ unit, from: null, to: null }],
  };
};

/** LED panels: adding one at the desk, and letting the controller drive one again whose key was revoked. */
export const panelRoutes = ({ library, panels, findHere }: Parts): Route[] => [
  route(
    {
      ...post,
      path: '/panels',
      summary: 'Add a LED panel; one that this controller drives is paired and driven by itself',
      action: 'display.pair',
      body: newPanelSchema,
      answer: displaySchema,
      status: 201,
      cost: 10,
    },
    async ({ person, body, now }) => {
      const day = dayOf(now);
      const id = readableId(body.name, 'panel');
      if (body.led.driver === 'controller' && panels === null) throw refusal(409, 'panel-no-agent');
      const after = await library.commit(
        (current) => {
          demand(person, 'display.pair', [body.unit], current, day);
          return refuseNew(
            current,
            { ...current, displays: [...current.displays, displayOf(id, body)] },
            { list: 'displays', id },
          );
        },
        { actor: person.id, kind: 'display.added', detail: { display: id } },
      );
      return { body: displayIn(after, id) };
    },
  ),
  route(
    {
      ...post,
      path: '/panels/find-devices',
      summary: 'Look for LED devices on the network of this controller, or ask one address, for a panel that is to be added',
      action: 'display.pair',
      body: findHereSchema,
      answer: findAnswerSchema,
      cost: 60,
    },
    async ({ body: { address } }) => {
      const found = await findHere(address).catch(() => null);
      if (found === null) throw refusal(409, 'find-silent');
      return { body: { devices: [...found] } };
    },
  ),
  route(
    {
      ...post,
      path: '/displays/{id}/drive',
      summary: 'Let this controller drive a panel again whose key was revoked',
      action: 'display.pair',
      params: oneId,
      body: z.strictObject({}),
      answer: z.null(),
      status: 204,
      cost: 10,
    },
    async ({ person, params, now }) => {
      const current = library.current();
      const display = displayIn(current, params.id);
      demand(person, 'display.pair', unitsOf(display, dayOf(now)), current, dayOf(now));
      if (display.key !== null) throw refusal(409, 'display-paired');
      if (panels === null || !panels.again(display.id)) throw refusal(409, 'panel-no-agent');
      return { body: null };
    },
  ),
];
