import type { Layer, Stage } from '../layer.ts';
import { fillBox, fitWording, join, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';
import { widthOf } from '../type/measure.ts';

/**
 * One line. While it fits the box it stands still, in the middle; else the strip is as wide as the words and a gap with a mark, so
 * that copies of it set end to end scroll without a seam.
 */
export function tickerLayer(stage: Stage, slide: Extract<Slide, { template: 'ticker' }>): Layer & { readonly width: number } {
  const { box, theme } = stage;
  const style = styleOf(stage, { most: 0.5, least: 0.5, lines: 1, align: 'start' });
  const text = slide.text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { size } = fitWording(stage, style, [''], box);
  const font = stage.fonts[style.font];
  const words = (widthOf(font, text, 0) * size) / font.unitsPerEm + size * 0.05;
  const still = words <= box.width - 2 * size;
  const x = still ? (box.width - words) / 2 : size;
  const line = setText(stage, style, { texts: [text], path: ['text'] }, { x, y: 0, width: words, height: box.height }, 'middle', [
    size,
  ]);
  const width = still ? box.width : Math.ceil(words + 3 * size);
  const ground = fillBox({ x: 0, y: 0, width, height: box.height }, theme.surface);
  const edge = fillBox({ x: 0, y: 0, width, height: Math.max(2, box.height * 0.03) }, theme.accent);
  const dot = size * 0.24;
  const sign = fillBox(
    { x: words + 2 * size - dot / 2, y: (box.height - dot) / 2, width: dot, height: dot },
    theme.accent,
    dot / 2,
  );
  return { ...join(ground, edge, line, ...(still ? [] : [sign])), width };
}
