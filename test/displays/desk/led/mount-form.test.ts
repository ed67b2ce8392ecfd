import { describe, expect, it } from 'vitest';
import type { LedProtocol } from '../../../../content/led/device.ts';
import { SECURITY_POINTS } from '../../../../content/led/mount.ts';
import { type MountForm, mountFormOf, plainGrid, readMount, withProtocol } from '../../../../displays/desk/led/mount-form.ts';
import { ledMount } from '../../../support/led-means.ts';

const DEVICE = { protocol: 'artnet', host: '192.168.7.9', port: 6454, firstUniverse: 0, sync: true } as const;
const wired = ledMount({ device: DEVICE, driver: 'agent', secured: [...SECURITY_POINTS] });

describe('the form of a LED mount', () => {
  it('gives back the mount that it was made of', () => {
    for (const mount of [ledMount(), wired]) expect(readMount(mountFormOf(mount))).toEqual({ mount, problems: [] });
  });

  it('lays equal cabinets out in the order of the wire, and finds them again', () => {
    const order = { corner: 'bottom-right', along: 'columns', serpentine: true } as const;
    const grid = { ...plainGrid(128, 32), columns: 4, rows: 2, order, moduleWidth: 16, moduleHeight: 8, rotation: 180 as const };
    const { mount, problems } = readMount({ ...mountFormOf(wired), grid });
    expect(problems).toEqual([]);
    expect(mount?.panel.cabinets.map(({ x, y }) => [x, y]).slice(0, 4)).toEqual([
      [96, 16],
      [96, 0],
      [64, 0],
      [64, 16],
    ]);
    expect(mountFormOf(mount ?? undefined).grid).toEqual(grid);
  });

  it('leaves cabinets alone that make no grid', () => {
    const [whole] = wired.panel.cabinets;
    if (whole === undefined) throw new Error('no cabinet');
    const part = (x: number, width: number) => ({ ...whole, x, width, module: { width: 16, height: 32 } });
    const odd = { ...wired, panel: { ...wired.panel, cabinets: [part(0, 96), part(96, 32)] } };
    const form = mountFormOf(odd);
    expect(form.grid).toBeNull();
    expect(readMount(form).mount).toEqual(odd);
  });

  const addressed = (protocol: LedProtocol): MountForm => {
    const form = withProtocol(mountFormOf(undefined), protocol);
    const { device } = form;
    return 'host' in device && device.host === '' ? { ...form, device: { ...device, host: '192.168.1.50' } } : form;
  };

  it('asks for the address of a device that has one', () => {
    const { mount, problems } = readMount(withProtocol(mountFormOf(undefined), 'ddp'));
    expect([mount, ...problems.map(({ path }) => path.join('.'))]).toEqual([null, 'device.host']);
  });

  it('begins every device with what its maker ships, so that with an address only the security list is open', () => {
    const protocols: readonly LedProtocol[] = ['hdmi', 'ddp', 'e131', 'artnet', 'bx5', 'huidu', 'opc'];
    for (const protocol of protocols) {
      const { mount, problems } = readMount(addressed(protocol));
      expect([protocol, mount !== null, ...problems.map(({ code }) => code)]).toEqual([protocol, true, 'LED-64']);
    }
    const bx6 = readMount(addressed('bx6'));
    expect(bx6.problems.map(({ code }) => code).sort()).toEqual(['LED-53', 'LED-64']);
  });

  it('says at the field what is out of bounds', () => {
    const form = mountFormOf(undefined);
    const { mount, problems } = readMount({ ...form, panel: { ...form.panel, width: Number.NaN } });
    expect(mount).toBeNull();
    expect(problems.map(({ path }) => path.join('.'))).toContain('panel.width');
  });
});
