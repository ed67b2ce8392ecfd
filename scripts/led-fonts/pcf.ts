import { type Cell, trimmed } from './cell.ts';

const METRICS = 4;
const BITMAPS = 8;
const ENCODINGS = 32;

interface Metric {
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
  readonly descent: number;
}

/** A PCF font (X11) as cells by character, `ascent` rows above the baseline. Reads only what fixed fonts of X11 have. */
export function readPcf(bytes: Uint8Array, characters: readonly string[], ascent: number): Map<string, Cell> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<number, number>();
  for (let index = 0; index < view.getUint32(4, true); index += 1)
    tables.set(view.getUint32(8 + index * 16, true), view.getUint32(8 + index * 16 + 12, true));
  const at = (kind: number): number => {
    const offset = tables.get(kind);
    if (offset === undefined) throw new Error(`PCF: table ${kind} is missing`);
    return offset;
  };
  const glyphOf = encodings(view, at(ENCODINGS));
  const cells = new Map<string, Cell>();
  for (const character of characters) {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    if (glyph === null) continue;
    const metric = metricOf(view, at(METRICS), glyph);
    const bitmap = bitmapOf(view, at(BITMAPS), glyph, metric);
    cells.set(character, trimmed(bitmap, { advance: 0, left: metric.left, top: ascent - metric.ascent }));
  }
  return cells;
}

function encodings(view: DataView, offset: number): (point: number) => number | null {
  const little = (view.getUint32(offset, true) & 4) === 0;
  const short = (at: number): number => view.getUint16(offset + at, little);
  const [low, high, first, last] = [short(4), short(6), short(8), short(10)];
  return (point) => {
    const [row, column] = [point >> 8, point & 255];
    if (row < first || row > last || column < low || column > high) return null;
    const glyph = short(14 + 2 * ((row - first) * (high - low + 1) + column - low));
    return glyph === 0xffff ? null : glyph;
  };
}

function metricOf(view: DataView, offset: number, glyph: number): Metric {
  const format = view.getUint32(offset, true);
  const little = (format & 4) === 0;
  if ((format & 0x100) !== 0) {
    const field = (index: number): number => view.getUint8(offset + 6 + glyph * 5 + index) - 128;
    return { left: field(0), right: field(1), ascent: field(3), descent: field(4) };
  }
  const field = (index: number): number => view.getInt16(offset + 8 + glyph * 12 + index * 2, little);
  return { left: field(0), right: field(1), ascent: field(3), descent: field(4) };
}

/** Rows of the bitmap, most significant bit left; rows are padded to 1, 2, 4 or 8 bytes. */
function bitmapOf(view: DataView, offset: number, glyph: number, metric: Metric): boolean[][] {
  const format = view.getUint32(offset, true);
  const big = (format & 4) !== 0;
  const pad = 1 << (format & 3);
  const [width, height] = [metric.right - metric.left, metric.ascent + metric.descent];
  const stride = Math.ceil(width / 8 / pad) * pad;
  const count = view.getUint32(offset + 4, !big);
  const data = offset + 8 + 4 * count + 16 + view.getUint32(offset + 8 + 4 * glyph, !big);
  const msb = (format & 8) !== 0;
  const unit = 1 << ((format >> 4) & 3);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_dot, x) => {
      const byte = x >> 3;
      const swapped = big === msb ? byte : byte - (byte % unit) + unit - 1 - (byte % unit);
      const value = view.getUint8(data + y * stride + swapped);
      return ((value >> (msb ? 7 - (x & 7) : x & 7)) & 1) === 1;
    }),
  );
}
