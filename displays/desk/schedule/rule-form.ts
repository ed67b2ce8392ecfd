/** A rule of repetition in the words of the picker. `own`: one that the picker cannot write, kept as it is. */
export type RuleForm =
  | { readonly kind: 'days'; readonly every: number }
  | { readonly kind: 'weeks'; readonly every: number; readonly days: readonly number[] }
  | { readonly kind: 'month-day'; readonly every: number; readonly day: number }
  | { readonly kind: 'month-weekday'; readonly every: number; readonly nth: number; readonly weekday: number }
  | { readonly kind: 'own'; readonly rrule: string };

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const dayName = (day: number): string => DAYS[day - 1] ?? 'MO';

/** The RRULE of RFC 5545 that the picker means. */
export const rruleOf = (form: RuleForm): string => {
  switch (form.kind) {
    case 'days':
      return `FREQ=DAILY;INTERVAL=${form.every}`;
    case 'weeks': {
      const days = [...form.days].sort((a, b) => a - b).map(dayName);
      return `FREQ=WEEKLY;INTERVAL=${form.every}${days.length > 0 ? `;BYDAY=${days.join(',')}` : ''}`;
    }
    case 'month-day':
      return `FREQ=MONTHLY;INTERVAL=${form.every};BYMONTHDAY=${form.day}`;
    case 'month-weekday':
      return `FREQ=MONTHLY;INTERVAL=${form.every};BYDAY=${form.nth}${dayName(form.weekday)}`;
    case 'own':
      return form.rrule;
    default:
      return form satisfies never;
  }
};

const partsOf = (rrule: string) =>
  new Map(
    rrule
      .trim()
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => {
        const [name = '', value = ''] = part.split('=');
        return [name, value] as const;
      }),
  );

const weekdaysOf = (text: string): number[] | null => {
  const days = text.split(',').map((name) => DAYS.findIndex((day) => day === name) + 1);
  return days.every((day) => day > 0) ? days : null;
};

const monthly = (every: number, parts: ReadonlyMap<string, string>): RuleForm | null => {
  const day = parts.get('BYMONTHDAY');
  if (day && /^-?\d+$/.test(day) && !parts.has('BYDAY')) return { kind: 'month-day', every, day: Number(day) };
  const found = /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(parts.get('BYDAY') ?? '');
  if (!found || parts.has('BYMONTHDAY')) return null;
  return { kind: 'month-weekday', every, nth: Number(found[1]), weekday: DAYS.findIndex((one) => one === found[2]) + 1 };
};

const known = (parts: ReadonlyMap<string, string>): RuleForm | null => {
  const every = Number(parts.get('INTERVAL') ?? 1);
  const plain = [...parts.keys()].every((name) => ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY'].includes(name));
  if (!plain || !Number.isInteger(every) || every < 1) return null;
  const byDay = parts.get('BYDAY');
  if (parts.get('FREQ') === 'DAILY' && parts.size <= 2 && !byDay) return { kind: 'days', every };
  if (parts.get('FREQ') === 'MONTHLY') return monthly(every, parts);
  if (parts.get('FREQ') !== 'WEEKLY' || parts.has('BYMONTHDAY')) return null;
  const days = byDay === undefined ? [] : weekdaysOf(byDay);
  return days === null ? null : { kind: 'weeks', every, days };
};

/** The picker's words for a rule; `own` for what only the rule itself can say. */
export const ruleFormOf = (rrule: string): RuleForm => known(partsOf(rrule)) ?? { kind: 'own', rrule };
