/** What a finger or a stray keyboard could leave the page by. */
const REFUSED = [
  'contextmenu',
  'selectstart',
  'dragstart',
  'drop',
  'dragover',
  'gesturestart',
  'gesturechange',
  'copy',
  'cut',
  'paste',
];
/** Keys that a person may use to answer; every other one does nothing. */
const KEYS: readonly string[] = ['Tab', 'Enter', ' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** Keeps a visitor in the page: no menu, selection, zoom, drag, shortcut or way back. What only the system can lock, the manual tells. */
export const lockDown = (window: Window): void => {
  const stop = (event: Event): void => event.preventDefault();
  const firm = { passive: false, capture: true } as const;
  for (const name of REFUSED) window.addEventListener(name, stop, firm);
  window.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), firm);
  window.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), firm);
  window.addEventListener('touchstart', (event) => event.touches.length > 1 && event.preventDefault(), firm);
  window.addEventListener('dblclick', stop, firm);
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !KEYS.includes(event.key)) event.preventDefault();
    },
    firm,
  );
  window.history.pushState(null, '');
  window.addEventListener('popstate', () => window.history.pushState(null, ''));
};
