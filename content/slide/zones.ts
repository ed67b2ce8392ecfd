import type { Screen } from '../place/display.ts';
import type { Box } from './drawing.ts';
import { round } from './type/scale.ts';

/** The shorter side of a screen in drawing units. */
export const SHORT_SIDE = 1080;
/** Height of the ticker line in drawing units. */
export const TICKER = 112;
/** Side column as a share of the longer side: beside `main` on a landscape screen, below it on a portrait one. */
const SIDE = 0.26;

/** How a screen is divided, in drawing units; `unit` is how many device pixels one of them has. */
export interface Zones {
  readonly unit: number;
  readonly main: Box;
  readonly ticker: Box | null;
  readonly side: Box | null;
}

/** Divides a screen: the ticker line below all, the side column right of `main` (portrait: a band below it). No gaps. */
export function zoneBoxes(screen: Pick<Screen, 'width' | 'height' | 'zones'>): Zones {
  const unit = Math.min(screen.width, screen.height) / SHORT_SIDE;
  const [width, height] = [round(screen.width / unit), round(screen.height / unit)];
  const hasTicker = screen.zones === 'ticker' || screen.zones === 'side-ticker';
  const hasSide = screen.zones === 'side' || screen.zones === 'side-ticker';
  const line = hasTicker ? Math.min(TICKER, round(height / 4)) : 0;
  const rest = round(height - line);
  const across = width >= height;
  const band = hasSide ? Math.round((across ? width : height) * SIDE) : 0;
  const main = across
    ? { x: 0, y: 0, width: round(width - band), height: rest }
    : { x: 0, y: 0, width, height: round(rest - band) };
  const side = across ? { x: main.width, y: 0, width: band, height: rest } : { x: 0, y: main.height, width, height: band };
  return {
    unit,
    main,
    ticker: hasTicker ? { x: 0, y: rest, width, height: line } : null,
    side: hasSide ? side : null,
  };
}
