/** The dots of one character: `left` from the pen, `top` from the top of the line, `dots` row by row, 1 where lit. */
export interface LedGlyph {
  readonly advance: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/**
 * A font baked to dots: letters stand on the line under row `baseline - 1`; glyphs by NFC character. `pairs` adds whole dots to the
 * advance of the first of two characters, by classes (0 where a character has none).
 */
export interface Atlas {
  readonly font: string;
  readonly licence: string;
  readonly rows: number;
  readonly baseline: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly glyphs: ReadonlyMap<string, LedGlyph>;
  readonly pairs: {
    readonly left: ReadonlyMap<string, number>;
    readonly right: ReadonlyMap<string, number>;
    readonly values: readonly (readonly number[])[];
  };
}

/** Whole dots between the pens of `a` and `b` beyond the advance of `a`. */
export function pairGap(atlas: Atlas, a: string, b: string): number {
  const left = atlas.pairs.left.get(a);
  const right = atlas.pairs.right.get(b);
  return left === undefined || right === undefined ? 0 : (atlas.pairs.values[left]?.[right] ?? 0);
}

/** One baked JSON file (content/fonts/led-*.json), checked cheaply; throws with the name of what is damaged. */
export function parseAtlas(raw: unknown): Atlas {
  if (!isRecord(raw) || !isRecord(raw['glyphs']) || !isRecord(raw['pairs'])) throw new Error('atlas: not a baked atlas');
  const { font, licence, glyphs, pairs } = raw;
  if (typeof font !== 'string' || typeof licence !== 'string') throw new Error('atlas: font or licence is no text');
  const rows = whole(raw['rows'], 'rows');
  const { values } = pairs;
  if (!Array.isArray(values)) throw new Error('atlas: pairs are damaged');
  return {
    font,
    licence,
    rows,
    baseline: whole(raw['baseline'], 'baseline'),
    capHeight: whole(raw['capHeight'], 'capHeight'),
    xHeight: whole(raw['xHeight'], 'xHeight'),
    glyphs: new Map(Object.keys(glyphs).map((c) => [c, glyphOf(c, glyphs[c], rows)])),
    pairs: {
      left: classesOf(pairs['left']),
      right: classesOf(pairs['right']),
      values: values.map((row: unknown) => (Array.isArray(row) ? row.map((gap: unknown) => whole(gap, 'a pair')) : [])),
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function whole(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Error(`atlas: ${name} is no whole number`);
  return value;
}

function glyphOf(character: string, raw: unknown, rows: number): LedGlyph {
  if (!Array.isArray(raw) || raw.length !== 5) throw new Error(`atlas: glyph of ${character} is damaged`);
  const [advance, left, top, width, hex]: unknown[] = raw;
  if (typeof hex !== 'string' || !/^[0-9a-f]*$/.test(hex)) throw new Error(`atlas: dots of ${character} are damaged`);
  const columns = whole(width, character);
  const nibbles = Math.ceil(columns / 4);
  const height = nibbles === 0 ? 0 : hex.length / nibbles;
  const start = whole(top, character);
  if (!Number.isInteger(height) || start < 0 || start + height > rows) throw new Error(`atlas: ${character} leaves its rows`);
  const dots = new Uint8Array(columns * height);
  for (let at = 0; at < dots.length; at += 1) {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    const nibble = Number.parseInt(hex.charAt(y * nibbles + (x >> 2)), 16);
    dots[at] = (nibble >> (3 - (x & 3))) & 1;
  }
  return { advance: whole(advance, character), left: whole(left, character), top: start, width: columns, height, dots };
}

function classesOf(raw: unknown): Map<string, number> {
  if (!Array.isArray(raw)) throw new Error('atlas: classes of pairs are damaged');
  const classes = new Map<string, number>();
  raw.forEach((members, index) => {
    for (const character of String(members)) classes.set(character, index);
  });
  return classes;
}
