import type { BakedFont, Drawing, FontSet, Mark } from './drawing.ts';
import type { Hash } from './slide.ts';
import { missingGlyph, pens } from './type/measure.ts';
import { round } from './type/scale.ts';

/** An element of SVG as data: the browser makes DOM of it, the server text. No style attributes, no ids, no scripts. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
  readonly text?: string;
}

/** Where the bytes of a picture stand: a URL or a data URI. */
export interface PaintOptions {
  readonly mediaHref: (hash: Hash) => string;
}

const node = (tag: string, attributes: Record<string, string | number>, children: readonly SvgNode[] = []): SvgNode => ({
  tag,
  attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])),
  children,
});

/** The outlines of a run as one path in font units, from the pen's start. */
function runOutline(font: BakedFont, words: string, tracking: number): string {
  const { at } = pens(font, words, tracking);
  let path = '';
  [...words].forEach((character, index) => {
    const { outline } = font.glyphs.get(character) ?? missingGlyph(font);
    if (outline) path += `M${round(at[index] ?? 0)} 0${outline}`;
  });
  return path;
}

const scaled = (x: number, y: number, scale: number) => `translate(${x} ${y}) scale(${Math.round(scale * 1e6) / 1e6})`;
const FITS = { cover: 'xMidYMid slice', contain: 'xMidYMid meet' } as const;

function pictureNode(mark: Extract<Mark, { kind: 'picture' | 'video' }>, media: Hash, options: PaintOptions): SvgNode {
  const { x, y, width, height, alt } = mark;
  const href = options.mediaHref(media);
  const label = alt ? { role: 'img', 'aria-label': alt } : {};
  return node('image', { x, y, width, height, href, 'xlink:href': href, preserveAspectRatio: FITS[mark.fit], ...label });
}

/** A triangle on a disc where a video stands that has no poster. */
function videoSign(mark: Extract<Mark, { kind: 'video' }>): SvgNode {
  const { x, y, width, height, alt } = mark;
  const [cx, cy, r] = [x + width / 2, y + height / 2, Math.min(width, height) * 0.12];
  const sign = `M${round(cx - r / 2)} ${round(cy - r)}l${round(r * 1.6)} ${round(r)}l${round(-r * 1.6)} ${round(r)}z`;
  const ground = node('rect', { x, y, width, height, fill: '#101010' });
  return node('g', { role: 'img', 'aria-label': alt }, [ground, node('path', { d: sign, fill: '#ffffff' })]);
}

function markNode(mark: Mark, fonts: FontSet, options: PaintOptions): SvgNode {
  switch (mark.kind) {
    case 'box': {
      const { x, y, width, height, fill, radius } = mark;
      return node('rect', { x, y, width, height, fill, ...(radius > 0 ? { rx: radius } : {}) });
    }
    case 'text': {
      const font = fonts[mark.font];
      const d = runOutline(font, mark.words, mark.tracking);
      const transform = scaled(mark.x, mark.y, mark.size / font.unitsPerEm);
      return node('path', { d, fill: mark.fill, transform, role: 'img', 'aria-label': mark.words });
    }
    case 'picture':
      return pictureNode(mark, mark.media, options);
    case 'video':
      return mark.poster ? pictureNode(mark, mark.poster, options) : videoSign(mark);
    case 'path': {
      const label = mark.alt ? { role: 'img', 'aria-label': mark.alt } : {};
      return node('path', { d: mark.outline, fill: mark.fill, transform: scaled(mark.x, mark.y, mark.scale), ...label });
    }
    default: {
      const never: never = mark;
      return never;
    }
  }
}

/**
 * A drawing as SVG: text as one path of outlines per run, with its words as the label of the run and all words as the label of the
 * whole, so that readers, search and tests find them.
 */
export function paint(drawing: Drawing, fonts: FontSet, options: PaintOptions): SvgNode {
  const { width, height } = drawing;
  const ground = node('rect', { width, height, fill: drawing.background });
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': drawing.words,
  };
  return node('svg', attributes, [ground, ...drawing.marks.map((mark) => markNode(mark, fonts, options))]);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };
const escaped = (text: string) => text.replace(/[&<>"\n]/g, (c) => ESCAPES[c] ?? c);

/** The node as SVG text, for files, sharp and the print export. */
export function svgText(tree: SvgNode): string {
  const attributes = Object.entries(tree.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  const inner = (tree.text ? escaped(tree.text) : '') + tree.children.map(svgText).join('');
  return inner ? `<${tree.tag}${attributes}>${inner}</${tree.tag}>` : `<${tree.tag}${attributes}/>`;
}
