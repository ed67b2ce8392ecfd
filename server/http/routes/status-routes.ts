import { type Problem, problem } from '../../../content/problem.ts';
import { statusAnswerSchema } from '../../../content/wire/status.ts';
import type { Ledger } from '../../ledger/ratings/ledger.ts';
import { timeWords } from '../../ratings/time-words.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';
import { sentenceOf, withoutFolders } from '../sentence-of.ts';
import { read } from './shapes.ts';

const said = (found: Problem) => ({ code: found.code, ...sentenceOf(withoutFolders(found)) });

/** That the ledger is not what was signed; of several stretches the newest. */
const breachIn = ({ breaches }: Pick<Ledger, 'breaches'>): Problem[] => {
  const newest = breaches().at(-1);
  if (newest === undefined) return [];
  const { first, since, upto } = newest;
  return [problem('ledger-breach', [], { first, since: timeWords(since), upto: timeWords(upto) })];
};

/** How the controller itself is; concerns every unit, so whoever may publish anywhere is told. */
export const statusRoutes = ({ journal, keys, library, ledger }: Parts): Route[] => [
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
          findings: [...breachIn(ledger), ...journal.findings, ...findings].map(said),
          failed: failed === null ? null : said(failed),
          signing: { coveredUntil: keys.coveredUntil(), hasRoot: keys.hasRoot() },
        },
      };
    },
  ),
];
