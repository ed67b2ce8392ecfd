import { describe, expect, it } from 'vitest';
import { presetScales } from '../../../content/score/scale.ts';
import { touchTarget } from '../../../displays/kiosk/touch-size.ts';
import { isIdle, isMeant, isOver, noVisit, sendsIn, type Visit, withReason } from '../../../displays/kiosk/visit.ts';

const unhappy = presetScales()[0]?.levels.find(({ asksWhy }) => asksWhy);
if (unhappy === undefined) throw new Error('no unhappy level');
const why: Visit = { ...noVisit(1000), step: { at: 'why', level: unhappy, reasons: [] } };

describe('a visit', () => {
  it('is over after twenty seconds without a touch, unless an answer is still to be sent', () => {
    const said: Visit = { ...noVisit(1000), step: { at: 'said', fate: 'kept', receipt: 'X' } };
    expect([isOver(said, 20_999), isOver(said, 21_000)]).toEqual([false, true]);
    expect(isOver(why, 600_000)).toBe(false);
    expect(isOver({ ...why, step: { at: 'sending' } }, 600_000)).toBe(false);
  });

  it('sends an unhappy answer by itself, soon after a reason and later without one, so that none is lost', () => {
    expect(sendsIn(why, 1000)).toBe(15_000);
    const chosen = withReason(why, 'khac', 9000);
    expect([sendsIn(chosen, 9000), sendsIn(chosen, 14_000), sendsIn(noVisit(0), 0)]).toEqual([5000, 0, null]);
    expect(withReason(chosen, 'khac', 9500).step).toMatchObject({ reasons: [] });
  });

  it('takes a trembling finger for one touch, and shows the plan when nobody is there', () => {
    expect([isMeant(why, 1400), isMeant(why, 1500)]).toEqual([false, true]);
    expect([isIdle(noVisit(0), 39_999), isIdle(noVisit(0), 40_000), isIdle(why, 600_000)]).toEqual([false, true, false]);
  });
});

describe('a target', () => {
  it('has twenty millimetres of the glass as it hangs, turned or not', () => {
    const physical = { widthMm: 217, heightMm: 136 };
    expect(touchTarget(1280, 800, physical)).toBe(118);
    expect(touchTarget(800, 1280, physical)).toBe(118);
    expect(touchTarget(1920, 1200, physical)).toBe(177);
    expect((touchTarget(1280, 800, { widthMm: 290, heightMm: 181 }) * 290) / 1280).toBeCloseTo(20, 0);
  });

  it('is that of a ten-inch tablet where nobody has measured, and fits into a small window', () => {
    expect(touchTarget(1280, 800, null)).toBe(118);
    expect(touchTarget(390, 844, null)).toBe(62);
  });
});
