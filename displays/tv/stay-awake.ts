/** Asks the system not to darken the screen, again whenever the page comes back; browsers without the wish ignore it. */
export const stayAwake = (): void => {
  const ask = (): void => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').catch((error: unknown) => console.warn('no wake lock', error));
  };
  document.addEventListener('visibilitychange', ask);
  ask();
};
