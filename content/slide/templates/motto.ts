import type { Box } from '../drawing.ts';
import { type Around, accentRule, type Frame, frameOf, isNarrow, panelFrame } from '../frame.ts';
import {
  fillBox,
  fitWording,
  inset,
  join,
  type Layer,
  NOTHING,
  type Stage,
  setText,
  sizesOf,
  styleOf,
  type TextStyle,
} from '../layer.ts';
import type { Slide } from '../slide.ts';

type Motto = Extract<Slide, { template: 'motto' }>;

/** Phrases that stand under one head, and the index of the first of them. */
export interface Group {
  readonly head: string;
  readonly phrases: readonly string[];
  readonly first: number;
}

/** Two runs of phrases that each share their first word stand under heads: «4 XIN», «4 LUÔN». `null`: they are no such runs. */
export function groupsOf(phrases: readonly string[]): Group[] | null {
  const groups: { word: string; phrases: string[]; first: number }[] = [];
  phrases.forEach((phrase, first) => {
    const word = (phrase.split(' ')[0] ?? '').toUpperCase();
    const last = groups[groups.length - 1];
    if (last && last.word === word) last.phrases.push(phrase);
    else groups.push({ word, phrases: [phrase], first });
  });
  if (groups.length !== 2 || groups.some((group) => group.phrases.length < 2)) return null;
  return groups.map((group) => ({ head: `${group.phrases.length} ${group.word}`, phrases: group.phrases, first: group.first }));
}

/** How a list of phrases is set alike: one size for all; all on one line each, unless two lines make them a third larger. */
function alike(stage: Stage, style: TextStyle, phrases: readonly string[], cell: Box): { style: TextStyle; size: number } {
  const smallest = (lines: number) => {
    const fits = phrases.map((phrase) => fitWording(stage, { ...style, lines, gain: 1 }, [phrase], cell));
    return fits.some((fit) => fit.overflow) ? 0 : Math.min(...fits.map((fit) => fit.size));
  };
  const [single, double] = [smallest(1), smallest(2)];
  if (single > 0 && double < single * 1.33) return { style: { ...style, lines: 1 }, size: single };
  if (double > 0) return { style: { ...style, lines: 2 }, size: double };
  return { style: { ...style, lines: 4 }, size: sizesOf(stage, style).pop() ?? 1 };
}

const rowsOf = (box: Box, count: number): Box[] =>
  Array.from({ length: count }, (_, index) => ({ ...box, y: box.y + (index * box.height) / count, height: box.height / count }));

/** Five or more phrases without a title stand in two columns where the box is wide. */
function gridOf(stage: Stage, body: Box, count: number): Box[] {
  if (isNarrow(stage)) return rowsOf(body, count);
  const gap = stage.short * 0.06;
  const column = { ...body, width: (body.width - gap) / 2 };
  const half = Math.ceil(count / 2);
  const second = { ...column, x: column.x + column.width + gap };
  return [...rowsOf(column, half), ...rowsOf(second, half)].slice(0, count);
}

/** The middle of a row that letters may fill, so that rows keep their leading. */
const core = (row: Box, share: number): Box => inset(row, 0, (row.height * (1 - share)) / 2, 0, (row.height * (1 - share)) / 2);

function rows(stage: Stage, style: TextStyle, group: Omit<Group, 'head'>, places: readonly Box[], size: number): Layer {
  const layers = group.phrases.map((phrase, index) => {
    const place = places[index];
    const wording = { texts: [phrase], path: ['phrases', group.first + index] };
    return place ? setText(stage, style, wording, place, 'middle', [size]) : NOTHING;
  });
  return join(...layers);
}

function one(stage: Stage, slide: Motto, frame: Frame): Layer {
  // A few words stand on one wide line rather than on two; a name of many words, or a narrow box, takes the lines it needs.
  const few = (slide.phrases[0] ?? '').split(' ').length <= 3;
  const gain = !few ? 1.12 : isNarrow(stage) ? 1.02 : 1.32;
  const style = styleOf(stage, {
    font: 'extrabold',
    most: 0.36,
    least: 0.05,
    lines: 6,
    gain,
    leading: 1.36,
  });
  const body = slide.source ? inset(frame.body, 0, 0, 0, stage.short * 0.03) : frame.body;
  const text = setText(stage, style, { texts: slide.phrases, path: ['phrases', 0] }, body, 'middle');
  const rule = accentRule(stage, stage.box.width / 2, frame.body.y + frame.body.height, 'center');
  return join(frame.layer, text, slide.source ? rule : NOTHING, frame.foot);
}

