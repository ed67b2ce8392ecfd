import type { LedPattern } from '../slide/slide.ts';
import type { Instant } from '../time/instant.ts';
import { UNIVERSE_DOTS } from './device-problems.ts';
import type { Frame } from './frame-at.ts';
import type { LedMount } from './mount.ts';
import { shownColour } from './palette.ts';
import { wireMap } from './wire-map.ts';

/** Places in the palette of a test picture. */
const [RED, GREEN, BLUE, WHITE, YELLOW, CYAN, MAGENTA] = [1, 2, 3, 4, 5, 6, 7];
const COLOURS = ['#ff0000', '#00ff00', '#0000ff', '#ffffff', '#ffff00', '#00ffff', '#ff00ff'];
const BARS = [RED, GREEN, BLUE, YELLOW, CYAN, MAGENTA, WHITE, 0];

/** How long each part of the wire is lit, in ms. */
const PART_MS = 1000;
/** Whole dots in a packet of DDP. */
const DDP_DOTS = 480;

/** A part of the wire by the number that a technician knows it by: its dots, from `from` until before `until`. */
interface WirePart {
  readonly number: number;
  readonly from: number;
  readonly until: number;
}

/**
 * A test picture (LED-68) as a function of time. `corners`: the edge, and one to four blocks from top left over top right and bottom
 * left to bottom right; `bars`: colours, or lit and dark; `wire`: part after part of the wire with its number.
 */
export function patternOf(pattern: LedPattern, mount: LedMount): (time: Instant) => Frame {
  switch (pattern) {
    case 'corners':
      return still(corners(blank(mount)));
    case 'bars':
      return still(bars(blank(mount), mount.panel.diodes.kind === 'mono'));
    case 'wire':
      return wire(mount);
    default:
      return pattern satisfies never;
  }
}

const still = (frame: Frame) => (): Frame => frame;

function blank({ panel }: LedMount): Frame {
  const { width, height, diodes } = panel;
  const palette = [[0, 0, 0] as const, ...COLOURS.map((colour) => shownColour(colour, diodes))];
  return { width, height, dots: new Uint8Array(width * height), palette };
}

/** Fills a rectangle as far as it lies within the panel. */
function fill(frame: Frame, x: number, y: number, width: number, height: number, place: number): void {
  for (let row = Math.max(0, y); row < Math.min(frame.height, y + height); row += 1)
    for (let column = Math.max(0, x); column < Math.min(frame.width, x + width); column += 1)
      frame.dots[row * frame.width + column] = place;
}

function corners(frame: Frame): Frame {
  const { width, height } = frame;
  fill(frame, 0, 0, width, height, WHITE);
  fill(frame, 1, 1, width - 2, height - 2, 0);
  const side = Math.max(1, height >> 3);
  const block = (count: number, right: boolean, bottom: boolean, place: number): void => {
    for (let index = 0; index < count; index += 1) {
      const across = 2 + index * (side + 1);
      fill(frame, right ? width - across - side : across, bottom ? height - 2 - side : 2, side, side, place);
    }
  };
  block(1, false, false, RED);
  block(2, true, false, GREEN);
  block(3, false, true, BLUE);
  block(4, true, true, WHITE);
  return frame;
}

function bars(frame: Frame, mono: boolean): Frame {
  const step = Math.max(1, Math.ceil(frame.width / BARS.length));
  BARS.forEach((place, index) => {
    fill(frame, index * step, 0, step, frame.height, mono ? (index + 1) % 2 : place);
  });
  return frame;
}

function wire(mount: LedMount): (time: Instant) => Frame {
  const map = wireMap(mount.panel);
  const parts = wireParts(mount, map.length);
  return (time) => {
    const frame = blank(mount);
    const part = parts[Math.floor(Math.max(0, time) / PART_MS) % parts.length];
    if (part === undefined) return frame;
    for (let at = part.from; at < part.until; at += 1) frame.dots[map[at] ?? 0] = at === part.from ? RED : GREEN;
    write(frame, String(part.number));
    return frame;
  };
}

/** Universes where the protocol has them, packets of DDP, else cabinets. */
function wireParts({ device, panel }: LedMount, dots: number): WirePart[] {
  if (device.protocol === 'e131' || device.protocol === 'artnet') return cut(dots, UNIVERSE_DOTS, device.firstUniverse);
  if (device.protocol === 'ddp') return cut(dots, DDP_DOTS, 1);
  let from = 0;
  return panel.cabinets.map(({ width, height }, index) => {
    const part = { number: index + 1, from, until: from + width * height };
    from = part.until;
    return part;
  });
}

const cut = (dots: number, size: number, first: number): WirePart[] =>
  Array.from({ length: Math.ceil(dots / size) }, (_, index) => ({
    number: first + index,
    from: index * size,
    until: Math.min(dots, (index + 1) * size),
  }));

/** Digits of 3 × 5 dots, row by row, most significant bit left. */
const DIGITS = ['75557', '26227', '71747', '71717', '55711', '74717', '74757', '71111', '75757', '75717'];

/** A number in the middle, as large as it fits, on a dark ground. */
function write(frame: Frame, number: string): void {
  const columns = number.length * 4 + 1;
  const scale = Math.max(1, Math.min(Math.floor(frame.height / 8), Math.floor(frame.width / columns)));
  const [left, top] = [(frame.width - columns * scale) >> 1, (frame.height - 7 * scale) >> 1];
  fill(frame, left, top, columns * scale, 7 * scale, 0);
  [...number].forEach((digit, index) => {
    const rows = DIGITS[Number(digit)] ?? '';
    [...rows].forEach((bits, row) => {
      for (let column = 0; column < 3; column += 1)
        if (((Number(bits) >> (2 - column)) & 1) === 1)
          fill(frame, left + (1 + index * 4 + column) * scale, top + (1 + row) * scale, scale, scale, WHITE);
    });
  });
}
