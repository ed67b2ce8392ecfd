import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFrame, paceOf } from '../../../../displays/agent/out/pace.ts';
import { movingTimepiece } from '../../../support/moving-timepiece.ts';

describe('the pace of a panel', () => {
  it('LED-58 never more pictures than the rate allows, however often something new is shown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(10, 25, 40, 60),
        fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 50, maxLength: 300 }),
        (rate, steps) => {
          const pace = paceOf(rate, 0);
          let now = 1000;
          const sent: number[] = [];
          for (const step of steps) {
            now += step;
            if (pace.wait(now) > 0) continue;
            pace.sent(now);
            sent.push(now);
          }
          for (const [index, time] of sent.entries())
            for (const [later, other] of sent.slice(index + 1).entries())
              expect(later + 1).toBeLessThanOrEqual(((other - time) * rate) / 1000 + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('LED-58 a source with its own even clock is never held back, nor is one picture a little early', () => {
    const pace = paceOf(40, 0);
    for (let number = 0; number < 200; number += 1) {
      const now = number * 25 + (number % 3) * 4;
      expect(pace.wait(now), `picture ${number}`).toBe(0);
      pace.sent(now);
    }
  });

  it('LED-58 a card that needs half a second gets half a second', () => {
    const pace = paceOf(40, 500);
    pace.sent(0);
    expect(pace.wait(100)).toBe(400);
    expect(pace.wait(500)).toBe(0);
  });

  it('LED-58 frames come by the clock’s own numbers: lateness does not add up, and what is past is left out', async () => {
    const clock = movingTimepiece(0);
    let shift = 7;
    const now = (): number => clock.ticks().mono + shift;
    const ticks: (readonly [number, number])[] = [];
    const stop = everyFrame(40, now, clock.after, (number) => {
      ticks.push([number, now()]);
      // Something took 130 ms.
      if (number === 10) shift += 130;
    });
    await clock.pass(1000);
    stop();
    await clock.pass(1000);
    const numbers = ticks.map(([number]) => number);
    expect(numbers.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(numbers.slice(10)).toEqual(Array.from({ length: numbers.length - 10 }, (_, index) => 16 + index));
    expect(numbers.at(-1)).toBeGreaterThan(40);
    // Each in the middle of its frame, where no jitter of a timer makes it another one.
    for (const [number, time] of ticks) expect(Math.abs(time - (number + 0.5) * 25)).toBeLessThanOrEqual(1);
  });

  it.each([3_600_000, -3_600_000])('LED-58 a clock that steps by %i ms is followed at once', async (step) => {
    const clock = movingTimepiece(0);
    let shift = 7_200_000;
    const seen: number[] = [];
    const stop = everyFrame(
      40,
      () => clock.ticks().mono + shift,
      clock.after,
      (number) => seen.push(number),
    );
    await clock.pass(500);
    const before = seen.length;
    shift += step;
    await clock.pass(500);
    stop();
    expect(seen.length - before).toBeGreaterThanOrEqual(19);
    expect(seen.at(-1)).toBe(Math.floor(((1000 + shift) * 40) / 1000) - ((1000 + shift) % 25 < 12.5 ? 1 : 0));
  });
});
