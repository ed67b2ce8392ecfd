import { afterEach, describe, expect, it } from 'vitest';
import { type Frame, frameText } from '../../../../content/led/frame-at.ts';
import type { Diodes } from '../../../../content/led/panel.ts';
import { type BxEmulator, bxCard } from '../../../support/bx-card.ts';
import { until } from '../../../support/fast-clock.ts';
import { fastDriver, MONO, mountOf, panelOf, words } from '../../../support/led-driver.ts';

/* The card is a simulator written from the vendor's manual: nothing here was seen on hardware. */
describe('Onbon BX-5 cards (simulated)', () => {
  const opened: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  const card = async (planes: 1 | 2 = 1): Promise<BxEmulator> => {
    const made = await bxCard(planes);
    opened.push(made);
    return made;
  };
  const driving = (of: BxEmulator, diodes: Diodes, deadMan: number | null, onStop: 'blank' | 'text' = 'blank', width = 61) => {
    const panel = panelOf(width, 16, diodes);
    const device = { protocol: 'bx5', host: '127.0.0.1', port: of.port, card: '5E1', area: 0, deadMan } as const;
    const safe = words('Cảm ơn', panel);
    const driver = fastDriver(mountOf(device, panel, { onStop, safeText: 'Cảm ơn' }), safe);
    opened.push({ close: driver.stop });
    return { driver, panel, safe };
  };
  const picture = (frame: Frame): string => frameText(frame).trim();

  it('the words stand dot for dot, on a width that does not fill its bytes, through answers in pieces', async () => {
    const bx = await card();
    const { driver, panel } = driving(bx, MONO, null);
    const frame = words('Ắỗữ ậ', panel);
    driver.show(frame, 40);
    await until(() => bx.shown() !== null, 'a picture');
    expect(bx.shown()).toBe(picture(frame));
    expect(bx.brightness()).toBe(6);
    await until(() => driver.status().state === 'running', 'running');
    driver.show(frame, 100);
    await until(() => bx.brightness() === 15, 'full light');
  });

  it('red, green and amber on a dual panel', async () => {
    const bx = await card(2);
    const { driver, panel } = driving(bx, { kind: 'dual' }, null);
    const frame: Frame = {
      width: panel.width,
      height: panel.height,
      dots: Uint8Array.from({ length: panel.width * panel.height }, (_, at) => (at * 7) % 4),
      palette: [
        [0, 0, 0],
        [255, 0, 0],
        [0, 255, 0],
        [255, 255, 0],
      ],
    };
    driver.show(frame, 100);
    await until(() => bx.shown() !== null, 'a picture');
    expect(bx.shown()).toBe(picture(frame).replaceAll('2', 'o').replaceAll('3', '+'));
  });

  it('pixels that look like marks of the frame (A5 A6 5A 5B) arrive as they are', async () => {
    const bx = await card();
    const { driver, panel } = driving(bx, MONO, null, 'blank', 64);
    const bytes = [0xa5, 0xa6, 0x5a, 0x5b].map((byte) => 255 - byte);
    const dots = Uint8Array.from({ length: 64 * 16 }, (_, at) => ((bytes[Math.floor(at / 8) % 4] ?? 0) >> (7 - (at % 8))) & 1);
    const frame: Frame = {
      width: panel.width,
      height: panel.height,
      dots,
      palette: [
        [0, 0, 0],
        [255, 0, 0],
      ],
    };
    driver.show(frame, 100);
    await until(() => bx.shown() !== null, 'a picture');
    expect(bx.shown()).toBe(picture(frame));
  });

  it('a card that is busy is asked again; one that refuses is told with its number, and works once it does not', async () => {
    const bx = await card();
    const { driver, panel } = driving(bx, MONO, null);
    bx.refuse(3, 2);
    driver.show(words('Chào', panel), 40);
    await until(() => bx.shown() !== null, 'a picture');
    expect(driver.status().problem).toBeNull();
    bx.refuse(17, 3);
    driver.show(words('Xin chào', panel), 40);
    await until(() => driver.status().state === 'lost', 'refused');
    expect(driver.status().problem?.detail).toEqual({ said: 'BX 17' });
    await until(() => driver.status().state === 'running', 'running again');
    expect(bx.shown()).toBe(picture(words('Xin chào', panel)));
  });

  it('LED-74 what somebody wrote over it is written over within 5 s', async () => {
    const bx = await card();
    const { driver, panel } = driving(bx, MONO, null);
    const frame = words('Xin chào', panel);
    driver.show(frame, 40);
    await until(() => bx.shown() !== null, 'a picture');
    const written = bx.written();
    bx.overwrite();
    await until(() => bx.shown() === picture(frame), 'put right');
    expect(bx.written() - written).toBeLessThanOrEqual(2);
  });

  it('dead-man modes: without a word from us the card goes dark, or shows its safe text, by itself', async () => {
    const dark = await card();
    const one = driving(dark, MONO, 30);
    one.driver.show(words('Xin chào', one.panel), 40);
    await until(() => dark.shown() !== null, 'a picture');
    dark.silence(31);
    expect([dark.runMode(), dark.shown()]).toEqual([2, null]);
    const kept = await card();
    const other = driving(kept, MONO, 30, 'text');
    other.driver.show(words('Xin chào', other.panel), 40);
    await until(() => kept.shown() !== null, 'a picture');
    expect(kept.shown()).toBe(picture(words('Xin chào', other.panel)));
    kept.silence(31);
    expect([kept.runMode(), kept.shown()]).toEqual([3, picture(other.safe)]);
  });

  it('LED-57 on stop the card keeps a dark page, or the safe text, for good', async () => {
    for (const onStop of ['blank', 'text'] as const) {
      const bx = await card();
      const { driver, panel, safe } = driving(bx, MONO, 30, onStop);
      driver.show(words('Xin chào', panel), 40);
      await until(() => bx.shown() !== null, 'a picture');
      await driver.stop();
      bx.silence(1000);
      expect(bx.runMode()).toBe(0);
      expect(bx.shown()).toBe(onStop === 'text' ? picture(safe) : picture({ ...safe, dots: safe.dots.map(() => 0) }));
    }
  });
});
