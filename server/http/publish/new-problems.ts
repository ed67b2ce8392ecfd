import type { Library } from '../../../content/library.ts';
import { libraryProblems } from '../../../content/library-check.ts';
import type { Problem } from '../../../content/problem.ts';
import { refuseProblems } from '../refusal.ts';

const named = (found: Problem): string => JSON.stringify([found.code, found.detail]);

/** Problems that `after` has and `before` had not: an old fault elsewhere never hinders an act that does not touch it. */
export function newProblems(before: Library, after: Library): Problem[] {
  const old = new Set(libraryProblems(before).map(named));
  return libraryProblems(after).filter((found) => !old.has(named(found)));
}

/** `after`, or a refusal (422) with every problem that it would bring. */
export function refuseNew(before: Library, after: Library): Library {
  refuseProblems(newProblems(before, after));
  return after;
}
