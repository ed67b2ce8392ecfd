import type { DisplayKind, Screen, ZoneName } from '../place/display.ts';
import { type Problem, problem } from '../problem.ts';
import { countSyllables } from '../text/syllables.ts';
import { contrast } from './contrast.ts';
import type { Box, Drawing, FontSet, Mark } from './drawing.ts';
import { layoutSlide } from './layout.ts';
import type { Slide } from './slide.ts';
import type { Theme } from './theme.ts';
import { SHORT_SIDE, TICKER, zoneBoxes } from './zones.ts';

/** Something that makes a slide hard to read: `error` must be mended, `warning` should, `info` is good to know. */
export interface Finding extends Problem {
  readonly level: 'error' | 'warning' | 'info';
}

/** The glass on which the slide will stand; a `Display` is one. `kind` absent: a TV. */
export interface Glass {
  readonly screen: Pick<Screen, 'width' | 'height' | 'zones'>;
  readonly physical: { readonly widthMm: number; readonly heightMm: number } | null;
  readonly viewingDistanceM: number | null;
  readonly kind?: DisplayKind;
}

/** What layout needs; `zone` absent: `ticker` for a ticker line, else `main`. */
export interface FindingMeans {
  readonly fonts: FontSet;
  readonly theme: Theme;
  readonly zone?: ZoneName;
}

/** Syllables a second that a person reads who stands and waits (LEG-4). */
const READING = 3;
/** Contrast for what is read from afar (WCAG 2.2 AAA), and for small print (AA). */
const AAA = 7;
const AA = 4.5;
/** Height of a capital as an angle, in minutes of arc: least and recommended for Latin letters (ISO 9241-303). */
const LEAST = 16;
const GOOD = 20;
/** LED dots: 1.2 m a centimetre of capital, 28.6 minutes of arc. */
const LED = 28.6;
const ARC = Math.PI / 180 / 60;
/** The side of a QR code against the distance from which it is scanned, and a picture's largest blow-up. */
const QR_SHARE = 10;
const BLOW_UP = 1.5;

const finding = (level: Finding['level'], code: string, path: Problem['path'], detail: Problem['detail']): Finding => ({
  ...problem(code, path, detail),
  level,
});
const tenth = (value: number) => Math.round(value * 10) / 10;

type TextMark = Extract<Mark, { kind: 'text' }>;
const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';
const short = (words: string) => (words.length > 24 ? `${words.slice(0, 23)}…` : words);

function boxOf(glass: Glass, zone: ZoneName): Box {
  const zones = zoneBoxes(glass.screen);
  return zones[zone] ?? (zone === 'ticker' ? { ...zones.main, height: TICKER } : zones.main);
}

/** The colour under a run of text: that of the last box painted before it that holds its start. */
function groundOf(drawing: Drawing, index: number, text: TextMark): string {
  let ground = drawing.background;
  const [x, y] = [text.x + text.size * 0.2, text.y - text.size * 0.3];
  for (const mark of drawing.marks.slice(0, index)) {
    if (mark.kind !== 'box') continue;
    const holds = x >= mark.x && x <= mark.x + mark.width && y >= mark.y && y <= mark.y + mark.height;
    if (holds) ground = mark.fill;
  }
  return ground;
}

/** LEG-1: each pair of colours once, with its ratio. */
function contrastFindings(drawing: Drawing): Finding[] {
  const found = new Map<string, Finding>();
  drawing.marks.forEach((mark, index) => {
    if (!isText(mark)) return;
    const ground = groundOf(drawing, index, mark);
    const least = mark.role === 'note' ? AA : AAA;
    const ratio = contrast(mark.fill, ground);
    if (ratio >= least) return;
    const level = ratio < (mark.role === 'note' ? 3 : AA) ? 'error' : 'warning';
    const detail = { words: short(mark.words), ratio: tenth(ratio), least, ink: mark.fill, ground };
    if (!found.has(`${mark.fill}${ground}`)) found.set(`${mark.fill}${ground}`, finding(level, 'LEG-1', [], detail));
  });
  return [...found.values()];
}

/** Millimetres of one drawing unit. */
const unitMm = (glass: Glass): number | null =>
  glass.physical ? Math.min(glass.physical.widthMm, glass.physical.heightMm) / SHORT_SIDE : null;

