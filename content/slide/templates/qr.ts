import { encode } from 'uqr';
import type { Box, Mark } from '../drawing.ts';
import { accentRule, innerBox, isNarrow, titleStyle } from '../frame.ts';
import { fillBox, join, type Layer, NOTHING, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';
import { round } from '../type/scale.ts';

/** Modules of white around a QR code, as ISO/IEC 18004 asks. */
const QUIET = 4;

/** The dark modules as path data in modules, runs in a row joined; `size` counts the quiet zone on both sides. */
export function qrOutline(url: string): { outline: string; size: number } {
  const { data, size } = encode(url, { ecc: 'M', border: 0 });
  let outline = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (x < size && row[x]) x += 1;
      outline += `M${start + QUIET} ${y + QUIET}h${x - start}v1h-${x - start}z`;
    }
  });
  return { outline, size: size + 2 * QUIET };
}

/** The code on white: always dark on light, whatever the theme, because scanners need it. */
function codeLayer(url: string, box: Box): Layer {
  const { outline, size } = qrOutline(url);
  const room = Math.min(box.width, box.height);
  // Whole modules where they are large enough: sharp on Full HD and 4K.
  const scale = room / size < 3 ? round(room / size) : Math.floor(room / size);
  const side = scale * size;
  const [x, y] = [Math.round(box.x + (box.width - side) / 2), Math.round(box.y + (box.height - side) / 2)];
  const mark: Mark = { kind: 'path', outline, fill: '#111111', x, y, scale, alt: url };
  return join(fillBox({ x, y, width: side, height: side }, '#ffffff', side * 0.03), {
    marks: [mark],
    words: [url],
    problems: [],
  });
}

/** The address with what proves that somebody sees this screen now; without it the page asks to scan again. */
function rotating(slide: Extract<Slide, { template: 'qr' }>, { live }: Stage): string {
  const token = slide.point === undefined ? undefined : live?.tokens?.[slide.point];
  return token === undefined ? slide.url : `${slide.url}?t=${token}`;
}

/** Title and text beside the code (narrow: above and below it). */
export function qrLayer(stage: Stage, slide: Extract<Slide, { template: 'qr' }>): Layer {
  const { short } = stage;
  const narrow = isNarrow(stage);
  const inner = innerBox(stage);
  const side = narrow ? Math.min(inner.width, inner.height * 0.5) : Math.min(inner.height, inner.width * 0.44);
  const align = narrow ? ('center' as const) : ('start' as const);
  const texts = (slide.text ?? '').split('\n').filter((line) => line.trim() !== '');
  const textStyle = styleOf(stage, { font: 'medium', most: 0.07, least: 0.036, gap: 0.35, leading: 1.42, align, gain: 1.04 });
  const heading = { ...titleStyle(stage), most: 0.12, lines: 6, gain: 1.08, align };
  const left = narrow ? inner : { ...inner, width: inner.width - side - short * 0.08 };
  const headRoom = narrow
    ? { ...inner, height: inner.height * 0.2 }
    : { ...left, height: left.height * (texts.length > 0 ? 0.44 : 1) };
  const title = setText(
    stage,
    heading,
    { texts: [slide.title], path: ['title'] },
    headRoom,
    narrow ? 'top' : texts.length > 0 ? 'bottom' : 'middle',
  );
  const code = narrow
    ? { x: inner.x + (inner.width - side) / 2, y: title.baseline + short * 0.07, width: side, height: side }
    : { x: inner.x + inner.width - side, y: inner.y + (inner.height - side) / 2, width: side, height: side };
  const top = narrow ? code.y + side + short * 0.05 : title.baseline + short * 0.13;
  const room = { ...left, y: top, height: Math.max(1, inner.y + inner.height - top) };
  const text = texts.length > 0 ? setText(stage, textStyle, { texts, path: ['text'] }, room, 'top') : NOTHING;
  const rule = !narrow && texts.length > 0 ? accentRule(stage, inner.x, title.baseline + short * 0.06, 'start') : NOTHING;
  return join(title, rule, text, codeLayer(rotating(slide, stage), code));
}
