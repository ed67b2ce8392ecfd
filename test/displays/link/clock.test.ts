import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, measureOf, newClock, read, STEP_MS, stepped, withMeasure, withSeen } from '../../../displays/link/clock.ts';
import type { Ticks } from '../../../displays/link/timepiece.ts';

const T = Date.UTC(2026, 10, 23, 1, 0);
const YEAR = 365 * 86_400_000;
const at = (wall: number, mono: number): Ticks => ({ wall, mono });
const pinged = (clock: Clock, wall: number, mono: number, trip: number, server: number): Clock =>
  withMeasure(clock, measureOf(at(wall - trip, mono - trip), at(wall, mono), server));

describe('the clock of a screen', () => {
  it('follows the controller, whatever the wall clock says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20 * YEAR, max: 20 * YEAR }), fc.integer({ min: 0, max: 400 }), (off, trip) => {
        const clock = pinged(newClock(null), T + off, 1000, trip, T - trip / 2);
        const reading = read(clock, at(T + off + 5000, 6000), true, null);
        expect(Math.abs(reading.time - (T + 5000))).toBeLessThan(1);
        expect(reading.trust).toBe('measured');
      }),
    );
  });

  it('believes the ping with the smallest round trip, and is never further off than it says', () => {
    const trips = fc.array(fc.record({ up: fc.integer({ min: 0, max: 300 }), down: fc.integer({ min: 0, max: 300 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(trips, (list) => {
        let clock = newClock(null);
        let mono = 0;
        for (const { up, down } of list) {
          mono += 60;
          const sent = at(T + mono, mono);
          const server = T + mono + up;
          mono += up + down;
          clock = withMeasure(clock, measureOf(sent, at(T + mono, mono), server));
        }
        const reading = read(clock, at(T + mono, mono), true, null);
        const smallest = Math.min(...list.map(({ up, down }) => up + down));
        expect(Math.abs(reading.time - (T + mono))).toBeLessThanOrEqual((reading.error ?? 0) + 1);
        expect(reading.error).toBeLessThanOrEqual(smallest / 2 + 1);
      }),
    );
  });

  it('follows a controller whose own clock was put right, however good the older pings were', () => {
    const before = pinged(newClock(null), T, 1000, 0, T);
    for (const leap of [-YEAR, -5000, 5000, 3.5 * 3_600_000]) {
      const after = pinged(before, T + 1000, 2000, 400, T + 1000 + leap - 200);
      expect(Math.abs(read(after, at(T + 1000, 2000), true, null).time - (T + 1000 + leap))).toBeLessThan(1);
      expect(after.carried?.offset).toBeCloseTo(leap, 0);
    }
  });

  it('is not moved by a step of the wall clock while there is contact, and asks for a ping', () => {
    const clock = pinged(newClock(null), T, 0, 10, T - 5);
    const now = at(T + YEAR, 1000);
    expect(read(clock, now, true, null).time).toBeCloseTo(T + 1000, -1);
    expect(stepped(clock, now)).toBe(true);
    expect(stepped(clock, at(T + 1000, 1000))).toBe(false);
  });

  it('follows a sleep of the machine when out of contact', () => {
    const clock = pinged(newClock(null), T + 3000, 0, 10, T - 5);
    const slept = read(clock, at(T + 3000 + 9 * 3_600_000, 1000), false, null);
    expect(Math.abs(slept.time - (T + 9 * 3_600_000))).toBeLessThan(STEP_MS);
  });

  it('does not move when a wrong wall clock is put right out of contact', () => {
    const clock = pinged(newClock(null), T - YEAR, 0, 10, T - 5);
    expect(read(clock, at(T + 1000, 1000), false, null).time).toBeCloseTo(T + 1000, -1);
  });

  it('carries a steady offset over a power cut', () => {
    const before = pinged(newClock(null), T - YEAR, 0, 10, T - 5);
    const after = newClock(before.carried);
    const reading = read(after, at(T - YEAR + 60_000, 10), false, T + 35 * 86_400_000);
    expect(reading.trust).toBe('carried');
    expect(Math.abs(reading.time - (T + 60_000))).toBeLessThan(20);
  });

  it('says that it is behind when the wall clock stands before the last time seen', () => {
    const before = pinged(newClock(null), T, 0, 10, T - 5);
    expect(read(newClock(before.carried), at(T - YEAR, 10), false, T + YEAR).trust).toBe('behind');
    expect(read(newClock(before.carried), at(0, 10), false, T + YEAR).trust).toBe('behind');
  });

  it('believes a wall clock that was put right during a power cut', () => {
    const before = pinged(newClock(null), T - 20 * YEAR, 0, 10, T - 5);
    const reading = read(newClock(before.carried), at(T + 60_000, 10), false, T + 35 * 86_400_000);
    expect(reading).toMatchObject({ trust: 'carried', time: T + 60_000 });
  });

  it('does not take a leap beyond the lease for a time that was seen', () => {
    const horizon = T + 35 * 86_400_000;
    const clock = newClock({ offset: 0, error: 1, seen: T });
    const leapt = at(T + YEAR, 10);
    const later = withSeen(clock, read(clock, leapt, false, horizon), leapt.wall, horizon);
    expect(read(later, at(T + 60_000, 20), false, horizon)).toMatchObject({ trust: 'carried', time: T + 60_000 });
  });
});
