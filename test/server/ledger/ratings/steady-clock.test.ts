import { expect, it } from 'vitest';
import { steadyClock } from '../../../../server/ledger/ratings/steady-clock.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 23, 1, 0);

/** A machine whose clocks run together until a hand moves the wall clock. */
const machine = (last: number | null) => {
  const clocks = { wall: NOW, mono: 5000 };
  const isSteady = steadyClock(() => clocks.mono, last);
  const after = (ms: number, step = 0): boolean => {
    clocks.mono += ms;
    clocks.wall += ms + step;
    return isSteady(clocks.wall);
  };
  return { clocks, after };
};

it('believes a clock that runs evenly, also when it drifts', () => {
  const { after } = machine(NOW - MINUTE);
  for (let minute = 0; minute < 100; minute += 1) expect(after(MINUTE, 500)).toBe(true);
});

it.each([60 * DAY, 2 * MINUTE, -2 * MINUTE])('waits ten minutes after a step of %d ms, and again after the next', (step) => {
  const { after } = machine(NOW);
  expect(after(0)).toBe(true);
  expect(after(MINUTE, step)).toBe(false);
  expect(after(9 * MINUTE)).toBe(false);
  expect(after(0, -step)).toBe(false);
  expect(after(9 * MINUTE)).toBe(false);
  expect(after(MINUTE)).toBe(true);
});

it('waits ten minutes after a start that finds the last record far back, and not when there is none', () => {
  expect(machine(null).after(0)).toBe(true);
  expect(machine(NOW - DAY).after(0)).toBe(true);
  const { after } = machine(NOW - 2 * DAY);
  expect([after(0), after(9 * MINUTE), after(MINUTE)]).toEqual([false, false, true]);
});

it('a clock that stands months ahead for one wake-up closes nothing', async () => {
  const house = ratingHouse();
  try {
    const clocks = { ahead: 0, mono: 0 };
    const start = house.clock.now;
    const isSteady = steadyClock(() => clocks.mono, null);
    const pass = (ms: number, ahead: number): void => {
      clocks.mono += ms;
      house.clock.now = start + clocks.mono + ahead;
    };
    await house.once(async ({ ratings, ledger }) => {
      const closes = (): number => ratings.recordsOfKinds(['period-closed'], { before: null, limit: 99 }).length;
      await ratings.append(answerOf(0));
      await ledger.wake();
      pass(MINUTE, 60 * DAY);
      await ledger.wake();
      pass(MINUTE, 0);
      await ledger.wake();
      expect(closes()).toBe(0);
      await ratings.append(answerOf(1));
      expect(ratings.tally('phuong-1', { first: 0, last: 99_999 }).signed.classes['at-place'].count).toBe(1);
      // What is over is closed all the same, once the clock runs evenly.
      pass(DAY, 0);
      await ledger.wake();
      expect(closes()).toBe(2);
    }, isSteady);
  } finally {
    house.remove();
  }
});
