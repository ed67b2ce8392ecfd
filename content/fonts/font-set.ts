import { type BakedFont, FONT_NAMES, type FontName, type FontSet, type Glyph } from '../slide/drawing.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function metric(raw: Record<string, unknown>, name: string): number {
  const value = raw[name];
  if (typeof value !== 'number' || !isFinite(value)) throw new Error(`font: ${name} is no number`);
  return value;
}

function glyphOf(character: string, raw: unknown): Glyph {
  if (!Array.isArray(raw) || raw.length !== 6) throw new Error(`font: glyph of ${character} is damaged`);
  const [advance, left, top, right, bottom, outline]: unknown[] = raw;
  const ink = { advance, left, top, right, bottom };
  if (typeof outline !== 'string') throw new Error(`font: outline of ${character} is damaged`);
  return {
    advance: metric(ink, 'advance'),
    left: metric(ink, 'left'),
    top: metric(ink, 'top'),
    right: metric(ink, 'right'),
    bottom: metric(ink, 'bottom'),
    outline,
  };
}

function classesOf(raw: unknown): Map<string, number> {
  if (!Array.isArray(raw)) throw new Error('font: kerning classes are damaged');
  const classes = new Map<string, number>();
  raw.forEach((members, index) => {
    for (const character of String(members)) classes.set(character, index);
  });
  return classes;
}

/** One font of the baked JSON; throws with the name of what is damaged. */
function parseFont(raw: unknown): BakedFont {
  if (!isRecord(raw) || !isRecord(raw['glyphs']) || !isRecord(raw['kerning'])) throw new Error('font: not a baked font');
  const { left, right, values } = raw['kerning'];
  if (!Array.isArray(values)) throw new Error('font: kerning values are damaged');
  const glyphs = raw['glyphs'];
  return {
    unitsPerEm: metric(raw, 'unitsPerEm'),
    ascender: metric(raw, 'ascender'),
    descender: metric(raw, 'descender'),
    capHeight: metric(raw, 'capHeight'),
    xHeight: metric(raw, 'xHeight'),
    glyphs: new Map(Object.keys(glyphs).map((c) => [c, glyphOf(c, glyphs[c])])),
    kerning: {
      left: classesOf(left),
      right: classesOf(right),
      values: values.map((row: unknown) => (Array.isArray(row) ? row.map(Number) : [])),
    },
  };
}

/** Every weight of the baked JSON files, checked cheaply; throws if one is missing or damaged. */
export function parseFontSet(raw: Record<FontName, unknown>): FontSet {
  const [medium, bold, extrabold] = FONT_NAMES;
  return { medium: parseFont(raw[medium]), bold: parseFont(raw[bold]), extrabold: parseFont(raw[extrabold]) };
}
