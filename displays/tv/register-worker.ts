/** Has the page and its parts kept for a start without network, where the origin is secure enough for that. */
export const registerWorker = (): void => {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker
    .register('/tv/sw.js', { scope: '/tv/' })
    .catch((error: unknown) => console.warn('the page cannot keep itself', error));
};
