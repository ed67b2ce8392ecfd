import { expect, it } from 'vitest';
import type { LedDevice } from '../../../../content/led/device.ts';
import { openDriver } from '../../../../displays/agent/out/driver.ts';
import { fastClock } from '../../../support/fast-clock.ts';
import { huiduCard } from '../../../support/huidu-card.ts';
import { FULL, mountOf, panelOf, words } from '../../../support/led-driver.ts';
import { wledBox } from '../../../support/wled-box.ts';

const PANEL = { ...panelOf(64, 16, FULL), frameRate: 10 as const, gamma: 10 };
const HOST = '127.0.0.1';
const WITHIN_MS = 10_000;
const SOON = { timeout: 90_000, interval: 20 };

/** How late this machine wakes whoever sleeps, in ms together. */
const lateness = (): (() => number) => {
  const EVERY = 20;
  let due = performance.now() + EVERY;
  let late = 0;
  const timer = setInterval(() => {
    late += Math.max(0, performance.now() - due);
    due = performance.now() + EVERY;
  }, EVERY);
  return () => {
    clearInterval(timer);
    return late;
  };
};

const driving = (device: LedDevice) => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  // The clock as it runs: once as fast as itself.
  const driver = openDriver(mountOf(device, PANEL), { ...fastClock(1), random: () => 0.5, log, safe: null });
  driver.show(words('Xin chào', PANEL), 40);
  return driver;
};

it('LED-56 by the real clock: a WLED and a Huidu that were written over are put right and told within 10 s', async () => {
  const [wled, huidu] = await Promise.all([wledBox(64 * 16), huiduCard()]);
  const drivers = [
    driving({ protocol: 'ddp', host: HOST, port: wled.port, wifi: false, jsonPort: wled.jsonPort }),
    driving({ protocol: 'huidu', host: HOST, port: huidu.port }),
  ];
  try {
    for (const driver of drivers) await expect.poll(() => driver.status().confirmed, SOON).toBe(true);
    const ours = Buffer.from(huidu.shown() ?? []);
    const lateBy = lateness();
    const begun = performance.now();
    wled.meddle('override');
    huidu.overwrite();
    const right = [() => wled.ours(), () => Buffer.from(huidu.shown() ?? []).equals(ours) && huidu.programs().length === 1];
    const took = await Promise.all(
      drivers.map(async (driver, at) => {
        await expect.poll(() => right[at]?.() === true && driver.status().repairs > 0, SOON).toBe(true);
        return performance.now() - begun;
      }),
    );
    const late = lateBy();
    console.log(
      `put right and told after ${took.map(Math.round).join(' and ')} ms; this machine was ${Math.round(late)} ms late`,
    );
    for (const ms of took) expect(ms).toBeLessThan(WITHIN_MS + late);
    for (const driver of drivers) expect(driver.status().repaired?.said).not.toBe('');
  } finally {
    await Promise.all(drivers.map((driver) => driver.stop()));
    await Promise.all([wled.close(), huidu.close()]);
  }
});
