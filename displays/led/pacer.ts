/** The number of the frame to paint at a refresh of the screen: `raf` is the refresh's own time, `time` the shared time, both in ms. */
export type Pacer = (raf: number, time: number) => number;

const SAMPLES = 31;
/** A refresh rate this close to a whole multiple or part of the frame rate counts as one. */
const NEARLY = 0.03;
/** How far the even count may run off the shared time, in frames, before it is set right. */
const SLACK = 0.8;

/**
 * Even steps at the rhythm of the screen, in step with the shared time. A clock that is read at each refresh wobbles by a
 * millisecond or two: near the edge of a frame it would give no step, then two. So the count goes on by itself where the rates
 * allow it, and follows the clock only when it has run off by most of a frame.
 */
export const pacer = (frameRate: number): Pacer => {
  const gaps: number[] = [];
  let before: number | null = null;
  let units: number | null = null;
  return (raf, time) => {
    if (before !== null && raf > before) {
      gaps.push(raf - before);
      if (gaps.length > SAMPLES) gaps.shift();
    }
    before = raf;
    const rhythm = rhythmOf((median(gaps) * frameRate) / 1000);
    const wanted = (Math.max(0, time) * frameRate) / 1000;
    if (rhythm === null) {
      units = null;
      return Math.floor(wanted);
    }
    const exact = wanted * rhythm.parts;
    const next: number = units === null ? Math.floor(exact) : units + rhythm.step;
    units = Math.abs(exact - (next + 0.5)) > SLACK * rhythm.parts * Math.max(1, rhythm.step) ? Math.floor(exact) : next;
    return Math.floor(units / rhythm.parts);
  };
};

/** Frames a refresh as `step` over `parts`, one of them 1; `null` where the rates do not go into each other. */
const rhythmOf = (framesARefresh: number): { readonly step: number; readonly parts: number } | null => {
  if (!(framesARefresh > 0)) return null;
  const [step, parts] = framesARefresh >= 1 ? [Math.round(framesARefresh), 1] : [1, Math.round(1 / framesARefresh)];
  return Math.abs((framesARefresh * parts) / step - 1) <= NEARLY ? { step, parts } : null;
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
};
