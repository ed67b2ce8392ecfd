import type { Screen, ZoneName } from '../../content/place/display.ts';
import type { Box, FontSet, LiveValues } from '../../content/slide/drawing.ts';
import { layoutSlide } from '../../content/slide/layout.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { paint } from '../../content/slide/svg.ts';
import type { Theme } from '../../content/slide/theme.ts';
import { zoneBoxes } from '../../content/slide/zones.ts';
import { svgElement } from './svg-dom.ts';

/** One zone of a screen in small: where it stands as shares of the screen, its words, and its picture when asked for. */
export interface ZonePicture {
  readonly zone: ZoneName;
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly words: string;
  /** How many times wider than its zone the drawing is. */
  readonly stretch: number;
  readonly svg: () => SVGElement;
}

export interface Means {
  readonly fonts: FontSet;
  readonly theme: Theme;
  readonly live: LiveValues | null;
}

const ZONES = ['main', 'ticker', 'side'] as const;
const mediaHref = (hash: string) => `/media/${hash}`;

/** The zones of a screen with their slides laid out by the rules of the glass itself. */
export const screenPicture = (
  screen: Pick<Screen, 'width' | 'height' | 'zones'>,
  slides: Readonly<Partial<Record<ZoneName, Slide | null>>>,
  means: Means,
): ZonePicture[] => {
  const boxes = zoneBoxes(screen);
  const whole = { width: screen.width / boxes.unit, height: screen.height / boxes.unit };
  return ZONES.flatMap((zone) => {
    const box: Box | null = boxes[zone];
    const slide = slides[zone] ?? null;
    return box === null || slide === null ? [] : [zonePicture(zone, box, whole, slide, means)];
  });
};

const zonePicture = (
  zone: ZoneName,
  box: Box,
  whole: { width: number; height: number },
  slide: Slide,
  means: Means,
): ZonePicture => {
  const drawing = layoutSlide(slide, { width: box.width, height: box.height }, means);
  return {
    zone,
    place: {
      left: box.x / whole.width,
      top: box.y / whole.height,
      width: box.width / whole.width,
      height: box.height / whole.height,
    },
    words: drawing.words,
    // A line of running text may be longer than its zone: it keeps its height and runs out of the picture.
    stretch: drawing.width / box.width,
    svg: () => svgElement(paint(drawing, means.fonts, { mediaHref })),
  };
};
