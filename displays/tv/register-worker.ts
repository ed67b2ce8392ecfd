import type { Timepiece } from '../link/timepiece.ts';
import { pageAt, watchPage } from './page-watch.ts';
import { LOOK_MS, QUIET_HOURS } from './quiet-hours.ts';

const ASK_MS = 6 * 3_600_000;

/**
 * Has the page and its parts kept for a start without network, where the origin is secure enough for that; asks now and then for
 * a new version, everywhere, and changes over to it in the quiet hours (`localHour`: 0 to 23). `base`: the path under which the page
 * lies.
 */
export const registerWorker = async (base: string, timepiece: Timepiece, localHour: () => number): Promise<void> => {
  if (!import.meta.env.PROD) return;
  const reload = (): void => window.location.reload();
  if (!('serviceWorker' in navigator)) return watchPage({ page: pageAt(base), timepiece, localHour, reload });
  const { serviceWorker } = navigator;
  const first = serviceWorker.controller === null;
  let changes = 0;
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base });
  const ask = (): void => {
    registration.update().catch((error: unknown) => console.warn('no word of a new version', error));
    timepiece.after(ASK_MS, ask);
  };
  const changeOver = (): void => {
    if (QUIET_HOURS.includes(localHour())) reload();
    else timepiece.after(LOOK_MS, changeOver);
  };
  serviceWorker.addEventListener('controllerchange', () => {
    changes += 1;
    // The first worker of a new screen takes over the page that it was made from.
    if (changes === (first ? 2 : 1)) changeOver();
  });
  timepiece.after(ASK_MS, ask);
};
