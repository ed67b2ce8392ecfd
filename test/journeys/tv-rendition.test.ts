import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mediaAnswerSchema } from '../../content/wire/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { openScreen, type ScreenPage } from '../support/screen-page.ts';

const GLASS = { width: 1366, height: 768 };
const ALWAYS = {
  ...{ from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], dayparts: [], rule: null, openHours: false, daysOff: 'play' },
};

/** A photograph-like picture: noise does not compress away. */
const photograph = (): Promise<Buffer> =>
  sharp({
    create: { width: 4000, height: 3000, channels: 3, background: '#804020', noise: { type: 'gaussian', mean: 120, sigma: 20 } },
  })
    .jpeg({ quality: 60 })
    .toBuffer();

const keptSchema = z.array(z.object({ name: z.string(), bytes: z.array(z.number()) }));
/** What the TV keeps in its own store: names and bytes. */
const KEPT = `new Promise((settle, fail) => {
  const opened = indexedDB.open('niem-yet');
  opened.onerror = () => fail(opened.error);
  opened.onsuccess = async () => {
    const store = opened.result.transaction('media').objectStore('media');
    const names = store.getAllKeys(), files = store.getAll();
    files.onsuccess = async () => settle(await Promise.all(names.result.map(async (name, at) => {
      const file = files.result[at];
      const bytes = await new Response(file instanceof Blob ? file : file.bytes ?? file).arrayBuffer();
      return { name, bytes: Array.from(new Uint8Array(bytes)) };
    })));
  };
})`;

const SIZE = `(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])(document.querySelector('img.media'))`;

describe('a large picture on a small screen', () => {
  let browser: Browser;
  let controller: RunningController;
  let officer: Officer;
  let screen: ScreenPage;

  beforeAll(async () => {
    browser = await launchChromium();
    controller = await startController({ args: ['--seed', demoSeed(Date.now())] });
    officer = await setUp(controller.url, controller.setupLink ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await controller.stop();
  });

  const upload = async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(await photograph())], { type: 'image/jpeg' }), 'a.jpg');
    const headers = { cookie: officer.cookie, origin: controller.url };
    const answer = await fetch(`${controller.url}/api/media`, { method: 'POST', headers, body: form });
    return mediaAnswerSchema.parse(await answer.json());
  };
  const draft = async (kind: string, body: { readonly id: string }) => ({
    ...{ kind, id: body.id },
    ...z.object({ version: z.number() }).parse(await officer.call('PUT', `/drafts/${kind}/${body.id}`, { version: 0, body })),
  });

  it('is kept by the TV as the rendition that was made for its glass, under its own hash', async () => {
    screen = await openScreen(browser, controller.url, GLASS);
    const code = await screen.code();
    const create = { name: 'Màn nhỏ', unit: 'ben-nghe', kind: 'tv', screen: { ...GLASS, zones: 'full', transition: 'cut' } };
    await officer.call('POST', '/pairings/lookup', { code });
    const { id } = z
      .object({ id: z.string() })
      .parse(await officer.call('POST', '/pairings/confirm', { code, display: null, create }));

    const { hash, width, height, bytes } = await upload();
    expect([width, height]).toEqual([4000, 3000]);
    const picture = { hash, width, height, alt: 'Ảnh lớn' };
    const slide = { id: 'anh-lon', name: 'Ảnh lớn', theme: null, locked: null, template: 'picture', picture, fit: 'cover' };
    const entry = {
      ...{ id: 'anh-lon-o-day', name: 'Ảnh lớn', slides: [{ slide: slide.id, dwell: 10, weight: 1 }], zone: 'main' },
      ...{ places: [{ by: 'display', id }], when: ALWAYS, rank: 'priority', share: 1 },
    };
    const drafts = [await draft('slide', slide), await draft('entry', entry)];
    const { generation } = z.object({ generation: z.number() }).parse(await officer.call('GET', '/library'));
    await officer.call('POST', '/publish', { generation, drafts });

    await screen.page.locator('img.media').waitFor({ timeout: 60_000 });
    await expect.poll(() => screen.page.evaluate(SIZE), { timeout: 120_000 }).toEqual([1366, 1025]);
    // The whole picture may have come first, when its rendition took long.
    const kept = async () => keptSchema.parse(await screen.page.evaluate(KEPT));
    await expect.poll(async () => (await kept()).length, { timeout: 120_000 }).toBe(1);
    const [file] = await kept();
    expect(file?.name).not.toBe(hash);
    expect(
      createHash('sha256')
        .update(Uint8Array.from(file?.bytes ?? []))
        .digest('hex'),
    ).toBe(file?.name);
    expect(file?.bytes.length).toBeLessThan(bytes / 4);
    console.log(`picture ${bytes} bytes, kept ${file?.bytes.length}`);
  });
});
