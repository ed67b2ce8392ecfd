import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Atlas, parseAtlas } from '../../content/led/atlas.ts';
import { frameAt } from '../../content/led/frame-at.ts';
import { levels, wiringOf } from '../../content/led/levels.ts';
import { plainPanel } from '../../content/led/panel.ts';
import { strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import type { BenchRow } from './row.ts';

const ROWS = [16, 24, 32];
const SENTENCE = 'Xin chào, xin lỗi, xin cảm ơn, xin phép; luôn mỉm cười, luôn nhẹ nhàng, luôn thấu hiểu, luôn giúp đỡ. ';

const atlasFile = (rows: number): string =>
  readFileSync(fileURLToPath(new URL(`../../content/fonts/led-${rows}.json`, import.meta.url)), 'utf8');

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The processor time of one run in ms. */
function cpuMs(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

const measured = (runs: number, work: () => void): number => {
  for (let warm = 0; warm < 3; warm += 1) work();
  return median(Array.from({ length: runs }, () => cpuMs(work)));
};

/** 500 syllables in one line, which is far more than a ticker may hold. */
function layoutRow(atlases: readonly Atlas[], rows: number, runs: number): BenchRow {
  const text = SENTENCE.repeat(21).split(' ').slice(0, 500).join(' ');
  const panel = plainPanel(192, rows, 5, { kind: 'dual' });
  const made = strip(plainTicker(text), panel, { atlases, live: null });
  const copied = measured(runs, () => {
    for (let turn = 0; turn < 10; turn += 1) Uint8Array.from(made.dots);
  });
  const value = measured(runs, () => {
    strip(plainTicker(text), panel, { atlases, live: null });
  });
  return {
    name: `strip of 500 syllables at ${rows} rows (${made.width} dots long)`,
    value,
    unit: 'ms CPU',
    baseline: { name: 'copying its bytes', value: copied / 10 },
    ratio: copied === 0 ? null : value / (copied / 10),
    aim: 'under 50 ms',
  };
}

/** Frames and their bytes on the wire for 64 panels of 128 × 32 at 40 frames a second: what one second costs. */
function frameRow(atlases: readonly Atlas[], runs: number): BenchRow {
  const panel = plainPanel(128, 32, 5, { kind: 'full', order: 'grb' });
  const wiring = wiringOf(panel);
  const made = strip(plainTicker(SENTENCE), panel, { atlases, live: null });
  const bytes = new Uint8Array(panel.width * panel.height * 3).fill(7);
  const frames = 64 * 40;
  const bare = measured(runs, () => {
    for (let index = 0; index < frames; index += 1) Uint8Array.from(bytes);
  });
  const value = measured(runs, () => {
    for (let index = 0; index < frames; index += 1) levels(frameAt(made, panel, index * 25), panel, wiring, 40);
  });
  return {
    name: 'a second of 64 panels of 128×32 at 40 frames, as bytes for the wire',
    value,
    unit: 'ms CPU',
    baseline: { name: 'copying as many bytes one by one', value: bare },
    ratio: bare === 0 ? null : value / bare,
    aim: 'under 500 ms, half a core',
  };
}

/** LED dots: parsing an atlas, laying out a long line, frames as bytes. */
export function run(options: { quick: boolean }): Promise<BenchRow[]> {
  const runs = options.quick ? 5 : 25;
  const raw = ROWS.map((rows): unknown => JSON.parse(atlasFile(rows)));
  const atlases = raw.map(parseAtlas);
  const parsing = measured(runs, () => {
    raw.forEach(parseAtlas);
  });
  const parse: BenchRow = {
    name: 'atlases of 16, 24 and 32 rows parsed',
    value: parsing,
    unit: 'ms CPU',
    baseline: null,
    ratio: null,
    aim: 'under 100 ms',
  };
  return Promise.resolve([parse, ...ROWS.map((rows) => layoutRow(atlases, rows, runs)), frameRow(atlases, runs)]);
}
