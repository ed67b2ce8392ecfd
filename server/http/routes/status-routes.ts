import type { Problem } from '../../../content/problem.ts';
import { statusAnswerSchema } from '../../../content/wire/status.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { sentenceOf, withoutFolders } from '../sentence-of.ts';
import { read } from './shapes.ts';

const said = (found: Problem) => ({ code: found.code, ...sentenceOf(withoutFolders(found)) });

/** How the controller itself is; concerns every unit, so whoever may publish anywhere is told. */
export const statusRoutes = ({ journal, keys, library }: Parts): Route[] => [
  route(
    {
      ...read,
      path: '/status',
      summary: 'Damage found at the start, the state of the disk, and until when plans can be signed',
      action: 'status.read',
      answer: statusAnswerSchema,
    },
    async ({ now }) => {
      const { findings, failed } = library.status();
      return {
        body: {
          time: now,
          generation: library.current().generation,
          findings: [...journal.findings, ...findings].map(said),
          failed: failed === null ? null : said(failed),
          signing: { coveredUntil: keys.coveredUntil(), hasRoot: keys.hasRoot() },
        },
      };
    },
  ),
];
