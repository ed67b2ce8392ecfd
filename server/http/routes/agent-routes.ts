import { agentAnswerSchema } from '../../../content/wire/api.ts';
import { findAnswerSchema, findRequestSchema } from '../../../content/wire/find.ts';
import { unitsOf } from '../../people/reach.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { displayIn } from './display-routes.ts';
import { oneId, post, read } from './shapes.ts';

/** What a desk needs to print the line that installs an agent: over the signed-in connection, so that the hash in it can be trusted. */
export const agentRoutes = ({ agent, library, findBy, findHere }: Parts): Route[] => [
  route(
    {
      ...read,
      path: '/agent',
      summary: 'The package of the agent: its name, its hash and the root key to trust; null when none was built',
      action: 'display.pair',
      answer: agentAnswerSchema,
    },
    async () => ({
      body: agent && {
        file: agent.release.file,
        sha256: agent.release.sha256,
        bytes: agent.release.bytes,
        rootKey: agent.rootKey,
      },
    }),
  ),
  route(
    {
      ...post,
      path: '/displays/{id}/find-devices',
      summary: 'Look for LED devices on the network of the display’s agent or of this controller, or ask one address',
      action: 'display.change',
      params: oneId,
      body: findRequestSchema,
      answer: findAnswerSchema,
      // A search takes seconds and talks to a network.
      cost: 60,
    },
    async ({ person, params, body: { by, address }, now }) => {
      const current = library.current();
      const display = displayIn(current, params.id);
      demand(person, 'display.change', unitsOf(display, dayOf(now)), current, dayOf(now));
      const found = await (by === 'agent' ? findBy(display.id, address) : findHere(address).catch(() => null));
      if (found === null) throw refusal(409, 'find-silent');
      return { body: { devices: [...found] } };
    },
  ),
];
