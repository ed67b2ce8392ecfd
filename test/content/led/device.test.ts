import { describe, expect, it } from 'vitest';
import { type LedDevice, ledDeviceSchema, takesPictures, USUAL_PORTS } from '../../../content/led/device.ts';
import { deviceProblems, suitedTicker, universesOf } from '../../../content/led/device-problems.ts';
import { type Panel, plainPanel } from '../../../content/led/panel.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import { problemsOf } from '../../../content/problem.ts';
import { sentenceFor } from '../../../content/sentences.ts';

const FULL = { kind: 'full', order: 'rgb' } as const;
const host = '192.168.7.20';
const ddp = { protocol: 'ddp', host, port: 4048, wifi: false, jsonPort: null } as const;
const e131 = { protocol: 'e131', host, firstUniverse: 1, priority: 100, syncUniverse: null, wifi: false } as const;
const artnet = { protocol: 'artnet', host, port: 6454, firstUniverse: 0, sync: true } as const;
const bx5 = { protocol: 'bx5', host, port: 5005, card: '5E1', area: 0, deadMan: 30 } as const;
const bx6 = { protocol: 'bx6', host, port: 5005, card: '6Q1', area: 0, deadMan: 30, experimental: true } as const;
const huidu = { protocol: 'huidu', host, port: 10_001 } as const;
const opc = { protocol: 'opc', host, port: 7890, channel: 0 } as const;
const hdmi = { protocol: 'hdmi', x: 0, y: 0 } as const;

const panel = (width: number, height: number, change: Partial<Panel> = {}): Panel => ({
  ...plainPanel(width, height, 5, FULL),
  ...change,
});
const told = (device: LedDevice, of: Panel) => {
  expect(ledDeviceSchema.parse(device)).toEqual(device);
  const problems = deviceProblems(device, of);
  for (const one of problems) expect(`${sentenceFor(one).vi} ${sentenceFor(one).en}`).not.toMatch(/[{}]|…/);
  return problems.map(({ code, detail }) => [code, detail] as const);
};
const codes = (device: LedDevice, of: Panel) => told(device, of).map(([code]) => code);

