import { RRuleTemporal } from 'rrule-temporal';
import { type Problem, problem } from '../problem.ts';
import { type DayNumber, dayNumberOf } from '../time/day-number.ts';
import type { Entry, When } from './entry.ts';

type Rule = NonNullable<When['rule']>;

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const PARTS = 'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTH BYMONTHDAY BYYEARDAY BYWEEKNO BYSETPOS WKST'.split(' ');
const PATH = ['when', 'rule', 'rrule'];

const partsOf = (rrule: string): (readonly [string, string])[] =>
  rrule.split(';').map((part) => {
    const [key = '', ...value] = part.split('=');
    return [key.trim().toUpperCase(), value.join('=').trim().toUpperCase()] as const;
  });

function partProblem([key, value]: readonly [string, string]): Problem | null {
  if (!PARTS.includes(key)) return problem('SCH-11', PATH, { part: key });
  if (key === 'FREQ' && !FREQUENCIES.includes(value)) return problem('SCH-12', PATH, { freq: value });
  if (key === 'UNTIL' && !/^\d{8}$/.test(value)) return problem('SCH-13', PATH, { until: value });
  return null;
}

const compact = (day: string): string => day.replaceAll('-', '');

/** The days are counted in UTC, where every day has 24 hours: the zone comes in when a day becomes instants. */
const readRule = (rule: Rule): RRuleTemporal =>
  new RRuleTemporal({
    rruleString: [
      `DTSTART:${compact(rule.start)}T000000Z`,
      `RRULE:${partsOf(rule.rrule)
        .map(([key, value]) => (key === 'UNTIL' ? `UNTIL=${value}T000000Z` : `${key}=${value}`))
        .join(';')}`,
    ].join('\n'),
  });

function readable(rule: Rule): Problem | null {
  try {
    readRule(rule);
    return null;
  } catch (error) {
    return problem('SCH-14', PATH, { why: error instanceof Error ? error.message : String(error) });
  }
}

/** What is wrong with the entry's RRULE; it must pick days: an entry with such a problem plays on no day (SCH-11 to SCH-15). */
export const ruleProblems = (entry: Pick<Entry, 'when'>): Problem[] =>
  entry.when.rule === null ? [] : problemsOfRule(entry.when.rule);

function problemsOfRule(rule: Rule): Problem[] {
  const parts = partsOf(rule.rrule);
  const found = parts.map(partProblem).filter((one) => one !== null);
  const twice = parts.find(([key], index) => parts.findIndex(([other]) => other === key) < index);
  if (twice !== undefined) found.push(problem('SCH-15', PATH, { part: twice[0] }));
  if (!parts.some(([key]) => key === 'FREQ')) found.push(problem('SCH-12', PATH, { freq: '' }));
  if (found.length > 0) return found;
  const unreadable = readable(rule);
  return unreadable === null ? [] : [unreadable];
}

/** The days in [first, last] that the rule picks, without its exdates; none when the rule is not readable. */
export function ruleDays(rule: Rule, first: DayNumber, last: DayNumber): ReadonlySet<DayNumber> {
  if (problemsOfRule(rule).length > 0) return new Set();
  const from = new Date(Math.max(first, dayNumberOf(rule.start)) * 86_400_000);
  const until = new Date(last * 86_400_000);
  if (until < from) return new Set();
  const days = new Set(
    readRule(rule)
      .between(from, until, true)
      .map((moment) => moment.epochMilliseconds / 86_400_000),
  );
  for (const day of rule.exdates) days.delete(dayNumberOf(day));
  return days;
}
