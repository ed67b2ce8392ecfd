import type { ZoneName } from '../../content/place/display.ts';
import { DEFAULT_THEME, neutralSlide } from '../../content/slide/default-theme.ts';
import type { Box, LiveValues } from '../../content/slide/drawing.ts';
import type { Slide } from '../../content/slide/slide.ts';
import type { SlideBlob } from '../../content/wire/part.ts';
import type { Wanted } from './wanted.ts';

/** What is laid out for a zone: equal keys are equal pictures. */
export interface Picture {
  readonly key: string;
  readonly want: Wanted;
  readonly blob: SlideBlob;
  readonly box: Box;
  readonly live: LiveValues;
}

const own = { theme: null, locked: null };
const standInSlide = (zone: ZoneName, unitName: string): Slide => {
  switch (zone) {
    case 'main':
      return neutralSlide(unitName);
    case 'side':
      return { ...own, id: 'built-in-clock', name: 'Đồng hồ', template: 'clock', title: null, date: true };
    case 'ticker':
      return { ...own, id: 'built-in-ticker', name: unitName, template: 'ticker', text: unitName };
    default: {
      const never: never = zone;
      return never;
    }
  }
};

/** Whether a slide shows something that changes by itself. */
export const isLive = (slide: Slide): boolean => ['clock', 'score', 'board', 'led'].includes(slide.template);

/** The units whose scores a slide shows. */
const unitsOn = (slide: Slide): readonly string[] => {
  if (slide.template === 'board') return slide.units;
  if (slide.template === 'score') return [slide.unit];
  return slide.template === 'led' && slide.score !== null ? [slide.score.unit] : [];
};

/** What of the live values stands on the slide, as text: when it differs the slide is laid out again. */
const valuesOn = (slide: Slide, { scores, tokens }: LiveValues): string => {
  if (slide.template === 'qr') return slide.point === undefined ? '' : (tokens?.[slide.point] ?? '');
  const units = unitsOn(slide);
  if (units.length === 0) return '';
  const own = (key: string): boolean => units.some((unit) => key.indexOf(`${unit}/`) === 0);
  const shown = Object.keys(scores).filter(own).sort();
  // The minute is all that is shown of the time of a score.
  return JSON.stringify(shown.map((key) => ({ ...scores[key], updated: Math.floor((scores[key]?.updated ?? 0) / 60_000) })));
};

/** The picture of what is wanted; the built-in slide of the zone, in the theme of its neighbours, where nothing is. */
export const pictureOf = (
  want: Wanted,
  zone: ZoneName,
  box: Box,
  live: LiveValues,
  neighbours: { readonly unitName: string; readonly theme: SlideBlob['theme'] | null },
): Picture => {
  const blob = want.blob ?? { v: 1, slide: standInSlide(zone, neighbours.unitName), theme: neighbours.theme ?? DEFAULT_THEME };
  const { day, hour, minute } = live.local;
  const moment = isLive(blob.slide) ? `${day} ${hour}:${minute}` : '';
  const values = want.blob === null ? '' : valuesOn(blob.slide, live);
  const what = want.blob === null ? `${zone} ${neighbours.unitName} ${blob.theme.id}` : want.hash;
  return { key: `${what} ${box.width}x${box.height} ${moment} ${values}`, want, blob, box, live };
};
