import type { Box } from '../drawing.ts';
import { accentRule, frameOf, isNarrow } from '../frame.ts';
import { fillBox, fitWording, inset, join, type Layer, NOTHING, setText, type Stage, type TextStyle } from '../layer.ts';
import type { Slide } from '../slide.ts';

type Motto = Extract<Slide, { template: 'motto' }>;

const phraseStyle = (stage: Stage): TextStyle => ({
  font: 'bold',
  fill: stage.theme.ink,
  role: 'body',
  most: 0.36,
  least: 0.05,
  leading: 1.34,
  tracking: 0,
  align: 'center',
  manner: 'even',
  lines: 4,
  gain: 1.4,
});

/** Phrases that share their first word stand under one head: «4 XIN», «4 LUÔN». `null`: they do not. */
export function headsOf(phrases: readonly string[]): { head: string; phrases: string[]; first: number }[] | null {
  const groups: { word: string; phrases: string[]; first: number }[] = [];
  phrases.forEach((phrase, first) => {
    const word = (phrase.split(' ')[0] ?? '').toUpperCase();
    const last = groups[groups.length - 1];
    if (last && last.word === word) last.phrases.push(phrase);
    else groups.push({ word, phrases: [phrase], first });
  });
  const sound = groups.length === 2 && groups.every((group) => group.phrases.length >= 2);
  return sound ? groups.map(({ word, phrases: list, first }) => ({ head: `${list.length} ${word}`, phrases: list, first })) : null;
}

/** The size at which every phrase fits its cell. */
function commonSize(stage: Stage, style: TextStyle, phrases: readonly string[], cell: Box): number {
  return Math.min(...phrases.map((phrase) => fitWording(stage, style, [phrase], cell).size));
}

function cells(body: Box, columns: number, rows: number, gap: number): Box[] {
  const width = (body.width - gap * (columns - 1)) / columns;
  const height = (body.height - gap * (rows - 1)) / rows;
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: body.x + Math.floor(index / rows) * (width + gap),
    y: body.y + (index % rows) * (height + gap),
    width,
    height,
  }));
}

function phrasesIn(stage: Stage, style: TextStyle, phrases: readonly string[], places: readonly Box[], first: number): Layer {
  const cell = places[0];
  if (!cell) return NOTHING;
  const size = commonSize(stage, style, phrases, cell);
  const layers = phrases.map((phrase, index) =>
    setText(stage, style, { texts: [phrase], path: ['phrases', first + index] }, places[index] ?? cell, 'middle', [size]),
  );
  return join(...layers);
}

function one(stage: Stage, slide: Motto, body: Box): Layer {
  const text = setText(stage, phraseStyle(stage), { texts: slide.phrases, path: ['phrases', 0] }, body, 'middle');
  return text;
}

function columnOf(stage: Stage, group: { head: string; phrases: string[]; first: number }, box: Box, size: number): Layer {
  const headHeight = Math.min(box.height * 0.24, stage.short * 0.17);
  const pad = stage.short * 0.035;
  const head = setText(
    stage,
    { ...phraseStyle(stage), font: 'extrabold', role: 'head', fill: stage.theme.onAccent, most: 0.1, least: 0.04, lines: 1, tracking: 20 },
    { texts: [group.head], path: ['phrases', group.first] },
    inset({ ...box, height: headHeight }, pad, 0, pad, 0),
    'middle',
  );
  const list = inset(box, pad, headHeight + pad * 0.6, pad, pad * 0.6);
  const places = cells(list, 1, group.phrases.length, 0);
  const style = phraseStyle(stage);
  const phrases = group.phrases.map((phrase, index) =>
    setText(stage, style, { texts: [phrase], path: ['phrases', group.first + index] }, places[index] ?? list, 'middle', [size]),
  );
  return join(
    fillBox(box, stage.theme.surface, stage.short * 0.018),
    fillBox({ ...box, height: headHeight }, stage.theme.accent, stage.short * 0.018),
    fillBox({ ...box, y: box.y + headHeight / 2, height: headHeight / 2 }, stage.theme.accent),
    head,
    ...phrases,
  );
}

function grouped(stage: Stage, groups: NonNullable<ReturnType<typeof headsOf>>, body: Box): Layer {
  const gap = stage.short * 0.045;
  const narrow = isNarrow(stage);
  const boxes = cells(body, narrow ? 1 : 2, narrow ? 2 : 1, gap);
  const cell = boxes[0] ?? body;
  const headHeight = Math.min(cell.height * 0.24, stage.short * 0.17);
  const pad = stage.short * 0.035;
  const rows = Math.max(...groups.map((group) => group.phrases.length));
  const row = { ...cell, width: cell.width - 2 * pad, height: (cell.height - headHeight - pad * 1.2) / rows };
  const style = { ...phraseStyle(stage), most: 0.1 };
  const size = commonSize(stage, style, groups.flatMap((group) => group.phrases), row);
  return join(...groups.map((group, index) => columnOf(stage, group, boxes[index] ?? body, size)));
}

function list(stage: Stage, slide: Motto, body: Box): Layer {
  const style = { ...phraseStyle(stage), most: 0.2, lines: 2 };
  const count = slide.phrases.length;
  const places = cells(body, 1, count, 0);
  const rules = places.slice(1).map((place) =>
    fillBox({ x: place.x + place.width * 0.2, y: place.y - 1.5, width: place.width * 0.6, height: 3 }, stage.theme.accent, 1.5),
  );
  return join(...rules, phrasesIn(stage, style, slide.phrases, places, 0));
}

/** One phrase: huge. Up to eight: under heads of their own if they form two groups, else one below the other. */
export function mottoLayer(stage: Stage, slide: Motto): Layer {
  const frame = frameOf(stage, { title: slide.title, source: slide.source, sourcePath: 'source', align: 'center' });
  const groups = headsOf(slide.phrases);
  if (slide.phrases.length === 1) {
    const rule = accentRule(stage, stage.box.width / 2, frame.body.y + frame.body.height, 'center');
    return join(frame.layer, one(stage, slide, frame.body), slide.source ? rule : NOTHING);
  }
  if (groups) return join(frame.layer, grouped(stage, groups, frame.body));
  return join(frame.layer, list(stage, slide, frame.body));
}
