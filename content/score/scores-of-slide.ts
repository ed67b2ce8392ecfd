import type { Slide } from '../slide/slide.ts';
import type { ScoreWindow } from './windows.ts';

/** A score that a slide shows. */
export interface ScoreNeed {
  readonly unit: string;
  readonly window: ScoreWindow;
}

/** The scores that a slide shows. */
export function scoresOfSlide(slide: Slide): ScoreNeed[] {
  switch (slide.template) {
    case 'score':
      return [slide.window, ...(slide.beside === undefined ? [] : [slide.beside])].map((window) => ({
        unit: slide.unit,
        window,
      }));
    case 'board':
      return slide.units.map((unit) => ({ unit, window: slide.window }));
    case 'led':
      return slide.score === null ? [] : [slide.score];
    case 'motto':
    case 'statement':
    case 'notice':
    case 'hours':
    case 'captioned':
    case 'picture':
    case 'video':
    case 'table':
    case 'qr':
    case 'clock':
    case 'ticker':
      return [];
    default:
      return slide satisfies never;
  }
}
