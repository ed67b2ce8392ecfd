import { expect, it } from 'vitest';
import { resolveOne } from '../../../content/schedule/resolve.ts';
import { stateAt } from '../../../content/schedule/state-at.ts';
import { inAnyOrder } from '../../support/any-order.ts';
import { days, entry, library, vn } from '../../support/schedule-library.ts';

inAnyOrder('resolve', (arrange) => {
  it('SCH-1 an entry plays in its dayparts, half-open', () => {
    const plan = resolveOne(
      arrange(
        library({
          entries: [
            entry('a', { when: { weekdays: [1, 2, 3, 4, 5], dayparts: [{ start: '07:30', end: '11:30' }] } }),
            entry('b', { rank: 'standing', slides: [{ slide: 't', dwell: 10, weight: 1 }] }),
          ],
        }),
      ),
      'd',
      days('2026-11-22', '2026-12-27'),
    );
    const at = (local: string) => stateAt(plan, 'main', vn(local)).entry;
    expect(at('2026-11-23T07:29')).toBe('b');
    expect(at('2026-11-23T07:30')).toBe('a');
    expect(at('2026-11-23T11:29')).toBe('a');
    expect(at('2026-11-23T11:30')).toBe('b');
    expect(at('2026-11-22T08:00')).toBe('b');
    expect(plan.offsets).toEqual([{ from: plan.from, minutes: 420 }]);
    expect(plan.zones.main).toHaveLength(51);
  });
});
