import type { Timepiece } from '../link/timepiece.ts';

/** How long OK/Enter, or the glass, is to be held. */
const HOLD_MS = 10_000;

const isEnter = (event: Event): boolean => 'key' in event && event.key === 'Enter';
const always = (): boolean => true;

/** Calls `done` when Enter (OK on a remote) or a finger was held for ten seconds without a break. Gives the way to stop watching. */
export const watchHold = (
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  timepiece: Pick<Timepiece, 'after'>,
  done: () => void,
): (() => void) => {
  let cancel: (() => void) | null = null;
  const release = (): void => {
    cancel?.();
    cancel = null;
  };
  // A held key says `keydown` again and again: the first one counts.
  const press = (): void => {
    cancel = cancel ?? timepiece.after(HOLD_MS, done);
  };
  const handlers: [string, (event: Event) => boolean, () => void][] = [
    ['keydown', isEnter, press],
    ['keyup', isEnter, release],
    ['pointerdown', always, press],
    ['pointerup', always, release],
    ['pointercancel', always, release],
    ['blur', always, release],
  ];
  const unlisten = handlers.map(([name, counts, act]) => {
    const listener = (event: Event): void => {
      if (counts(event)) act();
    };
    target.addEventListener(name, listener);
    return () => target.removeEventListener(name, listener);
  });
  return () => {
    release();
    for (const stop of unlisten) stop();
  };
};
