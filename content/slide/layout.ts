import type { Drawing, FontSet, LiveValues } from './drawing.ts';
import type { Layer, Stage } from './layer.ts';
import type { Slide } from './slide.ts';
import { boardLayer } from './templates/board.ts';
import { clockLayer } from './templates/clock.ts';
import { hoursLayer } from './templates/hours.ts';
import { ledLayer } from './templates/led.ts';
import { mottoLayer } from './templates/motto.ts';
import { noticeLayer } from './templates/notice.ts';
import { captionedLayer, pictureSlideLayer, videoLayer } from './templates/picture.ts';
import { qrLayer } from './templates/qr.ts';
import { scoreLayer } from './templates/score.ts';
import { statementLayer } from './templates/statement.ts';
import { tableLayer } from './templates/table.ts';
import { tickerLayer } from './templates/ticker.ts';
import type { Theme } from './theme.ts';
import { round } from './type/scale.ts';

/** What layout needs besides the slide. `live: null`: values are not known (a preview). */
export interface LayoutMeans {
  readonly fonts: FontSet;
  readonly theme: Theme;
  readonly live: LiveValues | null;
}

function layerOf(stage: Stage, slide: Slide): Layer & { readonly width?: number } {
  switch (slide.template) {
    case 'motto':
      return mottoLayer(stage, slide);
    case 'statement':
      return statementLayer(stage, slide);
    case 'notice':
      return noticeLayer(stage, slide);
    case 'hours':
      return hoursLayer(stage, slide);
    case 'captioned':
      return captionedLayer(stage, slide);
    case 'picture':
      return pictureSlideLayer(stage, slide);
    case 'video':
      return videoLayer(stage, slide);
    case 'table':
      return tableLayer(stage, slide);
    case 'qr':
      return qrLayer(stage, slide);
    case 'score':
      return scoreLayer(stage, slide);
    case 'board':
      return boardLayer(stage, slide);
    case 'clock':
      return clockLayer(stage, slide);
    case 'ticker':
      return tickerLayer(stage, slide);
    case 'led':
      return ledLayer(stage, slide);
    default: {
      const never: never = slide;
      return never;
    }
  }
}

/**
 * Lays a slide out in a box of drawing units: the same marks for the same input, everywhere. Problems name missing glyphs (LAY-8)
 * and text that does not fit at the smallest size (LAY-7); a ticker's drawing may be wider than its box.
 */
export function layoutSlide(slide: Slide, box: { readonly width: number; readonly height: number }, means: LayoutMeans): Drawing {
  // A zone's box has a place of its own; a drawing begins at 0, 0.
  const { width, height } = box;
  const stage: Stage = { box: { width, height }, short: Math.min(width, height), ...means };
  const layer = layerOf(stage, slide);
  return {
    width: round(layer.width ?? box.width),
    height: round(box.height),
    background: means.theme.background,
    marks: layer.marks,
    words: layer.words.join('\n'),
    problems: layer.problems,
  };
}
