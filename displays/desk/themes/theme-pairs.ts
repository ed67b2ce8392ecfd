import { contrast } from '../../../content/slide/contrast.ts';
import type { Phrase } from '../say.ts';
import type { ColourName, ThemeForm } from './theme-form.ts';

/** Contrast for what is read from afar, and the least for anything (WCAG 2.2 AAA and AA, as rule LEG-1 has it). */
export const FAR = 7;
export const LEAST = 4.5;

/** Two colours that stand on each other somewhere on the glass. `ratio`: 1 to 21, rounded down to tenths. */
export interface Pair {
  readonly ink: ColourName;
  readonly ground: ColourName;
  readonly use: Phrase;
  readonly ratio: number;
  readonly level: 'ok' | 'warn' | 'stop';
}

const pairs: readonly { ink: ColourName; ground: ColourName; use: Phrase }[] = [
  { ink: 'ink', ground: 'background', use: ['Chữ chính trên nền', 'Text on the ground'] },
  { ink: 'accent', ground: 'background', use: ['Chữ nhấn trên nền', 'Accents on the ground'] },
  { ink: 'muted', ground: 'background', use: ['Chữ phụ trên nền', 'Quiet text on the ground'] },
  { ink: 'ink', ground: 'surface', use: ['Chữ chính trên mảng', 'Text on panels'] },
  { ink: 'muted', ground: 'surface', use: ['Chữ phụ trên mảng', 'Quiet text on panels'] },
  { ink: 'onAccent', ground: 'accent', use: ['Chữ trên màu nhấn', 'Text on the accent'] },
];

const levelOf = (ratio: number): Pair['level'] => (ratio >= FAR ? 'ok' : ratio >= LEAST ? 'warn' : 'stop');

/** Every pair with its contrast in numbers, in the order in which people read a slide. */
export const pairsOf = (theme: Pick<ThemeForm, ColourName>): readonly Pair[] =>
  pairs.map((pair) => {
    const ratio = Math.floor(contrast(theme[pair.ink], theme[pair.ground]) * 10) / 10;
    return { ...pair, ratio, level: levelOf(ratio) };
  });
