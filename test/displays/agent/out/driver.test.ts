import { afterEach, describe, expect, it } from 'vitest';
import { levels, wiringOf } from '../../../../content/led/levels.ts';
import { sentenceFor } from '../../../../content/sentences.ts';
import { until } from '../../../support/fast-clock.ts';
import { FULL, fastDriver, mountOf, panelOf, words } from '../../../support/led-driver.ts';
import { type WledBox, wledBox } from '../../../support/wled-box.ts';

const panel = panelOf(64, 16, FULL);
const DOTS = 64 * 16;
const hello = words('Xin chào', panel);
const bye = words('Cảm ơn', panel);
const sent = (frame: typeof hello, percent: number) => levels(frame, panel, wiringOf(panel), percent).bytes;

describe('driving a panel', () => {
  const opened: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  const box = async (port = 0): Promise<WledBox> => {
    const made = await wledBox(DOTS, port);
    opened.push(made);
    return made;
  };
  const driving = (
    wled: WledBox,
    withJson: boolean,
    change: Parameters<typeof mountOf>[2] = {},
    safe: typeof hello | null = null,
  ) => {
    const jsonPort = withJson ? wled.jsonPort : null;
    const device = { protocol: 'ddp', host: '127.0.0.1', port: wled.port, wifi: false, jsonPort } as const;
    const driver = fastDriver(mountOf(device, panel, change), safe);
    opened.push({ close: driver.stop });
    return driver;
  };

  it('LED-54 what is shown stands on the panel dot for dot; the same again is not sent again, but once a second at least', async () => {
    const wled = await box();
    const driver = driving(wled, false);
    expect(driver.status().state).toBe('opening');
    driver.show(hello, 40);
    await until(() => wled.shown() !== undefined, 'a picture');
    expect(wled.shown()).toEqual(sent(hello, 40));
    const [pictures, begin] = [driver.status().sent, driver.mono()];
    let calls = 0;
    await until(() => {
      driver.show({ ...hello }, 40);
      calls += 1;
      return driver.status().sent >= pictures + 6;
    }, 'six refreshes');
    expect(6).toBeLessThanOrEqual((driver.mono() - begin) / 800 + 1);
    expect(calls).toBeGreaterThan(6);
    driver.show(bye, 40);
    await until(() => Buffer.compare(wled.shown() ?? hello.dots, sent(bye, 40)) === 0, 'the other words');
    driver.show(bye, 80);
    await until(() => Buffer.compare(wled.shown() ?? hello.dots, sent(bye, 80)) === 0, 'the other brightness');
    expect(wled.complaints).toEqual([]);
    expect(driver.status()).toMatchObject({ state: 'running', confirmed: null, dimmed: 100 });
    expect(driver.status().watts).toBeGreaterThan(5);
  });

  it('LED-57 on stop it leaves the panel dark, and says no more', async () => {
    const wled = await box();
    const driver = driving(wled, true);
    driver.show(hello, 100);
    await until(() => wled.shown() !== undefined, 'a picture');
    await driver.stop();
    await until(() => wled.shown()?.every((level) => level === 0) === true, 'a dark panel');
    expect(wled.held()).toBe(true);
    const packets = wled.received();
    driver.show(bye, 100);
    await new Promise((settle) => setTimeout(settle, 200));
    expect(wled.received()).toBe(packets);
    expect(driver.status().state).toBe('stopped');
  });

  it('LED-57 on stop it leaves the safe text, if the mount says so', async () => {
    const wled = await box();
    const driver = driving(wled, true, { onStop: 'text', safeText: 'Cảm ơn' }, bye);
    driver.show(hello, 40);
    await until(() => wled.shown() !== undefined, 'a picture');
    await driver.stop();
    await until(() => Buffer.compare(wled.shown() ?? hello.dots, sent(bye, 100)) === 0, 'the safe text');
  });

  it('LED-55 a device that is gone is lost since then, with what the network said; when it is back the picture is there by itself', async () => {
    const first = await box();
    const driver = driving(first, false);
    driver.show(hello, 40);
    await until(() => driver.status().state === 'running', 'running');
    await first.close();
    opened.splice(opened.indexOf(first), 1);
    await until(() => driver.status().state === 'lost', 'lost');
    const { since, problem } = driver.status();
    expect(problem).toMatchObject({ code: 'LED-55', detail: { said: 'ECONNREFUSED' } });
    expect(sentenceFor(problem ?? { code: '', detail: {} }).vi).toContain('ECONNREFUSED');
    expect(since).toBeLessThanOrEqual(driver.mono());
    await new Promise((settle) => setTimeout(settle, 300));
    expect(driver.status().since).toBe(since);
    driver.show(bye, 40);
    const again = await box(first.port);
    await until(() => Buffer.compare(again.shown() ?? hello.dots, sent(bye, 40)) === 0, 'the words of now');
    await until(() => driver.status().state === 'running', 'running again');
    expect(driver.status().problem).toBeNull();
  });

  it.each(['override', 'off'] as const)(
    'LED-56 a WLED that somebody meddled with (%s) is put right within 10 s, and it is told',
    async (how) => {
      const wled = await box();
      const driver = driving(wled, true);
      driver.show(hello, 40);
      await until(() => driver.status().confirmed === true, 'confirmed');
      const asked = wled.asked();
      wled.meddle(how);
      await until(() => wled.ours(), 'put right');
      // It looks every four seconds; a clock would measure how busy this machine is.
      expect(wled.asked() - asked).toBeLessThanOrEqual(2);
      await until(() => driver.status().repairs === 1, 'told');
      expect(driver.status().repaired).toMatchObject({ said: how });
      await until(() => driver.status().confirmed === true, 'confirmed again');
      expect(driver.status().problem).toBeNull();
    },
  );

  it('LED-54 a box that is slow to say what it shows does not hold the pictures up', async () => {
    const wled = await box();
    const driver = driving(wled, true);
    driver.show(hello, 40);
    await until(() => driver.status().confirmed === true, 'confirmed');
    wled.dawdle(2500);
    const asked = wled.asked();
    await until(() => wled.asked() > asked, 'asked');
    for (const percent of [41, 42, 43, 44, 45]) {
      driver.show(hello, percent);
      await until(() => Buffer.compare(wled.shown() ?? hello.dots, sent(hello, percent)) === 0, `${percent} percent`);
    }
    // All five came while the one question was still open.
    expect(wled.asked()).toBe(asked + 1);
  });
});
