import { describe, expect, it } from 'vitest';
import { type Frame, frameText } from '../../../content/led/frame-at.ts';
import { SECURITY_POINTS } from '../../../content/led/mount.ts';
import { plainPanel } from '../../../content/led/panel.ts';
import { patternOf } from '../../../content/led/pattern.ts';
import { ledMount } from '../../support/led-means.ts';

const rowsOf = (frame: Frame): string[] => frameText(frame).trimEnd().split('\n');
const small = ledMount({ panel: plainPanel(40, 16, 5, { kind: 'full', order: 'rgb' }) });

describe('a test picture', () => {
  it('LED-68 counts the corners', () => {
    const rows = rowsOf(patternOf('corners', small)(0));
    expect(rows[0]).toBe('4'.repeat(40));
    expect(rows[2]).toBe(`4.##${'.'.repeat(29)}22.22.4`.slice(0, 40));
    expect(rows[13]).toBe(`4.33.33.33${'.'.repeat(17)}44.44.44.44.4`.slice(0, 40));
  });

  it('LED-68 shows bars of colour, lit and dark on mono', () => {
    expect(rowsOf(patternOf('bars', small)(0))[7]).toBe('#####22222333335555566666777774444'.padEnd(35, '4').padEnd(40, '.'));
    const mono = ledMount({ panel: plainPanel(40, 16, 5, { kind: 'mono', colour: '#ff0000' }) });
    expect(rowsOf(patternOf('bars', mono)(0))[7]).toBe('#####.....'.repeat(4));
  });

  it('LED-68 lights each universe in turn and says its number', () => {
    const device = { protocol: 'artnet', host: '10.0.0.9', port: 6454, firstUniverse: 7, sync: true } as const;
    const wire = patternOf('wire', { ...small, device, driver: 'agent', secured: [...SECURITY_POINTS] });
    const lit = (time: number): number => wire(time).dots.filter((dot) => dot === 1 || dot === 2).length;
    const first = rowsOf(wire(0));
    expect(first[0]).toBe(`#${'2'.repeat(39)}`);
    expect(first[15]).toBe('.'.repeat(40));
    expect(lit(0) + lit(1000) + lit(2000) + lit(3000)).toBeGreaterThan(450);
    expect(wire(4000)).toEqual(wire(0));
    expect(wire(1000)).not.toEqual(wire(0));
    expect(wire(999)).toEqual(wire(0));
  });
});
