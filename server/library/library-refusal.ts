import type { Problem } from '../../content/problem.ts';

/** A change that would not leave a valid library; nothing was written. `problems` say what is wrong and where in the library. */
export class LibraryRefusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`the change is refused: ${problems.map(({ code, path }) => `${code} at ${path.join('.')}`).join('; ')}`);
    this.name = 'LibraryRefusal';
    this.problems = problems;
  }
}
