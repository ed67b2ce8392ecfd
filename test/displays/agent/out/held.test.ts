import { expect, it } from 'vitest';
import { heldBy, type LedDevice } from '../../../../content/led/device.ts';
import { openWay } from '../../../../displays/agent/out/open-way.ts';
import { FULL, MONO, mountOf, panelOf } from '../../../support/led-driver.ts';

const host = '127.0.0.1';
const DEVICES: readonly LedDevice[] = [
  { protocol: 'ddp', host, port: 1, wifi: false, jsonPort: 80 },
  { protocol: 'ddp', host, port: 1, wifi: false, jsonPort: null },
  { protocol: 'e131', host, firstUniverse: 1, priority: 100, syncUniverse: null, wifi: false },
  { protocol: 'artnet', host, port: 1, firstUniverse: 0, sync: true },
  { protocol: 'bx5', host, port: 1, card: '5E1', area: 0, deadMan: null },
  { protocol: 'bx6', host, port: 1, card: '6E1', area: 0, deadMan: null, experimental: true },
  { protocol: 'huidu', host, port: 1 },
  { protocol: 'opc', host, port: 1, channel: 0 },
];

it('LED-74 what the set-up says of reading back is what the driver does: it looks, or it writes again in time', () => {
  for (const device of DEVICES) {
    const panel = panelOf(32, 16, device.protocol.startsWith('bx') ? MONO : FULL);
    const mount = mountOf(device, panel);
    const frame = { width: 32, height: 16, dots: new Uint8Array(512), palette: [[0, 0, 0] as const] };
    const way = openWay(mount, { frame, bytes: new Uint8Array(0), percent: 0 }, () => 0.5);
    const held = heldBy(device);
    expect([device.protocol, way.look !== null]).toEqual([device.protocol, held === 'read']);
    if (typeof held === 'number') expect(way.refreshMs).toBeLessThanOrEqual(held * 1000);
  }
  expect(heldBy({ protocol: 'hdmi', x: 0, y: 0 })).toBeNull();
});
