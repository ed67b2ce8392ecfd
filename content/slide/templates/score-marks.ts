import type { LiveScore } from '../../score/live-score.ts';
import { contrast } from '../contrast.ts';
import type { Box } from '../drawing.ts';
import { fillBox, join, type Layer, NOTHING, type Stage } from '../layer.ts';
import type { Theme } from '../theme.ts';

type Colour = NonNullable<LiveScore['colour']>;

/** Paper on dark screens, strong colours with white words on light ones: whichever stands out; words on them have 7:1. */
const PAPER = '#ffffff';
const INKS: Readonly<Record<Colour, string>> = { above: '#0a5128', below: '#8f1111', between: '#3d3d3d' };

/** Ground and words of a judgement on this theme's background. Never alone: words or a sign stand in it. */
export function judgementColours(theme: Theme, colour: Colour): { readonly ground: string; readonly ink: string } {
  const ink = INKS[colour];
  const isPaper = contrast(PAPER, theme.background) > contrast(ink, theme.background);
  return isPaper ? { ground: PAPER, ink } : { ground: ink, ink: PAPER };
}

/**
 * A share's interval as a band on a scale from 0 to 100 %, a pin at the share, a hairline at the target. `box`: the band's height and
 * the whole scale's width. Nothing without an interval.
 */
export function intervalBar(stage: Stage, score: LiveScore, box: Box): Layer {
  if (score.low === null || score.high === null || score.percent === null) return NOTHING;
  const at = (percent: number) => box.x + (box.width * Math.max(0, Math.min(100, percent))) / 100;
  const [low, high] = [at(score.low), at(score.high)];
  const pin = Math.max(4, box.height * 0.24);
  const { ink, muted, accent } = stage.theme;
  const mark = (percent: number, width: number, over: number, fill: string): Layer =>
    fillBox(
      { x: at(percent) - width / 2, y: box.y - box.height * over, width, height: box.height * (1 + 2 * over) },
      fill,
      width / 2,
    );
  return join(
    fillBox({ ...box, y: box.y + box.height * 0.38, height: box.height * 0.24 }, muted),
    fillBox({ ...box, x: low, width: Math.max(pin, high - low) }, score.stale ? muted : accent, box.height / 2),
    mark(score.target, Math.max(2, pin / 2), 0.7, muted),
    mark(score.percent, pin, 0.3, ink),
  );
}
