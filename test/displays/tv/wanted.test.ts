import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZoneName } from '../../../content/place/display.ts';
import { stateAt } from '../../../content/schedule/state-at.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import type { Head } from '../../../content/wire/head.ts';
import type { Reading } from '../../../displays/link/clock.ts';
import { assemble, type Content } from '../../../displays/link/content-of.ts';
import { quarantine } from '../../../displays/tv/quarantine.ts';
import { phaseMs, roundMs, scrollOf } from '../../../displays/tv/scroll.ts';
import { wanted } from '../../../displays/tv/wanted.ts';
import { DAY, type Planned, partOf, type Stretch, sign } from '../../../scripts/player/planned-part.ts';

const NOW = Date.UTC(2026, 10, 23, 0, 0);
const HOUR = 3_600_000;
const SLIDES = ['a', 'b', 'c', 'd'].map((id) => sign(id, id.toUpperCase()));
const STANDING = sign('standing', 'Đứng');
const FIT = (): boolean => false;

const content = (stretches: readonly Stretch[], over: Partial<Planned> = {}, lease = NOW + 35 * DAY): Content => {
  const { text, blobs } = partOf({ from: NOW, until: NOW + 36 * DAY, standing: STANDING, stretches, ...over });
  const head: Head = { display: 'tv-1', epoch: 1, revision: 7, part: sha256Hex(text), notBefore: NOW, lease };
  const assembly = assemble(head, blobs);
  if (assembly.kind !== 'whole') throw new Error(assembly.kind);
  return assembly.content;
};
const at = (time: number, trust: Reading['trust'] = 'measured'): Reading => ({ time, error: 1, trust });
const all = (
  turns: readonly (readonly [number, number])[],
  zone: ZoneName = 'main',
  from = NOW,
  until = NOW + 36 * DAY,
): Stretch => ({
  ...{ zone, from, until },
  turns: turns.flatMap(([index, dwell]) => {
    const slide = SLIDES[index];
    return slide === undefined ? [] : [{ slide, dwell }];
  }),
});
const hashOf = (from: Content, slide: string): string => from.part.slides[slide] ?? '';

describe('what a zone wants', () => {
  const turn = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 3000, max: 60_000 }));
  const stretch = fc.tuple(
    fc.array(turn, { minLength: 1, maxLength: 5 }),
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 0, max: 30 }),
  );

  it('is what stateAt says, at every time of 35 days', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 35 * DAY - 1 }), { minLength: 1 }),
        (list, times) => {
          let from = NOW;
          const stretches = list.map(([turns, hours, gap]) => {
            const one = all(turns, 'main', from, from + hours * HOUR);
            from += (hours + gap) * HOUR;
            return one;
          });
          const held = content(stretches);
          for (const time of times) {
            const truth = stateAt(held.part.plan, 'main', NOW + time);
            const want = wanted(held, 'main', at(NOW + time), FIT);
            expect([want.entry, want.slide]).toEqual([truth.entry, truth.slide]);
            expect(want.until).toBe(Math.min(truth.until, NOW + 35 * DAY));
          }
        },
      ),
    );
  });

  it('is the standing slide between the entries, after the lease, and when the clock is behind', () => {
    const held = content([all([[0, 10_000]], 'main', NOW, NOW + HOUR)]);
    expect(wanted(held, 'main', at(NOW + 2 * HOUR), FIT)).toMatchObject({ why: 'standing', entry: null, slide: 'standing' });
    const whole = content([all([[0, 10_000]])], {}, NOW + DAY);
    expect(wanted(whole, 'main', at(NOW + DAY - 1), FIT)).toMatchObject({ why: 'plan', until: NOW + DAY });
    expect(wanted(whole, 'main', at(NOW + DAY), FIT)).toMatchObject({ why: 'standing' });
    expect(wanted(whole, 'main', at(NOW + HOUR, 'behind'), FIT)).toMatchObject({ why: 'standing' });
  });

  it('passes over a failed slide to the next fit one, still as a function of time', () => {
    const held = content([
      all([
        [0, 10_000],
        [1, 10_000],
        [2, 10_000],
      ]),
    ]);
    const unfit = (hash: string): boolean => hash === hashOf(held, 'b');
    const round = Math.ceil(NOW / 30_000) * 30_000;
    expect(wanted(held, 'main', at(round + 12_000), unfit)).toMatchObject({ slide: 'c', until: round + 20_000 });
    expect(wanted(held, 'main', at(round + 5000), unfit)).toMatchObject({ slide: 'a' });
  });

  it('falls back to the standing slide when all fail, and to the built-in one when that fails too', () => {
    const held = content([
      all([
        [0, 10_000],
        [1, 10_000],
      ]),
    ]);
    const but =
      (...good: string[]) =>
      (hash: string): boolean =>
        !good.some((slide) => hashOf(held, slide) === hash);
    expect(wanted(held, 'main', at(NOW), but('standing'))).toMatchObject({ why: 'standing', slide: 'standing' });
    expect(wanted(held, 'main', at(NOW), but())).toMatchObject({ why: 'nothing', blob: null });
    expect(wanted(content([]), 'ticker', at(NOW), FIT)).toMatchObject({ why: 'nothing' });
  });
});

describe('the quarantine', () => {
  it('keeps a failed slide out for a minute, then twice as long each time, and forgets it when it works', () => {
    const cases = quarantine();
    cases.failed('x', 0);
    expect([cases.unfit('x', 59_999), cases.unfit('x', 60_000)]).toEqual([true, false]);
    cases.failed('x', 60_000);
    expect([cases.unfit('x', 179_999), cases.unfit('x', 180_000)]).toEqual([true, false]);
    cases.worked('x');
    cases.failed('x', 200_000);
    expect(cases.unfit('x', 260_000)).toBe(false);
  });
});

describe('a scrolling line', () => {
  it('moves whole pixels a frame at reading speed, and stands where the shared time says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 40_000 }),
        fc.integer({ min: 300, max: 4000 }),
        fc.integer({ min: 1, max: 200 }),
        (length, width, syllables) => {
          const scroll = scrollOf(length, width, syllables);
          expect(scroll.perSecond % 60).toBe(0);
          expect(scroll.perSecond).toBeGreaterThan(0);
          const phase = phaseMs(scroll, NOW);
          expect(phase).toBeGreaterThanOrEqual(0);
          expect(phase).toBeLessThan(roundMs(scroll));
          const apart = Math.abs(phaseMs(scroll, NOW + roundMs(scroll)) - phase);
          expect(Math.min(apart, roundMs(scroll) - apart)).toBeLessThan(1);
        },
      ),
    );
  });
});
