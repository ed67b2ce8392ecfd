import type { Problem } from '../../content/problem.ts';
import { admit } from '../../content/score/admission.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { ImportedAnswer } from '../../content/wire/rating-import-api.ts';
import type { Database } from '../ledger/sql.ts';
import { useOfDossier } from './import-answers.ts';
import type { Places } from './places.ts';
import { usedUp } from './used-up.ts';

/** What would become of an answer: refused for `problem`, or its dossier has answered already (`there`); else it would be kept. */
interface Foreseen {
  readonly problem: Problem | null;
  readonly there: boolean;
}

export interface PreviewDeps {
  readonly database: Pick<Database, 'get'>;
  readonly places: () => Places;
  readonly secret: Uint8Array;
  readonly now: () => Instant;
}

/** Foresees what bringing an answer in would do, by the same rules; nothing is recorded. */
export const previewImport =
  ({ database, places, secret, now }: PreviewDeps) =>
  (answer: ImportedAnswer): Foreseen => {
    const { library, point } = places();
    const found = point(answer.point);
    const settings = { ...library.rating, points: found === null ? [] : [found] };
    const admission = admit(settings, { ...answer, proof: 'ticket' }, { now: now(), lastAt: null, isOpen: () => true });
    if (!admission.ok) return { problem: admission.problem, there: false };
    const use = useOfDossier(secret, admission.admitted.point.unit, answer.dossier);
    return { problem: null, there: usedUp(database)(use) };
  };
