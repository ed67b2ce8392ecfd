import { agentAnswerSchema } from '../../../content/wire/api.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { read } from './shapes.ts';

/** What a desk needs to print the line that installs an agent: over the signed-in connection, so that the hash in it can be trusted. */
export const agentRoutes = ({ agent }: Parts): Route[] => [
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
];
