import type { Instant } from '../time/instant.ts';
import { SPEED } from './ticker.ts';

/**
 * How fast dots move: `dotsPerFrame` dots each `framesPerDot` frames, both whole and one of them 1, so that no step is longer than
 * another (LED-9); and the syllables a second that come of it.
 */
export interface Pace {
  readonly dotsPerFrame: number;
  readonly framesPerDot: number;
  readonly syllablesPerSecond: number;
}

/** The even pace nearest to `speed`, by ratio; one between 2 and 4 syllables a second is preferred, else the slower one counts. */
export function paceOf(dotsPerSyllable: number, speed: number, frameRate: number): Pace {
  const wanted = (dotsPerSyllable * speed) / frameRate;
  const fast = Math.max(1, Math.floor(wanted));
  const slow = Math.max(1, Math.floor(1 / wanted));
  const choices = [pace(fast, 1), pace(fast + 1, 1), pace(1, slow), pace(1, slow + 1)];
  const inRange = choices.filter((one) => one.syllablesPerSecond >= SPEED.least && one.syllablesPerSecond <= SPEED.most);
  const slower = choices.filter((one) => one.syllablesPerSecond < SPEED.least);
  return nearest(inRange.length > 0 ? inRange : slower.length > 0 ? slower : choices, speed);

  function pace(dotsPerFrame: number, framesPerDot: number): Pace {
    const syllablesPerSecond = (dotsPerFrame * frameRate) / framesPerDot / dotsPerSyllable;
    return { dotsPerFrame, framesPerDot, syllablesPerSecond };
  }
}

function nearest(choices: readonly Pace[], speed: number): Pace {
  const away = ({ syllablesPerSecond }: Pace): number => Math.max(syllablesPerSecond / speed, speed / syllablesPerSecond);
  return choices.reduce((best, next) => (away(next) < away(best) ? next : best));
}

/** The number of the frame that holds at `time` (ms from any origin); a time before the origin, or none at all, is the origin. */
export const frameNumber = (time: Instant, frameRate: number): number =>
  time > 0 && Number.isFinite(time) ? Math.floor((time * frameRate) / 1000) : 0;

/** How many dots the strip has moved in `frame` frames. */
export const travelled = (pace: Pace, frame: number): number => Math.floor(frame / pace.framesPerDot) * pace.dotsPerFrame;
