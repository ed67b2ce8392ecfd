import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drawing } from '../../content/slide/drawing.ts';
import { layoutSlide } from '../../content/slide/layout.ts';
import { paint, type SvgNode, svgText } from '../../content/slide/svg.ts';
import { zoneBoxes } from '../../content/slide/zones.ts';
import { launchChromium } from '../support/chromium.ts';
import { means, sampleSlides } from '../support/slide-means.ts';

/*
 * The measure: a pixel is ink when in either picture it differs by more than INK in a channel from the same drawing without its
 * words and codes. Of the ink, the share of pixels whose two colours differ by more than EDGE is the difference. EDGE lets
 * antialiasing pass: both rasterisers cover an edge pixel by area, but round coverage and blend differently, by less than a third
 * of the full step. A shifted or missing stroke differs by the full step.
 */
const INK = 24;
const EDGE = 72;
const SAME = 0.001;

const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
] as const;
const SLIDES = ['motto', 'statement', 'qr'] as const;
const { fonts } = means();
const options = { mediaHref: () => '' };

interface Raster {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const sized = (drawing: Drawing, { width, height }: Size): SvgNode => {
  const tree = paint(drawing, fonts, options);
  return { ...tree, attributes: { ...tree.attributes, width: String(width), height: String(height) } };
};

async function throughSharp(drawing: Drawing, screen: Size): Promise<Raster> {
  const image = sharp(Buffer.from(svgText(sized(drawing, screen)))).ensureAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Through real DOM, built from the nodes as the TV builds it. */
async function throughChromium(browser: Browser, drawing: Drawing, screen: Size): Promise<Raster> {
  const page = await browser.newPage({ viewport: { ...screen }, deviceScaleFactor: 1 });
  await page.setContent('<!doctype html><body style="margin:0;overflow:hidden">');
  await page.evaluate(
    `(() => {
      const make = ({ tag, attributes, children }) => {
        const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
        for (const [name, value] of Object.entries(attributes)) if (!/^xmlns|^xlink/.test(name)) element.setAttribute(name, value);
        element.append(...children.map(make));
        return element;
      };
      document.body.append(make(${JSON.stringify(sized(drawing, screen))}));
    })()`,
  );
  const png = PNG.sync.read(await page.screenshot());
  await page.close();
  return { data: png.data, width: png.width, height: png.height };
}

/** The share of ink pixels that differ by more than an edge may. */
function difference(one: Raster, other: Raster, ground: Raster): number {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  let [ink, off] = [0, 0];
  for (let at = 0; at < one.data.length; at += 4) {
    let [inked, apart] = [0, 0];
    for (let channel = 0; channel < 3; channel += 1) {
      const [a = 0, b = 0, g = 0] = [one.data[at + channel], other.data[at + channel], ground.data[at + channel]];
      inked = Math.max(inked, Math.abs(a - g), Math.abs(b - g));
      apart = Math.max(apart, Math.abs(a - b));
    }
    if (inked > INK) ink += 1;
    if (inked > INK && apart > EDGE) off += 1;
  }
  return ink === 0 ? 1 : off / ink;
}

const groundOf = (drawing: Drawing, screen: Size) =>
  throughSharp({ ...drawing, marks: drawing.marks.filter((mark) => mark.kind !== 'text' && mark.kind !== 'path') }, screen);

describe('one drawing, two renderers', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  for (const screen of SCREENS) {
    for (const template of SLIDES) {
      it(`SLD-19 ${template} looks the same in Chromium and through sharp at ${screen.width}×${screen.height}`, async () => {
        const drawing = layoutSlide(sampleSlides[template], zoneBoxes({ ...screen, zones: 'full' }).main, means());
        const [a, b] = [await throughSharp(drawing, screen), await throughChromium(browser, drawing, screen)];
        expect(difference(a, b, await groundOf(drawing, screen))).toBeLessThan(SAME);
      });
    }
  }

  for (const [screen, template] of [
    [SCREENS[3], 'statement'],
    [SCREENS[2], 'motto'],
  ] as const) {
    it(`SLD-19 a missing foot and a line shifted by three pixels are seen in ${template} (control of the measure)`, async () => {
      const { main, unit } = zoneBoxes({ ...screen, zones: 'full' });
      const drawing = layoutSlide(sampleSlides[template], main, means());
      const real = await throughChromium(browser, drawing, screen);
      const ground = await groundOf(drawing, screen);
      const without = { ...drawing, marks: drawing.marks.filter((mark) => mark.kind !== 'text' || mark.role !== 'note') };
      const [, second] = drawing.marks.filter((mark) => mark.kind === 'text' && mark.role === 'body');
      const shifted = {
        ...drawing,
        marks: drawing.marks.map((mark) => (mark === second ? { ...mark, x: mark.x + 3 / unit } : mark)),
      };
      expect(difference(await throughSharp(drawing, screen), real, ground)).toBeLessThan(SAME);
      expect(difference(await throughSharp(without, screen), real, ground)).toBeGreaterThan(SAME * 5);
      expect(difference(await throughSharp(shifted, screen), real, ground)).toBeGreaterThan(SAME * 5);
    });
  }
});
