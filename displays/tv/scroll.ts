/** Speed and length of a scrolling line, in CSS pixels. */
export interface Scroll {
  readonly length: number;
  readonly perSecond: number;
}

/** A frame moves whole pixels at sixty frames a second. */
const FRAMES = 60;
/** Syllables a second that people read off a moving line. */
const READING = 2.2;

/** Reading speed, rounded to whole pixels a frame. `length`: the line with its gap; `width`: of the window it runs through. */
export const scrollOf = (length: number, width: number, syllables: number): Scroll => {
  const reading = (length / Math.max(1, syllables)) * READING;
  const bounded = Math.min(reading, width / 6);
  return { length: Math.round(length), perSecond: Math.max(1, Math.round(bounded / FRAMES)) * FRAMES };
};

/** Ms for one round. */
export const roundMs = (scroll: Scroll): number => (scroll.length / scroll.perSecond) * 1000;

/** Where in its round the line is at `time`: a function of the shared time, so that neighbours run alike. */
export const phaseMs = (scroll: Scroll, time: number): number => {
  const round = roundMs(scroll);
  // The remainder is exact; what is left of a product may be less than nothing, or a whole round.
  return ((time % round) + round) % round;
};
