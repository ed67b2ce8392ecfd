import type { Box } from './drawing.ts';
import { fillBox, inset, join, type Layer, NOTHING, setText, type Stage, type TextStyle } from './layer.ts';

/** The page without what stands around the body: where the body may stand. */
export interface Frame {
  readonly layer: Layer;
  readonly body: Box;
}

/** Nothing that is read stands nearer to the edge of a box than this share of its shorter side. */
export const SAFE = 0.05;

export const titleStyle = (stage: Stage): TextStyle => ({
  font: 'extrabold',
  fill: stage.theme.accent,
  role: 'head',
  most: 0.078,
  least: 0.045,
  leading: 1.28,
  tracking: 10,
  align: 'center',
  manner: 'even',
  lines: 3,
  gain: 1.35,
});

export const noteStyle = (stage: Stage): TextStyle => ({
  font: 'medium',
  fill: stage.theme.muted,
  role: 'note',
  most: 0.03,
  least: 0.026,
  leading: 1.35,
  tracking: 4,
  align: 'center',
  manner: 'even',
  lines: 4,
  gain: 1,
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
    alt: logo.alt,
    pixelWidth: logo.width,
    pixelHeight: logo.height,
  };
  return { layer: { marks: [mark], words: [logo.alt], problems: [] }, width, height };
}

/** Logo top left, title beside or below it, source at the foot; the rest is the body. `align`: of title and source. */
export function frameOf(
  stage: Stage,
  wording: { title: string | null; source: string | null; sourcePath: string; align: 'start' | 'center' },
): Frame {
  const inner = innerBox(stage);
  const logo = logoLayer(stage, inner);
  const under = isNarrow(stage) && logo.width > 0;
  const shift = under || logo.width === 0 ? 0 : logo.width + stage.short * 0.04;
  const area = inset(inner, shift, under ? logo.height + stage.short * 0.03 : 0, wording.align === 'center' ? shift : 0, 0);
  const title = wording.title
    ? setText(
        stage,
        { ...titleStyle(stage), align: wording.align },
        { texts: [wording.title], path: ['title'] },
        { ...area, height: stage.box.height * 0.3 },
        'top',
      )
    : null;
  const source = wording.source
    ? setText(
        stage,
        { ...noteStyle(stage), align: wording.align },
        { texts: [wording.source], path: [wording.sourcePath] },
        inset(inner, 0, inner.height * 0.7, 0, 0),
        'bottom',
      )
    : null;
  const head = Math.max(title ? title.baseline : inner.y, logo.height > 0 ? inner.y + logo.height : inner.y);
  const foot = source ? source.top : inner.y + inner.height;
  const top = title || logo.height > 0 ? head + stage.short * 0.06 : inner.y;
  const bottom = source ? foot - stage.short * 0.045 : foot;
  const body = { x: inner.x, y: top, width: inner.width, height: Math.max(1, bottom - top) };
  return { layer: join(logo.layer, title ?? NOTHING, source ?? NOTHING), body };
}
