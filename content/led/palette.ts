import type { Diodes } from './panel.ts';

/** Red, green and blue, 0 to 255 each, as an author means them (before gamma). */
export type Rgb = readonly [number, number, number];

/** `#rrggbb` as numbers. */
export const rgbOf = (colour: string): Rgb => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

const DUAL: readonly Rgb[] = [
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
];

/** The colour nearest to `colour` that the diodes can show lit (LED-13): never dark, or words would vanish. */
export function shownColour(colour: string, diodes: Diodes): Rgb {
  const wanted = rgbOf(colour);
  switch (diodes.kind) {
    case 'mono':
      return rgbOf(diodes.colour);
    case 'dual':
      return DUAL.reduce((best, next) => (distance(next, wanted) < distance(best, wanted) ? next : best));
    case 'full':
      return wanted;
    default:
      return unknownDiodes(diodes);
  }
}

/** Red and green alone tell the hues of a dual panel apart; blue counts as neither. */
const distance = (one: Rgb, other: Rgb): number => Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]);

function unknownDiodes(diodes: never): Rgb {
  throw new Error(`no such diodes: ${JSON.stringify(diodes)}`);
}
