import type { Frame } from './frame-at.ts';
import type { Rgb } from './palette.ts';
import type { Panel } from './panel.ts';
import { wireMap } from './wire-map.ts';

/**
 * What goes over the wire: three levels a dot in the order of the wire and of the colours, gamma, brightness and power cap applied;
 * the watts that they take by the panel's figures; `dimmed` is what the cap left of them, in percent.
 */
export interface Levels {
  readonly bytes: Uint8Array;
  readonly watts: number;
  readonly dimmed: number;
}

/** What stays the same for a panel from frame to frame: its wire map and its gamma. */
export interface Wiring {
  readonly map: Uint32Array;
  readonly gamma: Uint8Array;
}

/** Made once for a panel. */
export const wiringOf = (panel: Panel): Wiring => ({ map: wireMap(panel), gamma: gammaTable(panel.gamma) });

/** `gamma` in tenths: the level of each value, 0 to 255. By multiplication alone, so that every engine gives the same (LED-14). */
export function gammaTable(gamma: number): Uint8Array {
  const table = new Uint8Array(256);
  let level = 0;
  for (let value = 0; value < 256; value += 1) {
    const wanted = power(value / 255, gamma);
    while (level < 255 && power((level + 0.5) / 255, 10) <= wanted) level += 1;
    table[value] = value > 0 ? Math.max(1, level) : 0;
  }
  return table;
}

/** How sending cards and eyes take a level. */
const SCREEN_GAMMA = gammaTable(22);

function power(base: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < exponent; count += 1) result *= base;
  return result;
}

const ORDERS = {
  rgb: [0, 1, 2],
  rbg: [0, 2, 1],
  grb: [1, 0, 2],
  gbr: [1, 2, 0],
  brg: [2, 0, 1],
  bgr: [2, 1, 0],
} as const;

/** The brightness in percent that holds at a minute of the unit's day; before the first step of the day, the last one of the day before. */
export function brightnessAt(panel: Panel, hour: number, minute: number): number {
  const now = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const steps = [...panel.brightness].sort((a, b) => (a.from < b.from ? -1 : 1));
  const begun = steps.filter(({ from }) => from <= now);
  return (begun[begun.length - 1] ?? steps[steps.length - 1])?.percent ?? 100;
}

/** A frame as levels for the wire. `brightness` in percent; lit dots stay lit at any brightness above 0. */
export function levels(frame: Frame, panel: Panel, { map, gamma }: Wiring, brightness: number): Levels {
  const counts = countDots(frame);
  const plain = frame.palette.map((rgb) => dimmedColour(rgb, gamma, brightness));
  const wanted = wattsOf(plain, counts, panel);
  const room = panel.power.capWatts === null ? wanted : Math.max(0, panel.power.capWatts);
  const share = wanted <= room ? 100 : capShare(room, wanted, panel.power.idleWatts);
  const shown = share === 100 ? plain : plain.map((rgb) => scaled(rgb, share));
  return { bytes: wired(frame, panel, map, shown), watts: wattsOf(shown, counts, panel), dimmed: share };
}

/**
 * What a sending card may show of `percent` so that the supply's cap holds (LED-75), in whole percents: the card applies brightness
 * and gamma itself, so light is reckoned from the palette by the usual 2.2.
 */
export function cappedPercent(frame: Frame, panel: Panel, percent: number): number {
  const { capWatts, idleWatts } = panel.power;
  if (capWatts === null) return percent;
  const lit = frame.palette.map((rgb) => dimmedColour(rgb, SCREEN_GAMMA, percent));
  const wanted = wattsOf(lit, countDots(frame), panel);
  return wanted <= capWatts ? percent : Math.floor((percent * capShare(Math.max(0, capWatts), wanted, idleWatts)) / 100);
}

const dimmedColour = ([red, green, blue]: Rgb, table: Uint8Array, brightness: number): Rgb => {
  const level = (value: number): number => {
    const corrected = table[value] ?? 0;
    return corrected > 0 && brightness > 0 ? Math.max(1, Math.round((corrected * brightness) / 100)) : 0;
  };
  return [level(red), level(green), level(blue)];
};

const scaled = (rgb: Rgb, percent: number): Rgb => {
  const [red, green, blue] = rgb.map((value) => Math.floor((value * percent) / 100));
  return [red ?? 0, green ?? 0, blue ?? 0];
};

/** Whole percents that fit under the cap; what the panel takes when dark cannot be saved. */
const capShare = (room: number, wanted: number, idle: number): number =>
  Math.max(0, Math.min(100, Math.floor((100 * (room - idle)) / Math.max(1e-9, wanted - idle))));

function countDots({ dots, palette }: Frame): number[] {
  const counts = palette.map(() => 0);
  for (const place of dots) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

/** Watts of the whole panel: its share of full white for each dot, and what it takes when dark. */
function wattsOf(palette: readonly Rgb[], counts: readonly number[], { power: figures, diodes }: Panel): number {
  const diodesADot = diodes.kind === 'mono' ? 1 : diodes.kind === 'dual' ? 2 : 3;
  const share = palette.reduce((sum, rgb, place) => sum + (counts[place] ?? 0) * lightOf(rgb, diodes.kind), 0);
  return figures.idleWatts + (share * figures.dotMilliwatts) / 1000 / (255 * diodesADot);
}

const lightOf = ([red, green, blue]: Rgb, kind: Panel['diodes']['kind']): number =>
  kind === 'mono' ? Math.max(red, green, blue) : kind === 'dual' ? red + green : red + green + blue;

function wired(frame: Frame, panel: Panel, map: Uint32Array, palette: readonly Rgb[]): Uint8Array {
  const order = ORDERS[panel.diodes.kind === 'full' ? panel.diodes.order : 'rgb'];
  const colours = Uint8Array.from(palette.flatMap((rgb) => order.map((channel) => rgb[channel])));
  const bytes = new Uint8Array(map.length * 3);
  for (let at = 0; at < map.length; at += 1) {
    const place = (frame.dots[map[at] ?? 0] ?? 0) * 3;
    if (place === 0) continue;
    bytes[at * 3] = colours[place] ?? 0;
    bytes[at * 3 + 1] = colours[place + 1] ?? 0;
    bytes[at * 3 + 2] = colours[place + 2] ?? 0;
  }
  return bytes;
}

/** One bit a dot in the order of the wire, most significant first, padded with 0 to whole bytes; 1 is lit. Two planes on dual panels. */
export function planes(frame: Frame, panel: Panel, { map }: Wiring): readonly Uint8Array[] {
  const channels = panel.diodes.kind === 'dual' ? [0, 1] : [null];
  return channels.map((channel) => {
    const lit = frame.palette.map((rgb, place) => place > 0 && (channel === null || (rgb[channel] ?? 0) > 127));
    const bits = new Uint8Array(Math.ceil(map.length / 8));
    map.forEach((dot, at) => {
      if (lit[frame.dots[dot] ?? 0] === true) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
    });
    return bits;
  });
}