describe('devices that drive a panel', () => {
  it('LED-40 refuses a thirteenth universe over Wi-Fi and counts in whole dots', () => {
    const slow = { frameRate: 10 } as const;
    expect([1, 170, 171, 2040, 2041].map((dots) => universesOf({ width: dots, height: 1 }))).toEqual([1, 1, 2, 12, 13]);
    expect(told({ ...e131, wifi: true }, panel(64, 32, slow))).toEqual([['LED-40', { universes: 13, most: 12, dots: 2040 }]]);
    expect(codes({ ...e131, wifi: true }, panel(60, 32, slow))).toEqual([]);
    expect(codes(e131, panel(64, 32))).toEqual([]);
  });

  it('LED-41 the last universe of E1.31 is 63,999', () => {
    expect(codes({ ...e131, firstUniverse: 63_987 }, panel(64, 32))).toEqual([]);
    expect(told({ ...e131, firstUniverse: 63_988 }, panel(64, 32))).toEqual([['LED-41', { last: 64_000, fits: 63_987 }]]);
  });

  it('LED-42 the sync universe is none of the picture’s', () => {
    expect(told({ ...e131, syncUniverse: 13 }, panel(64, 32))).toEqual([['LED-42', { fits: 14 }]]);
    expect(codes({ ...e131, syncUniverse: 14 }, panel(64, 32))).toEqual([]);
  });

  it('LED-43 the last universe of Art-Net is 32,767', () => {
    expect(codes({ ...artnet, firstUniverse: 32_755 }, panel(64, 32))).toEqual([]);
    expect(told({ ...artnet, firstUniverse: 32_756 }, panel(64, 32))).toEqual([['LED-43', { last: 32_768, fits: 32_755 }]]);
  });

  it('LED-44 one message of OPC holds 21,845 dots', () => {
    expect(codes(opc, panel(4369, 5))).toEqual([]);
    expect(told(opc, panel(2731, 8))).toEqual([['LED-44', { dots: 21_848, most: 21_845 }]]);
  });

  it('LED-45 a card suits the diodes', () => {
    const mono = panel(128, 32, { diodes: { kind: 'mono', colour: '#ff0000' } });
    expect(codes(bx5, mono)).toEqual([]);
    expect(codes({ ...bx5, card: '5Q1+' }, mono)).toEqual(['LED-45']);
    expect(codes({ ...bx5, card: '5Q1+' }, panel(128, 32))).toEqual([]);
    expect(told(bx5, panel(128, 32))).toEqual([['LED-45', { diodes: 'full', fits: 'mono, dual' }]]);
    expect(codes(huidu, mono)).toEqual(['LED-45']);
  });

  it('LED-46 a picture for a BX card takes at most 300 kB', () => {
    expect(codes({ ...bx5, card: '5Q1+' }, panel(500, 300))).toEqual([]);
    expect(told({ ...bx5, card: '5Q1+' }, panel(501, 300))).toEqual([['LED-46', { bytes: 300_600, most: 300_000 }]]);
    expect(codes(bx6, panel(500, 300))).toEqual(['LED-46']);
  });

  it('LED-47 over Wi-Fi the frame rate that fits is offered', () => {
    expect(told({ ...ddp, wifi: true }, panel(64, 32, { frameRate: 40 }))).toEqual([
      ['LED-47', { dots: 2048, frameRate: 40, fits: 10 }],
    ]);
    expect(codes({ ...ddp, wifi: true }, panel(64, 16, { frameRate: 30 }))).toEqual([]);
  });

  it('LED-48 more than 4,000 dots need a cable', () => {
    expect(told({ ...ddp, wifi: true }, panel(128, 32, { frameRate: 10 }))).toEqual([['LED-48', { dots: 4096, most: 4000 }]]);
    expect(codes(ddp, panel(128, 32))).toEqual([]);
  });

  it('LED-49 a wire carries what it carries', () => {
    expect(told(ddp, panel(512, 256, { frameRate: 60 }))).toEqual([['LED-49', { dots: 131_072, frameRate: 60, fits: 30 }]]);
    expect(codes(ddp, panel(512, 256, { frameRate: 30 }))).toEqual([]);
    expect(codes(e131, panel(512, 256, { frameRate: 30 }))).toEqual(['LED-49']);
    expect(codes(hdmi, panel(1024, 1024, { frameRate: 60 }))).toEqual([]);
  });

  it('LED-50 a device stands in a local network', () => {
    const refused = (at: string): string[] => {
      const parsed = ledDeviceSchema.safeParse({ ...ddp, host: at });
      return parsed.success ? [] : problemsOf(parsed.error).map(({ code }) => code);
    };
    for (const local of ['10.0.0.9', '127.0.0.1', '172.16.0.1', '172.31.255.1', '192.168.1.1', '169.254.3.4', 'wled-1.local'])
      expect(refused(local), local).toEqual([]);
    for (const far of ['8.8.8.8', '172.32.0.1', '192.169.0.1', '10.0.0.256', '10.0.0', '1.2.3.4.5'])
      expect(refused(far), far).toEqual(['LED-50']);
    for (const odd of ['', 'a b', 'http://x', '-a', 'a..b', '::1', 'x/y']) expect(refused(odd)[0], odd).toMatch(/^ZOD/);
  });

  it('LED-52 words turn pages where whole pictures are taken', () => {
    const moving = plainTicker('Xin chào');
    expect(suitedTicker(moving, bx5).motion).toBe('page');
    expect(suitedTicker({ ...moving, motion: 'up' }, huidu).motion).toBe('page');
    expect(suitedTicker({ ...moving, motion: 'still' }, bx5).motion).toBe('still');
    expect(suitedTicker(moving, ddp)).toBe(moving);
    expect([hdmi, ddp, e131, artnet, opc].some(takesPictures)).toBe(false);
  });

  it('LED-53 BX-6 is off until somebody switches it on', () => {
    expect(codes({ ...bx6, experimental: false }, panel(64, 32))).toEqual(['LED-53']);
    expect(codes(bx6, panel(64, 32))).toEqual([]);
    expect(USUAL_PORTS.bx6).toBe(5005);
  });
});
