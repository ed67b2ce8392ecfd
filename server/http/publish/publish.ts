import type { Library } from '../../../content/library.ts';
import { packProblems } from '../../../content/packs/official.ts';
import type { Problem } from '../../../content/problem.ts';
import type { LocalDay } from '../../../content/time/instant.ts';
import type { Person } from '../../../content/wire/api.ts';
import { demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal, refuseProblems } from '../refusal.ts';
import { applyDrafts } from './apply-drafts.ts';
import { drawnProblems } from './drawn-problems.ts';
import { mediaProblems } from './media-problems.ts';
import { newProblems } from './new-problems.ts';
import { nameOf, publishedSince } from './published-since.ts';
import type { ReadDraft } from './read-drafts.ts';
import { touchedUnits } from './touched-units.ts';

type Means = Pick<Parts, 'library' | 'journal' | 'media' | 'packsJson' | 'findings'>;

/** Who publishes what, having looked at which generation, on which day. */
export interface Publication {
  readonly person: Person;
  readonly generation: number;
  readonly drafts: readonly ReadDraft[];
  readonly day: LocalDay;
}

/**
 * Puts drafts in force as one act: everything is asked of the library of that very moment, then the library, the ledger's record
 * and the closing of the drafts are one commit. Any refusal leaves all three as they were. On disk when it resolves.
 */
export function publish(means: Means, publication: Publication): Promise<Library> {
  const { person, drafts } = publication;
  const detail = { drafts: drafts.map(({ kind, id, version, value }) => ({ kind, id, version, removed: value === null })) };
  return means.library.commit(
    (current) => checked(means, publication, current),
    { actor: person.id, kind: 'published', detail },
    (sql) => {
      for (const draft of drafts)
        if (!means.journal.drafts.removeWithin(sql, draft.kind, draft.id, draft.version).ok)
          throw refusal(409, 'draft-changed', { id: draft.id, version: draft.version });
    },
  );
}

function checked(means: Means, { person, generation, drafts, day }: Publication, current: Library): Library {
  const since = publishedSince(means.journal.acts, generation);
  const overtaken = drafts.findIndex((draft) => since.has(nameOf(draft)));
  const first = drafts[overtaken];
  if (first) throw refusal(409, 'published-since', { id: first.id }, ['drafts', overtaken]);
  const after = applyDrafts(current, drafts);
  for (const draft of drafts) {
    const touched = touchedUnits(draft, current, after, day);
    if (touched.length > 0) demand(person, 'publish', touched, current, day);
  }
  refuseProblems([
    ...placed(packProblems(after.slides, means.packsJson), after, drafts, true),
    ...placed(newProblems(current, after), after, drafts, false),
    ...mediaProblems(drafts, means.media.has),
  ]);
  refuseProblems(drawnProblems(after, drafts, means.findings, day));
  return after;
}

const LISTS = { slides: 'slide', entries: 'entry', themes: 'theme' } as const;

/** Leads a problem of the library to the draft that it came with; `own`: problems of other things are none of this publish. */
function placed(problems: readonly Problem[], after: Library, drafts: readonly ReadDraft[], own: boolean): Problem[] {
  return problems.flatMap((found) => {
    const [list, position, ...rest] = found.path;
    if ((list !== 'slides' && list !== 'entries' && list !== 'themes') || typeof position !== 'number') return [found];
    const id = after[list][position]?.id;
    const index = drafts.findIndex((draft) => draft.kind === LISTS[list] && draft.id === id);
    if (index < 0) return own ? [] : [found];
    return [{ ...found, path: ['drafts', index, 'body', ...rest] }];
  });
}
