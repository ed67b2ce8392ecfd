import { type Problem, problem } from '../problem.ts';
import type { Slide } from '../slide/slide.ts';
import { type Audience, type Pack, type PackText, packsSchema } from './pack.ts';
import { fits } from './placeholders.ts';

/** A text of a pack ready for screens: a locked slide, a locked ticker line, and what an officer should know about them. */
export interface OfficialText {
  readonly pack: string;
  readonly packName: string;
  readonly audience: Audience;
  readonly note: string | null;
  readonly quoted: readonly string[];
  readonly slide: Slide;
  readonly ticker: Slide;
}

/** Every text of the packs, in their order. Throws a ZodError when `packs` is not what packs.json holds. */
export const officialTexts = (packs: unknown): OfficialText[] =>
  packsSchema.parse(packs).packs.flatMap((pack) => pack.slides.map((text) => officialText(pack, text)));

/** The locked slides of the packs (PCK-2), ids like `phuong-cham-a1`. */
export const packSlides = (packs: unknown): Slide[] => officialTexts(packs).map((text) => text.slide);

/** The locked ticker lines of the packs, ids like `phuong-cham-a1-led`. */
export const packTickers = (packs: unknown): Slide[] => officialTexts(packs).map((text) => text.ticker);

/**
 * Whether a locked slide still has the wording of its pack (PCK-3): the same template and words, blanks filled or not. Id, name
 * and theme are free. A slide that is not locked claims nothing, so it is true of it.
 */
export const isPackWordingKept = (slide: Slide, packs: unknown): boolean => keptIn(slide, officialTexts(packs));

/** Locked slides of a library whose wording is not that of their pack (PCK-4). The server asks before publishing. */
export function packProblems(slides: readonly Slide[], packs: unknown): Problem[] {
  const official = officialTexts(packs);
  return slides.flatMap((slide, index) =>
    keptIn(slide, official)
      ? []
      : [problem('PCK-4', ['slides', index, 'locked'], { slide: slide.name, text: slide.locked?.slide ?? '' })],
  );
}

function keptIn(slide: Slide, official: readonly OfficialText[]): boolean {
  const { locked } = slide;
  if (locked === null) return true;
  return official.some(
    (text) =>
      text.pack === locked.pack &&
      text.slide.locked?.slide === locked.slide &&
      (wordsFit(wordingOf(slide), wordingOf(text.slide)) || wordsFit(wordingOf(slide), wordingOf(text.ticker))),
  );
}

const FREE = ['id', 'name', 'theme', 'locked'];

/** Everything of a slide that people read. */
const wordingOf = (slide: Slide): unknown => Object.fromEntries(Object.entries(slide).filter(([field]) => !FREE.includes(field)));

/** Whether words have the very form of a pattern, texts compared place by place. */
function wordsFit(words: unknown, pattern: unknown): boolean {
  if (typeof words === 'string' && typeof pattern === 'string') return fits(words, pattern);
  if (!isRecord(words) || !isRecord(pattern)) return words === pattern;
  const fields = Object.keys(pattern);
  return Object.keys(words).length === fields.length && fields.every((field) => wordsFit(words[field], pattern[field]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function officialText(pack: Pack, text: PackText): OfficialText {
  const common = { theme: null, locked: { pack: pack.id, slide: text.id } };
  const id = `${pack.id}-${text.id.toLowerCase()}`;
  const name = `${text.id} · ${text.title}`;
  return {
    pack: pack.id,
    packName: pack.name,
    audience: text.audience,
    note: text.note ?? null,
    quoted: text.quoted,
    slide: { ...common, id, name, ...shapeOf(text) },
    ticker: { ...common, id: `${id}-led`, name: `${name} (chạy chữ)`, template: 'ticker', text: text.led },
  };
}

type Shape =
  | Pick<Extract<Slide, { template: 'motto' }>, 'template' | 'title' | 'phrases' | 'source'>
  | Pick<Extract<Slide, { template: 'statement' }>, 'template' | 'title' | 'lines' | 'source'>;

/** One, four or eight short phrases are a motto; everything else is a statement with its source. */
function shapeOf(text: PackText): Shape {
  const phrases = text.lines.flatMap((line) => line.split(' · '));
  if (phrases.length === 0) return { template: 'motto', title: null, phrases: [text.title], source: text.source };
  if (phrases.length === 4 || phrases.length === 8) return { template: 'motto', title: text.title, phrases, source: text.source };
  return { template: 'statement', title: text.title, lines: text.lines, source: text.source };
}
