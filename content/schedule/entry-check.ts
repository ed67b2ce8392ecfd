import { type Problem, problem } from '../problem.ts';
import { wallMinuteOf } from '../time/day-number.ts';
import type { Entry } from './entry.ts';
import { ruleProblems } from './rule-days.ts';

/** What is wrong with the `when` of an entry that the schema cannot see: bounds that hold nothing, a rule that cannot be used. */
export function whenProblems(entry: Pick<Entry, 'when'>): Problem[] {
  const { from, until } = entry.when;
  const empty = from !== null && until !== null && wallMinuteOf(until) <= wallMinuteOf(from);
  const bounds = empty ? [problem('SCH-10', ['when', 'until'], { from, until })] : [];
  return [...bounds, ...ruleProblems(entry)];
}
