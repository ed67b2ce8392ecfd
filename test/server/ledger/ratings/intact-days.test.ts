import { expect, it } from 'vitest';
import { CLOSE_GRACE_MS } from '../../../../content/score/windows.ts';
import { keepBreach } from '../../../../server/ledger/ratings/breaches.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it('SCO-21 a day does not hold when what was written of it after midnight, before its close, is tampered with', async () => {
  const house = ratingHouse();
  try {
    const midnight = house.clock.now + 16 * 60 * MINUTE;
    const morning = midnight + 8 * 60 * MINUTE;
    const given = (number: number, at: number) => ({ ...answerOf(number), payload: { ...answerOf(number).payload, at } });
    await house.once(async ({ ratings, ledger, journal }) => {
      await ratings.append(answerOf(0));
      await ledger.wake();
      // Away over the night: the kiosk sends in the morning, and only then the day is closed.
      house.clock.now = morning;
      await ratings.append(given(1, midnight - 60 * MINUTE));
      house.clock.now += MINUTE;
      await ledger.wake();
      house.clock.now += DAY;
      await ratings.append(given(2, morning + 60 * MINUTE));
      await ledger.wake();
      const breach = { why: 'changed', first: 1, until: 2, since: morning, upto: morning + 30_000, detail: '' } as const;
      const holds = (day: number): boolean => ledger.intact(midnight + day * DAY, midnight + (day + 1) * DAY + CLOSE_GRACE_MS);
      expect([holds(-2), holds(-1), holds(0), holds(1)]).toEqual([true, true, true, true]);
      await journal.database.write((sql) => keepBreach(sql, breach, house.clock.now));
    });
    await house.once(async ({ ledger }) => {
      const holds = (day: number): boolean => ledger.intact(midnight + day * DAY, midnight + (day + 1) * DAY + CLOSE_GRACE_MS);
      expect(ledger.breaches()).toHaveLength(1);
      // Nothing was closed between the two midnights: what was written until the morning could count on both days.
      expect([holds(-2), holds(-1), holds(0), holds(1)]).toEqual([false, false, false, true]);
    });
  } finally {
    house.remove();
  }
});
