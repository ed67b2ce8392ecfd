import type { Atlas } from '../../../content/led/atlas.ts';
import { lineFindings } from '../../../content/led/line-findings.ts';
import type { FontSet } from '../../../content/slide/drawing.ts';
import { type Finding, findings } from '../../../content/slide/legibility.ts';
import type { Findings } from './drawn-problems.ts';

/** Too small for the hall is the panel's fault, not the line's: the author is told, and may publish. */
const TOLD_ONLY = 'LED-25';

const hinders = ({ level, code }: Finding): boolean => level === 'error' && code !== TOLD_ONLY;

/** The findings that hinder publishing: those of level `error`, for slides drawn with these fonts, or with these dots on a LED panel. */
export const slideFindings =
  (fonts: FontSet, atlases: readonly Atlas[]): Findings =>
  (slide, display, zone, dwellSeconds, theme) => {
    const { led: mount, viewingDistanceM } = display;
    const found =
      mount === undefined
        ? findings(slide, display, dwellSeconds, { fonts, theme, zone })
        : lineFindings(slide, { mount, viewingDistanceM }, dwellSeconds, atlases);
    return found.filter(hinders);
  };
