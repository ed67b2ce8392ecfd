import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleProblems } from '../../../content/schedule/rule-days.ts';
import { blankEntry } from '../../../displays/desk/schedule/entry-form.ts';
import { type RuleForm, rruleOf, ruleFormOf } from '../../../displays/desk/schedule/rule-form.ts';

const every = fc.integer({ min: 1, max: 30 });
const weekday = fc.integer({ min: 1, max: 7 });
const form: fc.Arbitrary<RuleForm> = fc.oneof(
  fc.record({ kind: fc.constant('days' as const), every }),
  fc.record({
    kind: fc.constant('weeks' as const),
    every,
    days: fc.uniqueArray(weekday, { minLength: 1 }).map((days) => days.sort((a, b) => a - b)),
  }),
  fc.record({ kind: fc.constant('month-day' as const), every, day: fc.constantFrom(-1, 1, 15, 31) }),
  fc.record({ kind: fc.constant('month-weekday' as const), every, nth: fc.constantFrom(-1, 1, 2, 3, 4), weekday }),
);

describe('the picker of rules', () => {
  it('reads back every rule that it writes, and the schedule accepts it', () => {
    fc.assert(
      fc.property(form, (picked) => {
        const rrule = rruleOf(picked);
        expect(ruleFormOf(rrule)).toEqual(picked);
        const { when } = blankEntry('e-1', null);
        expect(ruleProblems({ when: { ...when, rule: { rrule, start: '2026-11-22', exdates: [] } } })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['FREQ=YEARLY', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=WEEKLY;COUNT=3', 'nonsense', 'FREQ=MONTHLY;BYMONTHDAY=1,15'])(
    'keeps %s as it is',
    (rrule) => {
      expect(ruleFormOf(rrule)).toEqual({ kind: 'own', rrule });
      expect(rruleOf(ruleFormOf(rrule))).toBe(rrule);
    },
  );
});