function grouped(stage: Stage, groups: readonly Group[], frame: Frame): Layer {
  const { theme, short } = stage;
  const narrow = isNarrow(stage);
  const [gap, pad, radius] = [short * 0.045, short * 0.035, short * 0.02];
  const { body } = frame;
  const box = narrow ? { ...body, height: (body.height - gap) / 2 } : { ...body, width: (body.width - gap) / 2 };
  const head = Math.min(box.height * 0.24, short * 0.17);
  const style = styleOf(stage, { most: 0.12, least: 0.04 });
  const list = inset(box, pad, head + pad * 0.7, pad, pad * 0.7);
  const count = Math.max(...groups.map((group) => group.phrases.length));
  const cell = core(rowsOf(list, count)[0] ?? list, 0.76);
  const set = alike(
    stage,
    style,
    groups.flatMap((group) => group.phrases),
    cell,
  );
  const headStyle = styleOf(stage, {
    font: 'extrabold',
    role: 'head',
    fill: theme.onAccent,
    most: 0.105,
    tracking: 20,
    lines: 1,
  });
  const columns = groups.map((group, index) => {
    const move = { x: narrow ? 0 : index * (box.width + gap), y: narrow ? index * (box.height + gap) : 0 };
    const at = (part: Box): Box => ({ ...part, x: part.x + move.x, y: part.y + move.y });
    const top = at({ ...box, height: head });
    return join(
      fillBox(at(box), theme.surface, radius),
      fillBox(top, theme.accent, radius),
      fillBox(inset(top, 0, head / 2, 0, 0), theme.accent),
      setText(
        stage,
        headStyle,
        { texts: [group.head], path: ['phrases', group.first] },
        inset(top, pad, head * 0.1, pad, head * 0.1),
        'middle',
      ),
      rows(
        stage,
        set.style,
        group,
        rowsOf(at(list), count).map((row) => core(row, 0.76)),
        set.size,
      ),
    );
  });
  return join(frame.layer, ...columns, frame.foot);
}

function listed(stage: Stage, slide: Motto, around: Around): Layer {
  const frame = slide.title ? panelFrame(stage, { ...around, title: slide.title }) : frameOf(stage, around);
  const narrow = isNarrow(stage) || !slide.title;
  const style = styleOf(stage, { most: 0.19, least: 0.05, align: narrow ? 'center' : 'start' });
  const places =
    slide.title || slide.phrases.length < 5
      ? rowsOf(frame.body, slide.phrases.length)
      : gridOf(stage, frame.body, slide.phrases.length);
  const inner = places.map((place) => core(place, 0.68));
  const set = alike(stage, style, slide.phrases, inner[0] ?? frame.body);
  const hair = Math.max(2, stage.short * 0.0022);
  const rules = places
    .filter((place) => place.y > frame.body.y + 1)
    .map((place) => {
      const width = narrow ? Math.min(place.width, stage.short * 0.5) : place.width;
      return fillBox(
        { x: place.x + (narrow ? (place.width - width) / 2 : 0), y: place.y - hair / 2, width, height: hair },
        stage.theme.accent,
      );
    });
  return join(frame.layer, ...rules, rows(stage, set.style, { phrases: slide.phrases, first: 0 }, inner, set.size), frame.foot);
}

/** One phrase: huge. Two runs that share a first word: two columns under heads. Else a list beside or below its title. */
export function mottoLayer(stage: Stage, slide: Motto): Layer {
  const around: Around = { title: slide.title, source: slide.source, sourcePath: 'source', align: 'center' };
  if (slide.phrases.length === 1) return one(stage, slide, frameOf(stage, around));
  const groups = groupsOf(slide.phrases);
  return groups ? grouped(stage, groups, frameOf(stage, around)) : listed(stage, slide, around);
}
