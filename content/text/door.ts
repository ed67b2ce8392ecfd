import { z } from 'zod';
import { type Problem, problem } from '../problem.ts';
import { characterName } from './character-name.ts';
import { countGraphemes } from './graphemes.ts';
import { isKeycapBase, isPictograph, type Refusal, refusalOf } from './refused-characters.ts';
import { wordProblems } from './word-problems.ts';

/** Limits of a text, in graphemes; `min` is 1 when absent. Only with `lines` may it hold line breaks. */
export interface TextLimits {
  readonly max: number;
  readonly min?: number;
  readonly lines?: boolean;
}

/** Text that needs no second look: printable ASCII, Vietnamese and the usual punctuation, already NFC. */
const PLAIN = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u00cf\u00d1-\u0188\u018a-\u0255\u0257-\u02af\u1e00-\u1eff\u2010-\u2027]*$/;

const CODES: Readonly<Record<Refusal, string>> = {
  'ill-formed': 'TXT-2',
  control: 'TXT-3',
  bidi: 'TXT-4',
  invisible: 'TXT-5',
  tag: 'TXT-6',
  separator: 'TXT-7',
};

/**
 * The text as it is kept (TXT-1): NFC, Đ and đ in their one form (TXT-9), line breaks as U+000A, no blanks at either end.
 * Cleaning a clean text changes nothing.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00d0\u0189]/g, 'Đ')
    .replace(/[\u00f0\u0256]/g, 'đ')
    .normalize('NFC')
    .trim();

/** Everything that keeps a text from passing the door, at `path` []; none for a text that `plainText` accepts. */
export function textProblems(text: string, limits: TextLimits): Problem[] {
  // A flood is not worth the work of looking at each character.
  if (text.length > mostCodeUnits(limits)) return [problem('TXT-11', [], { max: limits.max })];
  const clean = cleanText(text);
  const found = lengthProblems(clean, limits);
  if (PLAIN.test(clean)) return found;
  return [...found, ...characterProblems(clean, limits), ...wordProblems(clean)];
}

/**
 * The one door of text (DESIGN 2.9): parses to the clean text or issues each problem with its code in `params.problem`.
 * Runs on the TV too: what a server has accepted is never refused by an older engine (TXT-12).
 */
export const plainText = (limits: TextLimits) =>
  z
    .string()
    .check((context) => {
      for (const { code, detail } of textProblems(context.value, limits))
        context.issues.push({ code: 'custom', input: context.value, params: { problem: code, ...detail }, continue: false });
    })
    .overwrite(cleanText);

/** Room for marks and emoji sequences, yet bounded; normalising may lengthen a text, so the clean text is held to it as well. */
const mostCodeUnits = (limits: TextLimits): number => limits.max * 12 + 64;

function lengthProblems(clean: string, limits: TextLimits): Problem[] {
  const min = limits.min ?? 1;
  if (clean.length > mostCodeUnits(limits)) return [problem('TXT-11', [], { max: limits.max })];
  const { least, most } = countGraphemes(clean);
  if (least > limits.max) return [problem('TXT-11', [], { max: limits.max, length: least })];
  if (most < min) return [min === 1 ? problem('TXT-10') : problem('TXT-13', [], { min, length: most })];
  return [];
}

/** One problem for each kind of refused character: the first of its kind and where it stands. */
function characterProblems(clean: string, limits: TextLimits): Problem[] {
  const found = new Map<string, Problem>();
  const points = Array.from(clean, codePointOf);
  points.forEach((point, index) => {
    const code = codeOf(points, index, point, limits);
    if (code !== null && !found.has(code))
      found.set(code, problem(code, [], { character: characterName(point), position: index + 1 }));
  });
  return [...found.values()];
}

function codeOf(points: readonly number[], index: number, point: number, limits: TextLimits): string | null {
  if (point === 0x0a) return limits.lines === true ? null : 'TXT-14';
  const why = refusalOf(point);
  if (why === null) return null;
  return why === 'invisible' && belongsToEmoji(points, index, point) ? null : CODES[why];
}

/** A joiner between two pictures, or a variation selector on a picture or keycap. */
function belongsToEmoji(points: readonly number[], index: number, point: number): boolean {
  const before = points[index - 1] ?? 0;
  if (point === 0xfe0e || point === 0xfe0f) return isPictograph(before) || isKeycapBase(before);
  if (point !== 0x200d) return false;
  const base = before === 0xfe0f ? (points[index - 2] ?? 0) : before;
  return isPictograph(base) && isPictograph(points[index + 1] ?? 0);
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;
