import type { Library } from '../../content/library.ts';
import { type Problem, problem } from '../../content/problem.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Log } from '../ledger/log.ts';
import { StoreError } from '../ledger/store-error.ts';
import type { FoundLibrary, GenerationFiles } from './generation-files.ts';

/** A generation to try; `sha256` null when the ledger does not know it. */
export interface Candidate {
  readonly generation: number;
  readonly sha256: string | null;
}

interface Deps {
  readonly files: GenerationFiles;
  readonly log: Log;
  readonly now: () => Instant;
}

/**
 * The newest candidate that is intact; those above it that are not are set aside by name, each a finding. Throws StoreError on a
 * file that is intact but not for this version: rolling back would throw good work away.
 */
export const newestGood = async (
  deps: Deps,
  candidates: readonly Candidate[],
): Promise<{ readonly good: Library | null; readonly findings: readonly Problem[] }> => {
  const findings: Problem[] = [];
  for (const { generation, sha256 } of [...candidates].sort((a, b) => b.generation - a.generation)) {
    const found = await deps.files.read(generation, sha256);
    if (found.kind === 'good') return { good: found.library, findings };
    refuseOtherVersion(found, generation);
    findings.push(await noteDamage(deps, generation, found));
  }
  return { good: null, findings };
};

const fileOf = (generation: number): string => `library-${generation}.json`;

const refuseOtherVersion = (found: FoundLibrary, generation: number): void => {
  const file = fileOf(generation);
  if (found.kind === 'newer') throw new StoreError('STORE-newer', { file, found: `schema ${found.schema}` });
  if (found.kind !== 'refused') return;
  const [first] = found.problems;
  throw new StoreError('STORE-unparsable', { file, problem: first?.code ?? '', where: first?.path.join('.') ?? '' });
};

const noteDamage = async ({ files, log, now }: Deps, generation: number, found: FoundLibrary): Promise<Problem> => {
  const file = fileOf(generation);
  const why = found.kind === 'damaged' ? found.why : found.kind;
  if (why === 'missing') {
    log.error({ event: 'library-missing', file }, 'a library file that the ledger names is missing');
    return problem('STORE-library-missing', [], { file });
  }
  const setAside = await files.setAside(generation, 'damaged', now());
  log.error({ event: 'library-damaged', file, why, setAside }, 'a library file was damaged and is set aside');
  return problem('STORE-library-damaged', [], { file, why, setAside });
};
