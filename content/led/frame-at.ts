import type { Instant } from '../time/instant.ts';
import { digest, toHex } from '../wire/hash.ts';
import { utf8 } from '../wire/utf8.ts';
import { frameNumber, travelled } from './pace.ts';
import type { Rgb } from './palette.ts';
import type { Panel } from './panel.ts';
import type { Strip } from './strip.ts';

/** What a panel shows at one time: a place in `palette` for each dot, row by row; 0 is dark. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  readonly palette: readonly Rgb[];
}

/**
 * The frame at `time`, in ms from any origin (LED-10): at 0 a scrolling strip is about to enter, and from then on its copies follow
 * each other. A function of strip, panel and time alone, so that panels that share a clock are in step.
 */
export function frameAt(strip: Strip, panel: Panel, time: Instant): Frame {
  const frame = {
    width: panel.width,
    height: panel.height,
    dots: new Uint8Array(panel.width * panel.height),
    palette: strip.palette,
  };
  const number = frameNumber(time, panel.frameRate);
  if (strip.blink !== null && Math.floor(number / strip.blink) % 2 === 1) return frame;
  for (const [x, y] of copies(strip, panel, number)) blit(strip, frame, x, y);
  return frame;
}

/** Where the strip's corner stands in the panel, once for each copy in sight. */
function copies(strip: Strip, panel: Panel, number: number): (readonly [number, number])[] {
  const moved = travelled(strip.pace, number);
  switch (strip.motion) {
    case 'still':
      return [[0, 0]];
    case 'page':
      return [[0, -panel.height * pageAt(strip.turns, number)]];
    case 'left':
      return train(moved, panel.width, strip.width, panel.height).map((x) => [x, 0] as const);
    case 'right':
      return train(moved, panel.width, strip.width, panel.height).map((x) => [panel.width - strip.width - x, 0] as const);
    case 'up':
      return train(moved, panel.height, strip.height, strip.rows).map((y) => [0, y] as const);
    default:
      return unknownMotion(strip.motion);
  }
}

/** Places of copies that came in at the far side of a view one after another, with a gap between them; those in sight. */
function train(moved: number, view: number, length: number, height: number): number[] {
  const cycle = length + Math.min(view, GAP * height);
  const places: number[] = [];
  for (let copy = Math.max(0, Math.ceil((moved - view - length) / cycle)); ; copy += 1) {
    const place = view - moved + copy * cycle;
    if (place >= view) return places;
    if (place + length > 0) places.push(place);
  }
}

/** The gap behind a scrolling strip in heights of its panel, unless the panel is shorter. */
const GAP = 3;

function pageAt(turns: readonly number[], number: number): number {
  let left = number % turns.reduce((sum, turn) => sum + turn, 0);
  for (const [index, turn] of turns.entries()) {
    if (left < turn) return index;
    left -= turn;
  }
  return 0;
}

/** Copies the rows and columns of the strip that fall into the frame when its corner stands at `x`, `y`. */
function blit(strip: Strip, frame: Frame, x: number, y: number): void {
  const [from, to] = [Math.max(0, x), Math.min(frame.width, x + strip.width)];
  if (from >= to) return;
  for (let row = Math.max(0, y); row < Math.min(frame.height, y + strip.height); row += 1) {
    const start = (row - y) * strip.width - x;
    frame.dots.set(strip.dots.subarray(start + from, start + to), row * frame.width + from);
  }
}

const MARKS = '.#23456789abcdefghijklmnopqrstuvwxyz';

/** A frame that a person can read: a line for each row, `.` dark, `#` the first colour, `2` the second and so on. */
export function frameText(frame: Frame): string {
  let text = '';
  frame.dots.forEach((place, at) => {
    text += (MARKS[place] ?? '?') + ((at + 1) % frame.width === 0 ? '\n' : '');
  });
  return text;
}

/** SHA-256 of size, palette and dots in lower-case hex: equal for equal frames on every machine. */
export function frameHash(frame: Frame): string {
  const head = utf8(`${frame.width}x${frame.height}:${frame.palette.map((rgb) => rgb.join(',')).join(';')}\n`);
  const bytes = new Uint8Array(head.length + frame.dots.length);
  bytes.set(head);
  bytes.set(frame.dots, head.length);
  return toHex(digest(bytes));
}

function unknownMotion(motion: never): never {
  throw new Error(`no such motion: ${String(motion)}`);
}
