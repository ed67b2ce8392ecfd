import { createHmac } from 'node:crypto';
import { type Problem, problem } from '../../content/problem.ts';
import { useOf } from '../../content/score/presence.ts';
import type { Hash } from '../../content/slide/slide.ts';
import type { ImportedAnswer } from '../../content/wire/rating-import-api.ts';
import type { Places } from './places.ts';
import type { RatingDesk } from './rating-desk.ts';

/** What became of an answer that another system brought. */
export type Imported =
  | { readonly dossier: string; readonly outcome: 'kept' | 'again'; readonly receipt: string; readonly problem: null }
  | { readonly dossier: string; readonly outcome: 'used' | 'refused'; readonly receipt: null; readonly problem: Problem };

export interface ImportDeps {
  readonly desk: RatingDesk;
  readonly places: () => Places;
  readonly secret: Uint8Array;
}

/** One form of a dossier's number, however it is typed: width, capitals and blanks make no other dossier of it. */
export const dossierKey = (dossier: string): string => dossier.normalize('NFKC').toUpperCase().replaceAll(/\s+/gu, '');

/** What the ledger remembers of a dossier of a unit. */
export const useOfDossier = (secret: Uint8Array, unit: string, dossier: string): Hash =>
  useOf(secret, unit, `dossier ${dossierKey(dossier)}`);

/** Brings answers in, one for each dossier of a unit: the same one again counts once, another one for the same dossier is `used`. */
export function importAnswers({ desk, places, secret }: ImportDeps) {
  const nonceOf = (unit: string, { dossier, at, level }: ImportedAnswer): string =>
    createHmac('sha256', secret)
      .update(['niem-yet/import/2', unit, dossierKey(dossier), at, level].join('\n'))
      .digest('base64url')
      .slice(0, 22);
  const one = async (answer: ImportedAnswer, allowed: (point: string) => boolean): Promise<Imported> => {
    const { dossier, point, at, level, reasons, comment } = answer;
    const unit = places().point(point)?.unit;
    if (unit === undefined || places().point(point)?.kind !== 'import') return refused(dossier, problem('SCO-no-point'));
    if (!allowed(point)) return refused(dossier, problem('import-point', [], { point }));
    const words = { comment: comment === '' ? null : comment, nonce: nonceOf(unit, answer) };
    const use = useOfDossier(secret, unit, dossier);
    const taken = await desk.take({ point, at, level, reasons, ...words, proof: 'ticket', use, kiosk: null, trace: null });
    if (taken.ok) return { dossier, outcome: taken.outcome, receipt: taken.receipt, problem: null };
    return taken.problem.code === 'SCO-used'
      ? { dossier, outcome: 'used', receipt: null, problem: taken.problem }
      : refused(dossier, taken.problem);
  };
  /** Rejects with StoreError when the disk fails: those before it may be kept, and the same request again says so. */
  return (answers: readonly ImportedAnswer[], allowed: (point: string) => boolean): Promise<Imported[]> =>
    Promise.all(answers.map((answer) => one(answer, allowed)));
}

const refused = (dossier: string, found: Problem): Imported => ({ dossier, outcome: 'refused', receipt: null, problem: found });
