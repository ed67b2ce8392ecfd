import { RRuleTemporal } from 'rrule-temporal';
import { type Problem, problem } from '../problem.ts';
import { type DayNumber, dayNumberOf } from '../time/day-number.ts';
import { localDaySchema } from '../time/instant.ts';
import type { Entry, When } from './entry.ts';

type Rule = NonNullable<When['rule']>;

const PATH = ['when', 'rule', 'rrule'];

const listOf = (one: string): RegExp => new RegExp(`^(?:${one})(?:,(?:${one}))*$`);
const upTo31 = '[+-]?(?:[1-9]|[12]\\d|3[01])';
const upTo53 = '[+-]?(?:[1-9]|[1-4]\\d|5[0-3])';
const upTo366 = '[+-]?(?:[1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])';

/** The parts of an RRULE that pick days, and what they may hold (RFC 5545 §3.3.10). FREQ and UNTIL have problems of their own. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  ['UNTIL', /^\d{8}$/],
  ['INTERVAL', /^[1-9]\d{0,3}$/],
  ['COUNT', /^[1-9]\d{0,2}$/],
  ['BYDAY', listOf(`(?:${upTo53})?(?:MO|TU|WE|TH|FR|SA|SU)`)],
  ['BYMONTH', listOf('[1-9]|1[0-2]')],
  ['BYMONTHDAY', listOf(upTo31)],
  ['BYYEARDAY', listOf(upTo366)],
  ['BYWEEKNO', listOf(upTo53)],
  ['BYSETPOS', listOf(upTo366)],
  ['WKST', /^(?:MO|TU|WE|TH|FR|SA|SU)$/],
]);

const partsOf = (rrule: string): (readonly [string, string])[] =>
  rrule.split(';').map((part) => {
    const [key = '', ...value] = part.split('=');
    return [key.trim().toUpperCase(), value.join('=').trim().toUpperCase()] as const;
  });

const isRealDay = (day: string): boolean =>
  localDaySchema.safeParse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`).success;

function partProblem([key, value]: readonly [string, string]): Problem | null {
  const shape = SHAPES.get(key);
  if (shape === undefined) return problem('SCH-11', PATH, { part: key });
  const fits = shape.test(value);
  if (key === 'FREQ') return fits ? null : problem('SCH-12', PATH, { freq: value });
  if (key === 'UNTIL') return fits && isRealDay(value) ? null : problem('SCH-13', PATH, { until: value });
  return fits ? null : problem('SCH-14', PATH, { part: key, value });
}

/** «Second Monday» has a meaning in months and years only; elsewhere the library would take any Monday. */
function ordinalProblem(parts: readonly (readonly [string, string])[]): Problem[] {
  const [freq, byDay] = ['FREQ', 'BYDAY'].map((name) => parts.find(([key]) => key === name)?.[1] ?? '');
  const refused = (freq === 'DAILY' || freq === 'WEEKLY') && /\d/.test(byDay ?? '');
  return refused ? [problem('SCH-14', PATH, { part: 'BYDAY', value: byDay ?? '' })] : [];
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

/** What `ask` answers; null when the library refuses the rule: some parts do not go together, some never come true COUNT times. */
function answered<T>(rule: Rule, ask: (read: RRuleTemporal) => T): T | null {
  try {
    return ask(readRule(rule));
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** A rule with COUNT is walked to its end, at most 999 days: only so is it known to have one. */
const isReadable = (rule: Rule): boolean =>
  answered(rule, (read) => (/COUNT/i.test(rule.rrule) ? read.all().length : 0)) !== null;

/** What is wrong with the entry's RRULE; it must pick days: an entry with such a problem plays on no day (SCH-11 to SCH-15). */
export const ruleProblems = (entry: Pick<Entry, 'when'>): Problem[] =>
  entry.when.rule === null ? [] : problemsOfRule(entry.when.rule);

function problemsOfRule(rule: Rule): Problem[] {
  const parts = partsOf(rule.rrule);
  const found = [...parts.map(partProblem).filter((one) => one !== null), ...ordinalProblem(parts)];
  const twice = parts.find(([key], index) => parts.findIndex(([other]) => other === key) < index);
  if (twice !== undefined) found.push(problem('SCH-15', PATH, { part: twice[0] }));
  if (!parts.some(([key]) => key === 'FREQ')) found.push(problem('SCH-12', PATH, { freq: '' }));
  if (found.length > 0) return found;
  return isReadable(rule) ? [] : [problem('SCH-14', PATH, { part: 'RRULE', value: rule.rrule })];
}

/** The days in [first, last] that the rule picks, without its exdates; none when the rule is not readable. */
export function ruleDays(rule: Rule, first: DayNumber, last: DayNumber): ReadonlySet<DayNumber> {
  if (problemsOfRule(rule).length > 0) return new Set();
  const from = new Date(Math.max(first, dayNumberOf(rule.start)) * 86_400_000);
  const until = new Date(last * 86_400_000);
  if (until < from) return new Set();
  const moments = answered(rule, (read) => read.between(from, until, true)) ?? [];
  const days = new Set(moments.map((moment) => moment.epochMilliseconds / 86_400_000));
  for (const day of rule.exdates) days.delete(dayNumberOf(day));
  return days;
}
