const FADE_MS = 600;
/** A timer stands behind the animation's end: a hidden page animates nothing. */
const SLACK_MS = 200;

/** Whether the viewer's system asks for stillness. */
export const stillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Fades `element` in over what lies under it, on the compositor; calls `done` once, when it is opaque. The animation is made in a
 * frame: a page that paints none would keep each one, with its element, for ever.
 */
export const fadeIn = (element: HTMLElement, calm: boolean, done: () => void): void => {
  if (!calm || typeof element.animate !== 'function') {
    element.classList.add('shown');
    done();
    return;
  }
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    element.classList.add('shown');
    done();
  };
  const timer = setTimeout(end, FADE_MS + SLACK_MS);
  const frame = requestAnimationFrame(() => {
    element.classList.add('shown');
    const fade = element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_MS, easing: 'ease-in-out' });
    fade.onfinish = end;
    fade.oncancel = end;
  });
};
