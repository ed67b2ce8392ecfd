import { readFileSync } from 'node:fs';
import { type Atlas, parseAtlas } from '../../content/led/atlas.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { type Panel, plainPanel } from '../../content/led/panel.ts';

export const LED_ROWS = [13, 16, 20, 24, 32, 40, 48, 64] as const;

/** A committed atlas as it stands in its file. */
export const rawAtlas = (rows: number): string =>
  readFileSync(new URL(`../../content/fonts/led-${rows}.json`, import.meta.url), 'utf8');

export const ledAtlas = (rows: number): Atlas => parseAtlas(JSON.parse(rawAtlas(rows)));

/** Every committed atlas, lowest first. */
export const ledAtlases = (): Atlas[] => LED_ROWS.map(ledAtlas);

/** A one-colour P10 panel wired row by row. */
export const monoPanel = (width: number, height: number): Panel =>
  plainPanel(width, height, 10, { kind: 'mono', colour: '#ff0000' });

/** A 128 × 32 full-colour P5 panel behind a sending card at the corner of the desktop, secured; `over` says what differs. */
export const ledMount = (over: Partial<LedMount> = {}): LedMount => ({
  panel: plainPanel(128, 32, 5, { kind: 'full', order: 'rgb' }),
  device: { protocol: 'hdmi', x: 0, y: 0 },
  driver: 'window',
  onStop: 'blank',
  safeText: '',
  secured: ['password', 'access-point', 'cabinet'],
  ...over,
});

export const MOTTO = 'Xin chào – Xin lỗi – Xin cảm ơn – Xin phép; Luôn mỉm cười – Luôn nhẹ nhàng – Luôn thấu hiểu – Luôn giúp đỡ';
