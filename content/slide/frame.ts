import type { Box } from './drawing.ts';
import {
  fillBox,
  inset,
  join,
  type Layer,
  NOTHING,
  type Stage,
  setText,
  styleOf,
  type TextLayer,
  type TextStyle,
} from './layer.ts';

/** What stands around a body (`foot` is read last), and where the body may stand. */
export interface Frame {
  readonly layer: Layer;
  readonly foot: Layer;
  readonly body: Box;
}

export const titleStyle = (stage: Stage): TextStyle =>
  styleOf(stage, {
    font: 'extrabold',
    fill: stage.theme.accent,
    role: 'head',
    most: isNarrow(stage) ? 0.098 : 0.078,
    least: 0.045,
    leading: 1.28,
    tracking: 8,
    lines: 3,
    gain: 1.3,
  });

const noteStyle = (stage: Stage): TextStyle =>
  styleOf(stage, {
    font: 'medium',
    fill: stage.theme.muted,
    role: 'note',
    most: 0.03,
    least: 0.026,
    leading: 1.35,
    tracking: 4,
    lines: 4,
  });

/** A short accent rule, the one ornament: centred on or starting at `x`. */
export function accentRule(stage: Stage, x: number, y: number, align: 'start' | 'center'): Layer {
  const width = Math.max(56, stage.short * 0.11);
  const height = Math.max(4, stage.short * 0.0065);
  return fillBox({ x: align === 'center' ? x - width / 2 : x, y, width, height }, stage.theme.accent, height / 2);
}

export const isNarrow = (stage: Stage): boolean => stage.box.width < stage.box.height;

/** The box inside the margins. */
export function innerBox(stage: Stage): Box {
  const side = stage.short * 0.07;
  const edge = stage.short * 0.06;
  return inset({ x: 0, y: 0, ...stage.box }, side, edge, side, edge);
}

function logoLayer(stage: Stage, inner: Box): { layer: Layer; width: number; height: number } {
  const logo = stage.theme.logo;
  if (!logo) return { layer: NOTHING, width: 0, height: 0 };
  const height = stage.short * 0.11;
  const width = Math.min(inner.width * 0.4, (height * logo.width) / logo.height);
  const mark = {
    kind: 'picture' as const,
    x: inner.x,
    y: inner.y,
    width,
    height,
    media: logo.hash,
    fit: 'contain' as const,
    alt: logo.alt.normalize('NFC'),
    pixelWidth: logo.width,
    pixelHeight: logo.height,
  };
  return { layer: { marks: [mark], words: [mark.alt], problems: [] }, width, height };
}

/** What stands around a body. `sourcePath` names the field that the foot comes from. */
export interface Around {
  readonly title: string | null;
  readonly source: string | null;
  readonly sourcePath: string;
  readonly align: 'start' | 'center';
}

function footLayer(stage: Stage, around: Around, inner: Box): TextLayer | null {
  if (!around.source) return null;
  const style = { ...noteStyle(stage), align: around.align };
  const room = inset(inner, 0, inner.height * 0.7, 0, 0);
  return setText(stage, style, { texts: around.source.split('\n'), path: [around.sourcePath] }, room, 'bottom');
}

/** Logo top left, title beside or below it, source at the foot; the rest is the body. */
export function frameOf(stage: Stage, around: Around): Frame {
  const inner = innerBox(stage);
  const logo = logoLayer(stage, inner);
  const under = isNarrow(stage) && logo.width > 0;
  const shift = under || logo.width === 0 ? 0 : logo.width + stage.short * 0.04;
  const below = under ? logo.height + stage.short * 0.03 : 0;
  const area = inset(inner, shift, below, around.align === 'center' ? shift : 0, 0);
  const wording = { texts: [around.title ?? ''], path: ['title'] };
  const room = { ...area, height: stage.box.height * 0.3 };
  const title = around.title ? setText(stage, { ...titleStyle(stage), align: around.align }, wording, room, 'top') : null;
  const foot = footLayer(stage, around, inner);
  const head = Math.max(title?.baseline ?? 0, logo.height > 0 ? inner.y + logo.height : 0);
  const top = head > 0 ? head + stage.short * 0.06 : inner.y;
  const bottom = foot ? foot.top - stage.short * 0.045 : inner.y + inner.height;
  const body = { x: inner.x, y: top, width: inner.width, height: Math.max(1, bottom - top) };
  return { layer: join(logo.layer, title ?? NOTHING), foot: foot ?? NOTHING, body };
}

/**
 * The title on a panel of its own that bleeds to the edges: left of the body on a wide box, above it on a narrow one. For few,
 * strong words.
 */
export function panelFrame(stage: Stage, around: Around & { readonly title: string }): Frame {
  const { theme, short, box } = stage;
  const narrow = isNarrow(stage);
  const panel = narrow
    ? { x: 0, y: 0, width: box.width, height: Math.min(box.height * 0.2, short * 0.42) }
    : { x: 0, y: 0, width: Math.min(box.width * 0.36, short * 0.72), height: box.height };
  const bar = Math.max(5, short * 0.009);
  const edge = narrow
    ? { x: 0, y: panel.height - bar, width: panel.width, height: bar }
    : { x: panel.width - bar, y: 0, width: bar, height: box.height };
  const inner = innerBox(stage);
  const logo = logoLayer(stage, inner);
  const rest = narrow
    ? inset(inner, 0, panel.height - inner.y + short * 0.03, 0, 0)
    : inset(inner, panel.width - inner.x + short * 0.08, 0, 0, 0);
  const align = narrow ? ('center' as const) : ('start' as const);
  const foot = footLayer(stage, { ...around, align }, rest);
  const under = logo.height > 0 ? logo.height + short * 0.02 : 0;
  const pad = short * 0.05;
  const room =
    narrow && logo.width > 0
      ? inset(panel, inner.x + logo.width + pad, pad, pad, pad + bar)
      : inset(panel, pad, pad + under, pad + bar, pad);
  const style = { ...titleStyle(stage), most: narrow ? 0.17 : 0.19, least: 0.05, lines: 6, gain: 1.12, leading: 1.3 };
  const title = setText(stage, style, { texts: [around.title], path: ['title'] }, room, 'middle');
  const bottom = foot ? foot.top - short * 0.035 : rest.y + rest.height;
  const body = { ...rest, height: Math.max(1, bottom - rest.y) };
  return {
    layer: join(fillBox(panel, theme.surface), fillBox(edge, theme.accent), logo.layer, title),
    foot: foot ?? NOTHING,
    body,
  };
}
