import type { FontSet } from '../../../content/slide/drawing.ts';
import { findings } from '../../../content/slide/legibility.ts';
import type { Findings } from './drawn-problems.ts';

/** The findings that hinder publishing: those of level `error`, for slides drawn with these fonts. */
export const slideFindings =
  (fonts: FontSet): Findings =>
  (slide, display, zone, dwellSeconds, theme) =>
    findings(slide, display, dwellSeconds, { fonts, theme, zone }).filter((found) => found.level === 'error');
