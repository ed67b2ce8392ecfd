import { type Problem, problem } from '../problem.ts';
import type { Box, FontName, FontSet, LiveValues, Mark, TextRole } from './drawing.ts';
import type { Theme } from './theme.ts';
import type { Manner } from './type/break.ts';
import { type Copy, type Fit, fitText } from './type/fit.ts';
import { inkOf, missingIn } from './type/measure.ts';
import { round, scaleOf } from './type/scale.ts';

/** What a template works with. `box` in drawing units (the shorter side of the whole screen is 1080), `short` its shorter side. */
export interface Stage {
  readonly box: { readonly width: number; readonly height: number };
  readonly short: number;
  readonly fonts: FontSet;
  readonly theme: Theme;
  readonly live: LiveValues | null;
}

/** Part of a drawing: its marks in painting order, its words in reading order, what is wrong with it. */
export interface Layer {
  readonly marks: readonly Mark[];
  readonly words: readonly string[];
  readonly problems: readonly Problem[];
}

export const join = (...layers: readonly Layer[]): Layer => ({
  marks: layers.flatMap((layer) => layer.marks),
  words: layers.flatMap((layer) => layer.words),
  problems: layers.flatMap((layer) => layer.problems),
});

/** How text looks; `most` and `least`: the type scale as shares of the shorter side; `least` never falls below 20 units. */
export interface TextStyle {
  readonly font: FontName;
  readonly fill: string;
  readonly role: TextRole;
  readonly most: number;
  readonly least: number;
  readonly leading: number;
  readonly gap: number;
  readonly tracking: number;
  readonly align: 'start' | 'center' | 'end';
  readonly manner: Manner;
  readonly lines: number;
  readonly gain: number;
}

/** Body text, centred, in even lines; `change` says what differs. */
export const styleOf = (stage: Stage, change: Partial<TextStyle>): TextStyle => ({
  font: 'bold',
  fill: stage.theme.ink,
  role: 'body',
  most: 0.1,
  least: 0.04,
  leading: 1.34,
  gap: 0,
  tracking: 0,
  align: 'center',
  manner: 'even',
  lines: 12,
  gain: 1,
  ...change,
});

/** Text with its place in the slide (for problems): paragraphs, each begins a line. */
export interface Wording {
  readonly texts: readonly string[];
  readonly path: readonly (string | number)[];
}

/** Set text: where its ink and its optical box (cap top of the first line to the last baseline) stand. */
export interface TextLayer extends Layer {
  readonly size: number;
  readonly count: number;
  readonly capTop: number;
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
}

const SMALLEST = 20;
export const sizesOf = (stage: Stage, style: TextStyle): number[] => {
  const least = Math.max(style.least, SMALLEST / stage.short);
  return scaleOf(stage.short, Math.max(style.most, least), least);
};

const copyOf = (stage: Stage, style: TextStyle, texts: readonly string[]): Copy => ({
  texts: texts.map((text) => text.normalize('NFC')),
  font: stage.fonts[style.font],
  leading: style.leading,
  gap: style.gap,
  tracking: style.tracking,
  manner: style.manner,
});

/** Fits without placing: to compare ways to compose. */
export const fitWording = (
  stage: Stage,
  style: TextStyle,
  texts: readonly string[],
  area: Size,
  sizes?: readonly number[],
): Fit => fitText(copyOf(stage, style, texts), { ...area, lines: style.lines, gain: style.gain }, sizes ?? sizesOf(stage, style));

interface Size {
  readonly width: number;
  readonly height: number;
}

function problemsOf(stage: Stage, style: TextStyle, wording: Wording, fit: Fit): Problem[] {
  const missing = missingIn(stage.fonts[style.font], wording.texts.join('').normalize('NFC')).filter((c) => c !== '\n');
  const named = missing.map((character) =>
    problem('LAY-8', wording.path, { character, codepoint: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}` }),
  );
  if (!fit.overflow) return named;
  return [...named, problem('LAY-7', wording.path, { needs: fit.overflow.needs, has: fit.overflow.has, size: fit.size })];
}

function startOf(box: Box, align: TextStyle['align'], left: number, right: number): number {
  if (align === 'start') return box.x - left;
  if (align === 'end') return box.x + box.width - right;
  return box.x + (box.width - left - right) / 2;
}

/**
 * Sets text in a box. Lines are aligned by their ink, not by their side bearings; the block is centred by its cap height
 * (`middle`), or its ink touches the top or the bottom.
 */
export function setText(
  stage: Stage,
  style: TextStyle,
  wording: Wording,
  box: Box,
  valign: 'top' | 'middle' | 'bottom',
  sizes?: readonly number[],
): TextLayer {
  const font = stage.fonts[style.font];
  const fit = fitWording(stage, style, wording.texts, box, sizes);
  const { size, lines } = fit;
  const em = size / font.unitsPerEm;
  const inks = lines.map((line) => inkOf(font, line.words, style.tracking));
  const above = -(inks[0]?.top ?? 0) * em;
  const below = (inks[inks.length - 1]?.bottom ?? 0) * em;
  const cap = font.capHeight * em;
  const span = (lines[lines.length - 1]?.down ?? 0) * size;
  const lowest = box.y + box.height - below - span;
  const first = Math.max(box.y + above, Math.min(lowest, firstBaseline(valign, box, { above, cap, span, lowest })));
  const marks = lines.map(({ words, down }, index): Mark => {
    const ink = inks[index] ?? { left: 0, right: 0 };
    const x = round(startOf(box, style.align, ink.left * em, ink.right * em));
    const y = round(first + down * size);
    const { fill, role, tracking } = style;
    return { kind: 'text', x, y, size, font: style.font, fill, words, tracking, role };
  });
  const baseline = first + span;
  return {
    marks,
    words: wording.texts.map((text) => text.normalize('NFC')),
    problems: problemsOf(stage, style, wording, fit),
    size,
    count: lines.length,
    capTop: first - cap,
    baseline,
    top: first - above,
    bottom: baseline + below,
  };
}

function firstBaseline(
  valign: 'top' | 'middle' | 'bottom',
  box: Box,
  line: { above: number; cap: number; span: number; lowest: number },
): number {
  if (valign === 'top') return box.y + line.above;
  if (valign === 'bottom') return line.lowest;
  return box.y + (box.height + line.cap - line.span) / 2;
}

/** A filled rectangle. */
export const fillBox = (box: Box, fill: string, radius = 0): Layer => ({
  // Whole units: edges are sharp on Full HD and 4K, and boxes that meet leave no seam.
  marks: [
    {
      kind: 'box',
      x: Math.round(box.x),
      y: Math.round(box.y),
      width: Math.max(1, Math.round(box.x + box.width) - Math.round(box.x)),
      height: Math.max(1, Math.round(box.y + box.height) - Math.round(box.y)),
      fill,
      radius: round(radius),
    },
  ],
  words: [],
  problems: [],
});

export const NOTHING: Layer = { marks: [], words: [], problems: [] };

/** A layer moved down. */
export const lowered = (layer: Layer, by: number): Layer => ({
  ...layer,
  marks: layer.marks.map((mark) => ({ ...mark, y: round(mark.y + by) })),
});

/** The part of a box that is left when its sides are moved inwards. */
export const inset = (box: Box, left: number, top: number, right: number, bottom: number): Box => ({
  x: box.x + left,
  y: box.y + top,
  width: Math.max(1, box.width - left - right),
  height: Math.max(1, box.height - top - bottom),
});
