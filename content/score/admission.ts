import type { RatingClass } from '../ledger/record.ts';
import { type Problem, problem } from '../problem.ts';
import type { Instant } from '../time/instant.ts';
import type { Level } from './scale.ts';
import type { RatingPoint, RatingSettings } from './settings.ts';

/** What was shown with an answer and has been verified before: a paired kiosk, a fresh QR of the screen, a ticket or dossier. */
export type Proof = 'none' | 'device' | 'screen' | 'ticket';

/** An answer that somebody wants to give; `at` by the anchored clock of who took it. */
export interface Attempt {
  readonly point: string;
  readonly at: Instant;
  readonly level: string;
  readonly reasons: readonly string[];
  readonly proof: Proof;
}

/** `lastAt`: when this kiosk's last answer was given that counts; null: none, or no kiosk. `isOpen`: opening hours of the unit. */
export interface Situation {
  readonly now: Instant;
  readonly lastAt: Instant | null;
  isOpen(at: Instant): boolean;
}

/** What the record of an admitted answer takes from the settings. */
export interface Admitted {
  readonly point: RatingPoint;
  readonly level: Level;
  readonly class: RatingClass;
}
export type Admission = { readonly ok: true; readonly admitted: Admitted } | { readonly ok: false; readonly problem: Problem };

/** Who was served last may still answer for half an hour after closing time. */
export const GRACE_MS = 30 * 60_000;
/** A kiosk that was offline may send what is as old as this. */
const OLDEST_MS = 35 * 86_400_000;
/** So far may the clock of who took an answer be ahead. */
export const AHEAD_MS = 5 * 60_000;

/** Whether an answer is taken, and in which class (SCO-30 to SCO-35). Says nothing about nonce and ticket: the store knows those. */
export function admit(settings: RatingSettings, attempt: Attempt, situation: Situation): Admission {
  const point = settings.points.find((one) => one.id === attempt.point && one.active);
  if (point === undefined) return refused('SCO-no-point');
  const scale = settings.scales.find((one) => one.id === point.scale);
  const level = scale?.levels.find((one) => one.id === attempt.level);
  if (scale === undefined || level === undefined) return refused('SCO-no-level');
  const reasons = new Set(scale.reasons.map((reason) => reason.id));
  if (attempt.reasons.length > 0 && !(level.asksWhy && attempt.reasons.every((reason) => reasons.has(reason))))
    return refused('SCO-no-reason');
  const found = classOf(point.kind, attempt.proof);
  if (found === null) return refused(point.kind === 'screen' ? 'SCO-scan-again' : 'SCO-no-proof');
  const late = timeProblem(settings, point, attempt, situation);
  return late === null ? { ok: true, admitted: { point, level, class: found } } : refused(late);
}

const refused = (code: string): Admission => ({ ok: false, problem: problem(code) });

/** A ticket makes any answer verified; else the way in which it was given tells its class, null: it needs a proof that is missing. */
function classOf(kind: RatingPoint['kind'], proof: Proof): RatingClass | null {
  if (proof === 'ticket') return 'verified';
  switch (kind) {
    case 'kiosk':
      return proof === 'device' ? 'at-place' : null;
    case 'screen':
      return proof === 'screen' ? 'at-place' : null;
    case 'printed':
      return 'unverified';
    case 'import':
      return null;
    default:
      return kind satisfies never;
  }
}

function timeProblem(
  settings: RatingSettings,
  point: RatingPoint,
  { at }: Attempt,
  { now, lastAt, isOpen }: Situation,
): string | null {
  if (at > now + AHEAD_MS || at < now - OLDEST_MS) return 'SCO-no-time';
  // Another system tells when it asked; its hours are not those of the hall.
  if (point.kind !== 'import' && !isOpen(at) && !isOpen(at - GRACE_MS)) return 'SCO-closed';
  const isTooSoon = point.kind === 'kiosk' && lastAt !== null && Math.abs(at - lastAt) < settings.coolDownSeconds * 1000;
  return isTooSoon ? 'SCO-too-soon' : null;
}
