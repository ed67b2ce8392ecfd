import type { Timepiece } from '../link/timepiece.ts';

const ASK_MS = 6 * 3_600_000;
const LOOK_MS = 10 * 60_000;
/** Reception areas are dark then. */
const QUIET_HOURS: readonly number[] = [2, 3];

/**
 * Has the page and its parts kept for a start without network, where the origin is secure enough for that; asks now and then for
 * a new version and changes over to it in the quiet hours (`localHour`: 0 to 23). `base`: the path under which the page lies.
 */
export const registerWorker = async (base: string, timepiece: Timepiece, localHour: () => number): Promise<void> => {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const { serviceWorker } = navigator;
  const first = serviceWorker.controller === null;
  let changes = 0;
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base });
  const ask = (): void => {
    registration.update().catch((error: unknown) => console.warn('no word of a new version', error));
    timepiece.after(ASK_MS, ask);
  };
  const changeOver = (): void => {
    if (QUIET_HOURS.includes(localHour())) window.location.reload();
    else timepiece.after(LOOK_MS, changeOver);
  };
  serviceWorker.addEventListener('controllerchange', () => {
    changes += 1;
    // The first worker of a new screen takes over the page that it was made from.
    if (changes === (first ? 2 : 1)) changeOver();
  });
  timepiece.after(ASK_MS, ask);
};
