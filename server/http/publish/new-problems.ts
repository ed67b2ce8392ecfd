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

/** Which thing of the library a request is about. */
export interface Subject {
  readonly list: 'displays' | 'units' | 'daysOff' | 'rating';
  readonly id: string | null;
}

/** `after`, or a refusal (422) with every problem that it would bring; paths lead into the `subject`, as its writer sent it. */
export function refuseNew(before: Library, after: Library, { list, id }: Subject): Library {
  const place = list === 'daysOff' || list === 'rating' ? -1 : after[list].findIndex((one) => one.id === id);
  const own = (path: Problem['path']): Problem['path'] => {
    if (list === 'rating' && path[0] === list) return ['settings', ...path.slice(1)];
    return path[0] === list && path[1] === place ? path.slice(2) : path;
  };
  refuseProblems(newProblems(before, after).map((found) => ({ ...found, path: own(found.path) })));
  return after;
}
