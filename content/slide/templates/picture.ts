import type { Box, Mark } from '../drawing.ts';
import { accentRule, innerBox, isNarrow } from '../frame.ts';
import { fillBox, inset, join, type Layer, type Stage, setText, styleOf } from '../layer.ts';
import type { MediaRef, Slide } from '../slide.ts';
import { round } from '../type/scale.ts';

/** A picture is cut to fill its place while no more than this share of it is lost; else it stands whole. */
const CUT = 0.18;

const rounded = (box: Box): Box => ({ x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) });

function pictureLayer(picture: MediaRef, box: Box, fit: 'cover' | 'contain'): Layer {
  const { hash, width, height } = picture;
  const alt = picture.alt.normalize('NFC');
  const mark: Mark = { kind: 'picture', ...rounded(box), media: hash, fit, alt, pixelWidth: width, pixelHeight: height };
  return { marks: [mark], words: alt ? [alt] : [], problems: [] };
}

/** The share of a picture that is lost when it fills a box. */
function lost(picture: MediaRef, box: Box): number {
  const [a, b] = [picture.width / picture.height, box.width / box.height];
  return 1 - Math.min(a, b) / Math.max(a, b);
}

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/** The picture to the edges, the caption beside it (narrow: below it) on the ground. */
export function captionedLayer(stage: Stage, slide: Extract<Slide, { template: 'captioned' }>): Layer {
  const { box, short, theme } = stage;
  const narrow = isNarrow(stage);
  const ratio = slide.picture.width / slide.picture.height;
  const place = narrow
    ? { x: 0, y: 0, width: box.width, height: between(box.height * 0.4, box.width / ratio, box.height * 0.68) }
    : { x: 0, y: 0, width: between(box.width * 0.42, box.height * ratio, box.width * 0.6), height: box.height };
  const inner = innerBox(stage);
  const rest = narrow
    ? inset(inner, 0, place.height - inner.y + short * 0.07, 0, 0)
    : inset(inner, place.width - inner.x + short * 0.07, 0, 0, 0);
  const style = styleOf(stage, { most: 0.085, least: 0.04, gain: 1.08, align: 'start', leading: 1.4 });
  const room = inset(rest, 0, short * 0.06, 0, 0);
  const caption = setText(stage, style, { texts: [slide.caption], path: ['caption'] }, room, narrow ? 'top' : 'middle');
  const fit = lost(slide.picture, place) <= CUT ? 'cover' : 'contain';
  return join(
    fillBox(place, theme.surface),
    pictureLayer(slide.picture, place, fit),
    accentRule(stage, rest.x, caption.capTop - short * 0.055, 'start'),
    caption,
  );
}

/** A picture on the whole box. */
export const pictureSlideLayer = (stage: Stage, slide: Extract<Slide, { template: 'picture' }>): Layer =>
  pictureLayer(slide.picture, { x: 0, y: 0, ...stage.box }, slide.fit);

/** A video on the whole box; its poster stands until it plays. */
export function videoLayer(stage: Stage, slide: Extract<Slide, { template: 'video' }>): Layer {
  const { hash } = slide.video;
  const alt = slide.video.alt.normalize('NFC');
  const box = rounded({ x: 0, y: 0, ...stage.box });
  const mark: Mark = { kind: 'video', ...box, media: hash, poster: slide.poster?.hash ?? null, fit: slide.fit, alt };
  return { marks: [mark], words: alt ? [alt] : [], problems: [] };
}
