import type { Atlas } from '../../content/led/atlas.ts';
import { suitedTicker } from '../../content/led/device-problems.ts';
import { type Frame, frameAt } from '../../content/led/frame-at.ts';
import type { LedLive } from '../../content/led/live-words.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { patternOf } from '../../content/led/pattern.ts';
import { type Strip, stripAgain } from '../../content/led/strip.ts';
import { tickerOf } from '../../content/led/ticker-of.ts';
import type { Slide } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';

/** The dots of one slide `time` ms after it has begun; live values may change from call to call. */
export type LineFrames = (time: Instant, live: LedLive | null) => Frame;

/** How a slide looks on a panel: laid out when first asked and again when its words change. `null`: dots cannot say it. */
export const lineFrames = (slide: Slide, mount: LedMount, atlases: readonly Atlas[]): LineFrames | null => {
  if (slide.template === 'led' && slide.pattern !== undefined) return patternOf(slide.pattern, mount);
  const { panel } = mount;
  const line = tickerOf(slide, panel);
  if (line === null) return null;
  const ticker = suitedTicker(line, mount.device);
  let made: Strip | null = null;
  return (time, live) => {
    made = stripAgain(made, ticker, panel, { atlases, live });
    return frameAt(made, panel, time);
  };
};
