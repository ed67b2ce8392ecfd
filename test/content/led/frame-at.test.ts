import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAt, frameText } from '../../../content/led/frame-at.ts';
import { plainPanel } from '../../../content/led/panel.ts';
import { type Strip, strip } from '../../../content/led/strip.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import { ledAtlases, MOTTO, monoPanel } from '../../support/led-means.ts';

const means = { atlases: ledAtlases(), live: null };
const panel = monoPanel(96, 16);
const frameMs = 1000 / panel.frameRate;

/** The dot of a scrolling strip that a view shows, told without the code under test: copies one behind another from a far edge. */
function expected(one: Strip, moved: number, view: number, gap: number, place: number): number {
  const along = place - view + moved;
  return along < 0 ? -1 : along % (one.width + gap);
}

describe('frames', () => {
  it('LED-10 a scrolling strip enters at the right, moves by its pace and comes again behind a gap', () => {
    const one = strip(plainTicker(MOTTO), panel, means);
    const step = one.pace.dotsPerFrame;
    const gap = 48;
    expect([one.pace.framesPerDot, one.motion]).toEqual([1, 'left']);
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(95), fc.nat(15), (frame, x, y) => {
        const { dots } = frameAt(one, panel, Math.ceil(frame * frameMs));
        const column = expected(one, frame * step, 96, gap, x);
        const dot = column < 0 || column >= one.width ? 0 : one.dots[y * one.width + column];
        expect(dots[y * 96 + x]).toBe(dot);
      }),
      { seed: 10, numRuns: 1000 },
    );
  });

  it('LED-10 to the right it enters at the left with its last letter', () => {
    const one = strip({ ...plainTicker(MOTTO), motion: 'right' }, panel, means);
    const first = frameAt(one, panel, frameMs).dots;
    const step = one.pace.dotsPerFrame;
    for (let y = 0; y < 16; y += 1)
      for (let x = 0; x < step; x += 1) expect(first[y * 96 + x]).toBe(one.dots[y * one.width + one.width - step + x]);
    expect(first.filter((_, at) => at % 96 >= step).every((dot) => dot === 0)).toBe(true);
  });

  it('LED-10 at 0 a scrolling strip is not in sight, in any direction', () => {
    for (const motion of ['left', 'right', 'up'] as const) {
      const one = strip({ ...plainTicker(MOTTO), motion }, panel, means);
      expect(one.motion).toBe(motion);
      expect(frameAt(one, panel, 0).dots.every((dot) => dot === 0)).toBe(true);
      expect(frameAt(one, panel, 4000).dots.some((dot) => dot > 0)).toBe(true);
    }
  });

  it('LED-10 asked again, in any order and at the time of day of a real clock, the same time gives the same frame', () => {
    const one = strip(plainTicker(MOTTO), panel, means);
    const now = Date.UTC(2026, 10, 22, 1, 5);
    const texts = [0, 25, 50, 75].map((later) => frameText(frameAt(one, panel, now + later)));
    expect([75, 50, 25, 0].map((later) => frameText(frameAt(one, panel, now + later))).reverse()).toEqual(texts);
    expect(new Set(texts).size).toBe(4);
    expect(frameText(frameAt(one, panel, now + 24))).toBe(texts[0]);
  });

  it('LED-10 time before the origin, or no time at all, is the origin', () => {
    const one = strip(plainTicker(MOTTO), panel, means);
    for (const time of [-5000, Number.NaN, Number.POSITIVE_INFINITY])
      expect(frameText(frameAt(one, panel, time))).toBe(frameText(frameAt(one, panel, 0)));
  });

  for (const [rows, width] of [
    [13, 80],
    [16, 96],
    [20, 96],
    [24, 110],
    [32, 120],
  ] as const)
    it(`LED-10 ${rows} rows stand as in their golden file`, async () => {
      const golden = monoPanel(width, rows);
      const page = (text: string, time: number) => frameText(frameAt(strip(plainTicker(text), golden, means), golden, time));
      const texts = [page(MOTTO, 3000), page('ẮẰẲẴẶ ẾỀỂỄỆ ỨỪỬỮỰ ắằẳẵặ ốồổỗộ', 2000), page('«83,9%» 1.500₫ → …', 2500)];
      await expect(texts.join('\n')).toMatchFileSnapshot(`../../golden/led/rows-${rows}.txt`);
    });

  it('LED-10 two lines of two colours, a page and words that climb stand as in their golden file', async () => {
    const colour = plainPanel(100, 48, 5, { kind: 'full', order: 'grb' });
    const runs = [
      { text: 'Xin mời', colour: '#ffffff' },
      { text: 'quầy số 3', colour: '#ff2020' },
      { text: ', xin cảm ơn', colour: '#20ff20' },
    ];
    const frame = (motion: 'still' | 'page' | 'up', time: number) =>
      frameText(
        frameAt(strip({ ...plainTicker('a'), runs, motion, rows: motion === 'still' ? null : 24 }, colour, means), colour, time),
      );
    await expect([frame('still', 0), frame('page', 2500), frame('up', 1500)].join('\n')).toMatchFileSnapshot(
      '../../golden/led/colours.txt',
    );
  });
});
