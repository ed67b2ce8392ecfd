import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAt } from '../../../content/led/frame-at.ts';
import { brightnessAt, cappedPercent, gammaTable, levels, planes, wiringOf } from '../../../content/led/levels.ts';
import { type Cabinet, type Panel, panelSchema, plainPanel } from '../../../content/led/panel.ts';
import { strip } from '../../../content/led/strip.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import { chained, wireMap } from '../../../content/led/wire-map.ts';
import { problemsOf } from '../../../content/problem.ts';
import { ledAtlases } from '../../support/led-means.ts';

const FULL = { kind: 'full', order: 'rgb' } as const;
const plain = plainPanel(16, 16, 5, FULL);
const [whole] = plain.cabinets;
if (!whole) throw new Error('a plain panel has a cabinet');
const cabinet = (change: Partial<Cabinet>): Cabinet => ({ ...whole, ...change });
const codes = (panel: unknown): string[] => {
  const parsed = panelSchema.safeParse(panel);
  return parsed.success ? [] : problemsOf(parsed.error).map(({ code }) => code);
};
const means = { atlases: ledAtlases(), live: null };
const framed = (panel: Panel, colour = '#ffffff') => frameAt(strip(plainTicker('Mời', colour), panel, means), panel, 0);

describe('panels', () => {
  it('LED-12 chains run from every corner, along rows or columns, turning back or not', () => {
    const order = (corner: Cabinet['dots']['corner'], along: 'rows' | 'columns', serpentine: boolean) =>
      chained(3, 2, { corner, along, serpentine })
        .map(([column, row]) => 'abcdef'.charAt(row * 3 + column))
        .join('');
    expect(order('top-left', 'rows', false)).toBe('abcdef');
    expect(order('top-left', 'rows', true)).toBe('abcfed');
    expect(order('bottom-right', 'rows', false)).toBe('fedcba');
    expect(order('bottom-left', 'columns', true)).toBe('dabefc');
    expect(order('top-right', 'columns', false)).toBe('cfbead');
    expect(order('bottom-left', 'rows', true)).toBe('defcba');
  });

  it('LED-12 modules in cabinets and cabinets turned by quarters stand where they hang', () => {
    const turned = (rotation: Cabinet['rotation'], width: number, height: number) => {
      const module = { width: 2, height: 1 };
      const panel = { ...plain, width, height, cabinets: [cabinet({ width, height, rotation, module })] };
      return [...wireMap(panel)].join(' ');
    };
    expect(turned(0, 4, 2)).toBe('0 1 2 3 4 5 6 7');
    expect(turned(180, 4, 2)).toBe('7 6 5 4 3 2 1 0');
    // Turned clockwise, its own first row runs down the right-hand side.
    expect(turned(90, 2, 4)).toBe('1 3 5 7 0 2 4 6');
    expect(turned(270, 2, 4)).toBe('6 4 2 0 7 5 3 1');
  });

  it('LED-12 every dot of any panel stands on the wire once', () => {
    const chain = fc.record({
      corner: fc.constantFrom('top-left' as const, 'top-right' as const, 'bottom-left' as const, 'bottom-right' as const),
      along: fc.constantFrom('rows' as const, 'columns' as const),
      serpentine: fc.boolean(),
    });
    const hung = fc.record({
      rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
      modules: chain,
      dots: chain,
    });
    fc.assert(
      fc.property(fc.array(hung, { minLength: 1, maxLength: 4 }), fc.constantFrom(2, 4, 8), (list, side) => {
        const cabinets = list.map((one, index) =>
          cabinet({ ...one, x: index * 16, width: 16, height: 8, module: { width: side, height: side } }),
        );
        const panel = { ...plain, width: 16 * list.length, height: 8, cabinets };
        expect(codes(panel)).toEqual([]);
        const map = wireMap(panel);
        expect(new Set(map).size).toBe(panel.width * panel.height);
        expect(Math.max(...map)).toBe(panel.width * panel.height - 1);
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('LED-14 gamma goes from 0 to 255, never falls and keeps lit dots lit', () => {
    expect([...gammaTable(10)]).toEqual(Array.from({ length: 256 }, (_, value) => value));
    for (const gamma of [10, 18, 22, 28, 30]) {
      const table = gammaTable(gamma);
      expect([table[0], table[1], table[255]]).toEqual([0, 1, 255]);
      expect(table.every((level, value) => level >= (table[value - 1] ?? 0))).toBe(true);
      for (const value of [32, 64, 128, 200])
        expect(Math.abs((table[value] ?? 0) - Math.max(1, 255 * (value / 255) ** (gamma / 10)))).toBeLessThanOrEqual(0.51);
    }
  });

  it('LED-19 a panel of more than a million dots is refused', () => {
    expect(codes(plainPanel(4096, 1024, 5, FULL))).toContain('LED-19');
    expect(codes(plainPanel(1024, 1024, 5, FULL))).toEqual([]);
  });

  it('LED-20 modules that do not fill their cabinet are refused', () => {
    expect(codes({ ...plain, cabinets: [cabinet({ module: { width: 5, height: 16 } })] })).toEqual(['LED-20']);
  });

  it('LED-21 a cabinet beyond the panel is refused', () => {
    expect(codes({ ...plain, cabinets: [cabinet({ x: 1 })] })).toEqual(['LED-21']);
  });

  it('LED-22 cabinets that overlap are refused', () => {
    expect(codes({ ...plain, cabinets: [whole, cabinet({ width: 8, module: { width: 8, height: 16 } })] })).toEqual(['LED-22']);
  });

  it('LED-23 dots without a cabinet are refused', () => {
    expect(codes({ ...plain, cabinets: [cabinet({ width: 8, module: { width: 8, height: 16 } })] })).toEqual(['LED-23']);
  });

  it('LED-32 brightness goes by the hour and, before the first, by the last of the day before', () => {
    const brightness = [
      { from: '18:00', percent: 20 },
      { from: '06:30', percent: 80 },
    ];
    const at = (hour: number, minute: number) => brightnessAt({ ...plain, brightness }, hour, minute);
    expect([at(6, 29), at(6, 30), at(17, 59), at(18, 0), at(0, 0)]).toEqual([20, 80, 80, 20, 20]);
  });

  it('LED-32 levels follow the colour order, the map and the brightness, and lit dots stay lit', () => {
    const panel: Panel = {
      ...plain,
      width: 48,
      gamma: 10,
      diodes: { kind: 'full', order: 'grb' },
      cabinets: [cabinet({ width: 48, rotation: 180, module: { width: 48, height: 16 } })],
    };
    const frame = framed(panel, '#804001');
    const map = wireMap(panel);
    const { bytes } = levels(frame, panel, wiringOf(panel), 50);
    map.forEach((dot, at) =>
      expect([...bytes.subarray(at * 3, at * 3 + 3)]).toEqual(frame.dots[dot] === 1 ? [32, 64, 1] : [0, 0, 0]),
    );
    expect(levels(frame, panel, wiringOf(panel), 0).bytes.every((level) => level === 0)).toBe(true);
  });

  it('LED-32 above the cap everything is dimmed alike, and the estimate stays under it', () => {
    const power = { dotMilliwatts: 60, idleWatts: 2, capWatts: 4 };
    const panel: Panel = { ...plainPanel(64, 16, 5, FULL), gamma: 10, power };
    const free: Panel = { ...panel, power: { ...power, capWatts: null } };
    const frame = framed(panel);
    const [wanted, capped] = [levels(frame, free, wiringOf(free), 100), levels(frame, panel, wiringOf(panel), 100)];
    const lit = frame.dots.reduce((sum, dot) => sum + dot, 0);
    expect(wanted.watts).toBeCloseTo(2 + lit * 0.06, 6);
    expect(wanted.watts).toBeGreaterThan(4);
    expect(wanted.dimmed).toBe(100);
    expect(capped.watts).toBeLessThanOrEqual(4);
    expect(capped.watts).toBeGreaterThan(3.9);
    expect(capped.dimmed).toBeLessThan(100);
  });

  it('LED-75 behind a sending card a picture stays under the cap, and is left alone where there is none', () => {
    const power = { dotMilliwatts: 60, idleWatts: 2, capWatts: 4 };
    const panel: Panel = { ...plainPanel(64, 16, 5, FULL), gamma: 22, power };
    const free: Panel = { ...panel, power: { ...power, capWatts: null } };
    const frame = framed(panel);
    const percent = cappedPercent(frame, panel, 100);
    expect(cappedPercent(frame, free, 100)).toBe(100);
    expect(cappedPercent(frame, { ...panel, power: { ...power, capWatts: 400 } }, 80)).toBe(80);
    expect(percent).toBeLessThan(100);
    expect(levels(frame, free, wiringOf(free), percent).watts).toBeLessThanOrEqual(4);
    expect(levels(frame, free, wiringOf(free), percent + 2).watts).toBeGreaterThan(4);
    expect(cappedPercent(frame, { ...panel, power: { ...power, capWatts: 1 } }, 100)).toBe(0);
  });

  it('LED-36 mono and dual panels get a bit a dot and plane, in the order of the wire', () => {
    const dual = plainPanel(64, 16, 10, { kind: 'dual' });
    const map = wireMap(dual);
    for (const [colour, lights] of [
      ['#ff0000', [true, false]],
      ['#00ff00', [false, true]],
      ['#ffc000', [true, true]],
    ] as const) {
      const frame = framed(dual, colour);
      const both = planes(frame, dual, wiringOf(dual));
      both.forEach((plane, index) =>
        map.forEach((dot, at) => {
          const bit = ((plane[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
          expect(bit === 1).toBe(frame.dots[dot] === 1 && lights[index]);
        }),
      );
    }
    const mono = plainPanel(64, 16, 10, { kind: 'mono', colour: '#00ff00' });
    const [plane, ...more] = planes(framed(mono), mono, wiringOf(mono));
    expect(more).toEqual([]);
    expect(plane?.some((bits) => bits > 0)).toBe(true);
  });
});
