import type { Drawing, FontSet } from '../../content/slide/drawing.ts';
import { paint } from '../../content/slide/svg.ts';
import { svgElement } from '../parts/svg-dom.ts';
import type { Layer } from './layer.ts';
import { phaseMs, type Scroll, scrollOf } from './scroll.ts';

/** How far the line may be from the shared time before it is set right. */
const TOLERANCE_MS = 60;

/** A Vietnamese word is a syllable. */
const syllablesIn = (words: string): number => words.split(/\s+/).length;

const copyOf = (drawing: Drawing, fonts: FontSet, width: number): SVGElement => {
  const copy = svgElement(paint({ ...drawing, background: 'none' }, fonts, { mediaHref: () => '' }));
  copy.setAttribute('aria-hidden', 'true');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', '100%');
  // Copies meet without a seam although their width is a whole number of pixels.
  copy.setAttribute('preserveAspectRatio', 'none');
  return copy;
};

/** Builds a line that scrolls on the compositor: as many copies side by side as leave no gap. `width`: of the window, `scale`: CSS pixels a drawing unit. */
export const tickerLayer = (drawing: Drawing, fonts: FontSet, width: number, scale: number, now: () => number): Layer => {
  const element = document.createElement('div');
  element.className = 'layer';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', drawing.words);
  element.style.setProperty('background-color', drawing.background);
  const strip = document.createElement('div');
  strip.className = 'strip';
  const scroll: Scroll = scrollOf(drawing.width * scale, width, syllablesIn(drawing.words));
  const copies = Math.ceil(width / scroll.length) + 1;
  for (let copy = 0; copy < copies; copy += 1) strip.appendChild(copyOf(drawing, fonts, scroll.length));
  element.appendChild(strip);
  let run: Animation | null = null;
  let frame = 0;
  const start = (): void => {
    const duration = (scroll.length / scroll.perSecond) * 1000;
    const frames = [{ transform: 'translate3d(0,0,0)' }, { transform: `translate3d(${-scroll.length}px,0,0)` }];
    run = strip.animate(frames, { duration, iterations: Number.POSITIVE_INFINITY, easing: 'linear' });
    run.currentTime = phaseMs(scroll, now());
  };
  const adjust = (time: number): void => {
    if (run === null) return;
    const phase = phaseMs(scroll, time);
    const off = Math.abs(Number(run.currentTime) - phase);
    if (off > TOLERANCE_MS) run.currentTime = phase;
  };
  return {
    element,
    ready: Promise.resolve(),
    begin: () => {
      // Made in a frame: a page that paints none would keep it, with its letters, for ever.
      if (typeof strip.animate === 'function') frame = requestAnimationFrame(start);
    },
    adjust,
    dispose: () => {
      cancelAnimationFrame(frame);
      run?.cancel();
      run = null;
      element.remove();
      element.textContent = '';
    },
  };
};
