import type { Problem } from '../../content/problem.ts';
import { problem } from '../../content/problem.ts';

/** A request that is refused: a status, what is wrong (the first problem speaks for all), and headers to send with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly problems: readonly [Problem, ...Problem[]];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, problems: readonly [Problem, ...Problem[]], headers: Readonly<Record<string, string>> = {}) {
    super(problems[0].code);
    this.status = status;
    this.problems = problems;
    this.headers = headers;
  }
}

/** A refusal with one problem. */
export const refusal = (
  status: number,
  code: string,
  detail: Readonly<Record<string, string | number>> = {},
  path: readonly (string | number)[] = [],
): Refusal => new Refusal(status, [problem(code, path, detail)]);

/** Refuses with 422 when there is any problem. */
export function refuseProblems(problems: readonly Problem[], status = 422): void {
  const [first, ...rest] = problems;
  if (first) throw new Refusal(status, [first, ...rest]);
}
