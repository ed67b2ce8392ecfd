import { expect, it } from 'vitest';
import type { Place } from '../../../../content/schedule/entry.ts';
import { panelOfSlide } from '../../../../displays/desk/led/panel-of-slide.ts';
import { ledMount, monoPanel } from '../../../support/led-means.ts';
import { display, entry } from '../../../support/schedule-library.ts';

const panel = (id: string, unit: string, width: number) =>
  display(id, unit, { kind: 'led', led: ledMount({ panel: monoPanel(width, 16) }) });
const displays = [display('tv', 'u'), panel('a', 'u', 64), panel('b', 'v', 128)];
const widthOf = (places: readonly Place[]): number =>
  panelOfSlide('s', { displays, entries: places.length === 0 ? [] : [entry('e', { places: [...places] })] }).panel.width;

it('a line is drawn on the panel that shows it, else on the first of the house, else on a usual one', () => {
  expect(widthOf([{ by: 'display', id: 'b' }])).toBe(128);
  expect(widthOf([{ by: 'unit', id: 'v' }])).toBe(128);
  expect(widthOf([{ by: 'display', id: 'tv' }])).toBe(64);
  expect(widthOf([])).toBe(64);
  expect(panelOfSlide('s', { displays: [], entries: [] }).panel.width).toBe(192);
});
