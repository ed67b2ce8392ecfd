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

  it('LED-58 frames come by their number: lateness does not add up, and what is past is left out', async () => {
    const clock = movingTimepiece(0);
    const begin = clock.ticks().mono;
    const ticks: (readonly [number, number])[] = [];
    let slow = 0;
    const stop = everyFrame(40, { mono: () => clock.ticks().mono + slow, after: clock.after }, (number) => {
      ticks.push([number, clock.ticks().mono - begin + slow]);
      if (number === 10) slow += 130;
    });
    await clock.pass(1000);
    stop();
    await clock.pass(1000);
    expect(ticks.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, number) => [number, number * 25]));
    const [after] = ticks.slice(11);
    expect(after?.[0]).toBe(16);
    for (const [number, time] of ticks) expect(Math.abs(time - number * 25)).toBeLessThanOrEqual(1);
    expect(ticks.at(-1)?.[1]).toBeLessThanOrEqual(1130);
  });
});
