import { describe, expect, it } from 'vitest';
import { freeBand, isInside, placeOf } from '../../../displays/led/corner.ts';
import { noticeBand, placeNotices } from '../../../displays/led/notices.ts';
import { pacer } from '../../../displays/led/pacer.ts';

/** Ten minutes of refreshes at `hertz`, the clock read up to `wobble` ms late. */
const steps = (frameRate: number, hertz: number, wobble: number): Map<number, number> => {
  const pace = pacer(frameRate);
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const found = new Map<number, number>();
  let before: number | null = null;
  for (let turn = 0; turn < hertz * 600; turn += 1) {
    const raf = (turn * 1000) / hertz;
    const frame = pace(raf, 1_795_000_000_000 + raf + random() * wobble);
    // The rhythm is found in the first refreshes.
    if (before !== null && turn > 60) found.set(frame - before, (found.get(frame - before) ?? 0) + 1);
    before = frame;
  }
  return found;
};

describe('the pace of a window', () => {
  it('steps evenly although the clock wobbles', () => {
    expect([...steps(60, 60, 6).keys()]).toEqual([1]);
    const half = steps(30, 60, 6);
    expect([...half.keys()].sort()).toEqual([0, 1]);
    expect(Math.abs((half.get(0) ?? 0) - (half.get(1) ?? 0))).toBeLessThanOrEqual(1);
  });

  it('follows the clock where the rates differ, and where it was set', () => {
    const slow = steps(60, 59.94, 4);
    expect((slow.get(1) ?? 0) / (slow.get(2) ?? 1)).toBeGreaterThan(500);
    const pace = pacer(60);
    for (let turn = 0; turn < 100; turn += 1) pace((turn * 1000) / 60, 5000 + (turn * 1000) / 60);
    const jumped = pace((100 * 1000) / 60, 50_000);
    expect(jumped).toBe(3000);
  });

  it('gives two windows the same frame to within one', () => {
    const [one, other] = [pacer(60), pacer(60)];
    for (let turn = 0; turn < 600; turn += 1) {
      const raf = (turn * 1000) / 60;
      const [a, b] = [one(raf, 9_000_000 + raf), other(raf + 300_000, 9_000_000 + raf + 3)];
      if (turn > 60) expect(Math.abs(a - b)).toBeLessThanOrEqual(1);
    }
  });
});

describe('the place of a panel', () => {
  const desktop = { width: 1920, height: 1080, ratio: 1 };
  it('is its corner in device pixels, from the corner of the window', () => {
    expect(placeOf({ x: 40, y: 24 }, { width: 128, height: 32 }, desktop)).toEqual({ left: 40, top: 24, width: 128, height: 32 });
    expect(placeOf({ x: 40, y: 24 }, { width: 128, height: 32 }, { ...desktop, ratio: 2 }).left).toBe(20);
  });

  it('leaves words no room on its dots', () => {
    const rect = { left: 40, top: 24, width: 128, height: 32 };
    const band = freeBand(rect, desktop);
    expect(band).toEqual({ left: 0, top: 56, width: 1920, height: 1024 });
    const whole = { left: 0, top: 0, width: 128, height: 32 };
    const tight = { ...desktop, width: 128, height: 32 };
    expect(freeBand(whole, tight)).toBeNull();
    expect(noticeBand(whole, tight, [{ words: 'x', urgent: false }])).toBeNull();
    expect(noticeBand(whole, tight, [{ words: 'x', urgent: true }])).toEqual({ left: 0, top: 0, width: 128, height: 32 });
  });

  it('is complained of when scaling blurs it or the window does not hold it', () => {
    const rect = { left: 40, top: 24, width: 128, height: 32 };
    expect(placeNotices(rect, desktop)).toEqual([]);
    expect(placeNotices(rect, { ...desktop, ratio: 1.25 })[0]?.words).toContain('125%');
    expect(isInside({ ...rect, left: 1900 }, desktop)).toBe(false);
    expect(placeNotices({ ...rect, left: 1900 }, desktop)).toHaveLength(1);
  });
});
