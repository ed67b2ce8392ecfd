import { expect, it } from 'vitest';
import type { CarriedClock } from '../../../displays/link/clock.ts';
import { clockKeeper } from '../../../displays/link/clock-keeper.ts';
import type { Timepiece } from '../../../displays/link/timepiece.ts';

const T = Date.UTC(2026, 10, 23, 1, 0);

it('keeps a time that it knows much better at once, so that a start without network is not off by the first slow ping', () => {
  let mono = 0;
  const timepiece: Timepiece = { ticks: () => ({ wall: T + mono, mono }), after: () => () => undefined };
  const saved: CarriedClock[] = [];
  const keeper = clockKeeper({
    timepiece,
    horizon: () => null,
    save: (clock) => void saved.push(clock),
    changed: () => undefined,
  });
  const pinged = (up: number, down: number): void => {
    const sent = timepiece.ticks();
    const server = T + mono + up;
    mono += up + down;
    keeper.note(sent, server);
  };
  pinged(400, 0);
  expect(saved.map(({ offset }) => offset)).toEqual([200]);
  pinged(10, 10);
  expect(saved.map(({ offset }) => offset)).toEqual([200, 0]);
  // Hardly better is not worth a write.
  pinged(8, 8);
  pinged(300, 0);
  expect(saved).toHaveLength(2);
});