/** LEG-2, LEG-3: the smallest capitals that have to be read from afar. */
function heightFindings(drawing: Drawing, glass: Glass, fonts: FontSet): Finding[] {
  const texts = drawing.marks.filter(isText).filter((mark) => mark.role !== 'note');
  const smallest = texts.reduce<TextMark | null>((least, mark) => (least && least.size <= mark.size ? least : mark), null);
  if (!smallest) return [];
  const mm = unitMm(glass);
  if (mm === null || glass.viewingDistanceM === null) return [finding('info', 'LEG-3', [], {})];
  const font = fonts[smallest.font];
  const height = (smallest.size * mm * font.capHeight) / font.unitsPerEm;
  const distance = glass.viewingDistanceM;
  const [least, good] = glass.kind === 'led' ? [LED, LED] : [LEAST, GOOD];
  const readable = (arc: number) => tenth(height / 1000 / (arc * ARC));
  if (distance <= height / 1000 / (good * ARC)) return [];
  const level = distance > height / 1000 / (least * ARC) ? 'warning' : 'info';
  const needed = Math.ceil(distance * 1000 * good * ARC);
  return [
    finding(level, 'LEG-2', [], {
      words: short(smallest.words),
      height: tenth(height),
      distance,
      readable: readable(good),
      needed,
    }),
  ];
}

/** LEG-4: seconds that the words need against seconds that they stand. */
function dwellFindings(slide: Slide, drawing: Drawing, dwell: number): Finding[] {
  if (slide.template === 'ticker' || slide.template === 'clock') return [];
  const words = drawing.marks
    .filter(isText)
    .filter((mark) => mark.role !== 'note')
    .map((mark) => mark.words);
  const syllables = countSyllables(words.join(' '));
  const needs = Math.ceil(syllables / READING);
  return needs > dwell ? [finding('warning', 'LEG-4', [], { syllables, needs, dwell })] : [];
}

/** A name that a camera or a disk gave, or nothing at all, is no description. */
const NO_WORDS = /^\s*$|\.(?:jpe?g|png|webp|gif|mp4|webm)$|^(?:img|dsc|screenshot)[\s_-]?\d+/i;

/** LEG-6, LEG-8: pictures without a description, and pictures with too few pixels. */
function mediaFindings(slide: Slide, drawing: Drawing, unit: number): Finding[] {
  const alts = 'picture' in slide ? [slide.picture.alt] : 'video' in slide ? [slide.video.alt] : [];
  const field = 'video' in slide ? 'video' : 'picture';
  const silent = alts.filter((alt) => NO_WORDS.test(alt)).map((alt) => finding('warning', 'LEG-6', [field, 'alt'], { alt }));
  if (!('picture' in slide)) return silent;
  const { picture } = slide;
  const mark = drawing.marks.find((one) => one.kind === 'picture' && one.media === picture.hash);
  if (mark?.kind !== 'picture') return silent;
  const [across, down] = [(mark.width * unit) / picture.width, (mark.height * unit) / picture.height];
  const scale = mark.fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  if (scale <= BLOW_UP) return silent;
  const detail = {
    width: picture.width,
    height: picture.height,
    factor: tenth(scale),
    needs: Math.ceil((picture.width * scale) / BLOW_UP),
  };
  return [...silent, finding('warning', 'LEG-8', [field], detail)];
}

/** LEG-7: a QR code is scanned from at most ten times its side. */
function codeFindings(slide: Slide, drawing: Drawing, glass: Glass): Finding[] {
  const mm = unitMm(glass);
  if (slide.template !== 'qr' || mm === null || glass.viewingDistanceM === null) return [];
  const at = drawing.marks.findIndex((mark) => mark.kind === 'path');
  const ground = drawing.marks[at - 1];
  if (ground?.kind !== 'box') return [];
  const side = ground.width * mm;
  const reach = tenth((side * QR_SHARE) / 1000);
  if (glass.viewingDistanceM <= reach) return [];
  return [finding('info', 'LEG-7', ['url'], { side: Math.round(side), distance: glass.viewingDistanceM, reach })];
}

/**
 * What a person in the hall would stumble over, before publishing: contrast, letter height against viewing distance, words against
 * dwell, overflow, missing glyphs, pictures without words; each with numbers. Laid out for this very glass.
 */
export function findings(slide: Slide, glass: Glass, dwellSeconds: number, means: FindingMeans): Finding[] {
  const zone = means.zone ?? (slide.template === 'ticker' ? 'ticker' : 'main');
  const drawing = layoutSlide(slide, boxOf(glass, zone), { fonts: means.fonts, theme: means.theme, live: null });
  const { unit } = zoneBoxes(glass.screen);
  return [
    ...drawing.problems.map((one): Finding => ({ ...one, level: 'error' })),
    ...contrastFindings(drawing),
    ...heightFindings(drawing, glass, means.fonts),
    ...dwellFindings(slide, drawing, dwellSeconds),
    ...mediaFindings(slide, drawing, unit),
    ...codeFindings(slide, drawing, glass),
  ];
}
