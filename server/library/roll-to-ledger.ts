import { emptyLibrary, type Library } from '../../content/library.ts';
import { type Problem, problem } from '../../content/problem.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Acts, NamedLibrary, NewAct } from '../ledger/acts.ts';
import type { Log } from '../ledger/log.ts';
import { StoreError } from '../ledger/store-error.ts';
import type { GenerationFiles } from './generation-files.ts';
import { newestGood } from './newest-good.ts';

/** The library to begin with. `act` not null: it has a new generation and is in force only when written and named by this act. */
export interface Rolled {
  readonly library: Library;
  readonly act: NewAct | null;
  readonly findings: readonly Problem[];
}

/** What the decision needs; `now` only names what is set aside. */
export interface RollDeps {
  readonly files: GenerationFiles;
  readonly acts: Pick<Acts, 'newestLibrary' | 'namedLibrary'>;
  readonly log: Log;
  readonly now: () => Instant;
}

/**
 * Start-up: the generation that the newest act names is in force; newer files that no act names are set aside; when that one is
 * damaged, the last good one comes in force again as a new generation; all of it loudly. Throws StoreError when nothing good is left
 * (screens then keep what they hold) or when the file is of a newer version.
 */
export const rollToLedger = async (deps: RollDeps): Promise<Rolled> => {
  const stale = await deps.files.sweep();
  if (stale.length > 0) deps.log.info({ event: 'library-swept', files: stale }, 'half-written files of a crash were removed');
  const named = deps.acts.newestLibrary();
  return named ? rollToNamed(deps, named) : withoutLedger(deps);
};

const rollToNamed = async (deps: RollDeps, named: NamedLibrary): Promise<Rolled> => {
  const older = await setOrphansAside(deps, named.generation);
  const generations = await deps.files.generations();
  const known = [...new Set([named.generation, ...generations])].flatMap((generation) => {
    const act = deps.acts.namedLibrary(generation);
    return act ? [act] : [];
  });
  const { good, findings } = await newestGood(deps, known);
  if (!good) throw new StoreError('STORE-no-library', { generation: named.generation });
  if (good.generation === named.generation) return { library: good, act: null, findings: [...older, ...findings] };
  const detail = { from: good.generation, lost: named.generation };
  return {
    library: { ...good, generation: named.generation + 1 },
    act: { actor: 'system', kind: 'library.recovered', detail },
    findings: [...older, ...findings, problem('STORE-library-recovered', [], detail)],
  };
};

/** Killed between file and act leaves one such file, never acknowledged; more than one step ahead means an older journal was put back. */
const setOrphansAside = async ({ files, log, now }: RollDeps, named: number): Promise<Problem[]> => {
  const orphans = (await files.generations()).filter((generation) => generation > named);
  for (const generation of orphans) {
    const setAside = await files.setAside(generation, 'orphan', now());
    log.warn({ event: 'library-orphan', generation, setAside }, 'a library file that no act names is set aside');
  }
  const newest = orphans.at(-1) ?? named;
  return newest > named + 1 ? [problem('STORE-journal-older', [], { newest, named })] : [];
};

const withoutLedger = async (deps: RollDeps): Promise<Rolled> => {
  const generations = await deps.files.generations();
  const newest = generations.at(-1) ?? 0;
  if (newest === 0) return founded(deps, generations);
  const { good, findings } = await newestGood(
    deps,
    generations.map((generation) => ({ generation, sha256: null })),
  );
  if (!good) throw new StoreError('STORE-no-library', { generation: newest });
  // Displays never go back: the lost journal also held the counter of revisions, so only a new epoch reaches them again.
  const library = { ...good, generation: newest + 1, epoch: good.epoch + 1 };
  const detail = { from: good.generation, epoch: library.epoch };
  return {
    library,
    act: { actor: 'system', kind: 'library.adopted', detail },
    findings: [...findings, problem('STORE-library-adopted', [], detail)],
  };
};

const founded = async ({ files, now }: RollDeps, generations: readonly number[]): Promise<Rolled> => {
  for (const generation of generations) await files.setAside(generation, 'orphan', now());
  return { library: emptyLibrary(), act: { actor: 'system', kind: 'library.founded', detail: {} }, findings: [] };
};
