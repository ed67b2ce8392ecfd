import type { Timepiece } from './timepiece.ts';

const QUIET_MS = 10 * 60_000;
const MOST = 200;

/** Tells whether something is new: the same words again within ten minutes are not. */
export const repeatGuard = (timepiece: Timepiece): ((words: string) => boolean) => {
  const said = new Map<string, number>();
  return (words) => {
    const now = timepiece.ticks().mono;
    const last = said.get(words);
    if (last !== undefined && now - last < QUIET_MS) return false;
    said.delete(words);
    said.set(words, now);
    const oldest = said.keys().next();
    if (said.size > MOST && oldest.done !== true) said.delete(oldest.value);
    return true;
  };
};
