import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levels, wiringOf } from '../../content/led/levels.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { libraryAnswerSchema, wallAnswerSchema } from '../../content/wire/api.ts';
import { lineFrames } from '../../displays/led/line-frames.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { artnetCard, bx5Card, e131Card, type LedCard, opcCard } from '../support/led-cards.ts';
import { FULL, MONO, mountOf, panelOf } from '../support/led-driver.ts';
import { ledAtlases } from '../support/led-means.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { display, entry, library, unit } from '../support/schedule-library.ts';

const SIZE = { width: 96, height: 16 } as const;
const BYTES = SIZE.width * SIZE.height * 3;
const SOON = { timeout: 90_000, interval: 100 };
const CARDS = ['bx5', 'e131', 'artnet', 'opc'] as const;
type CardName = (typeof CARDS)[number];

const LINE: Slide = {
  ...{ id: 'dong', name: 'dòng', theme: null, locked: null, template: 'led', score: null },
  ticker: { ...plainTicker('Tỉnh Ắ Ữ 8', '#ffb000'), motion: 'still' },
};

/** What the desk draws, as the card would say it. */
const preview = (mount: LedMount): string => {
  const frame = lineFrames(LINE, mount, ledAtlases())?.(0, null);
  if (!frame) throw new Error('no line');
  if (mount.device.protocol !== 'bx5')
    return Buffer.from(levels(frame, mount.panel, wiringOf(mount.panel), 40).bytes).toString('hex');
  const row = (at: number): string =>
    [...frame.dots.subarray(at * SIZE.width, (at + 1) * SIZE.width)].map((place) => (place === 0 ? '.' : '#')).join('');
  return Array.from({ length: SIZE.height }, (_, at) => row(at)).join('\n');
};

describe('an officer’s line on cards of every make', () => {
  let controller: RunningController;
  let officer: Officer;
  let cards: Readonly<Record<CardName, LedCard>>;
  let mounts: Readonly<Record<CardName, LedMount>>;
  const row = async (id: string) =>
    wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows.find((one) => one.display === id);
  const ledOf = async (id: string) => (await row(id))?.machine?.health.led ?? null;

  beforeAll(async () => {
    const [bx5, e131, artnet, opc] = await Promise.all([bx5Card(), e131Card(BYTES), artnetCard(BYTES), opcCard(BYTES)]);
    cards = { bx5, e131, artnet, opc };
    const mountFor = (name: CardName): LedMount => {
      const panel = panelOf(SIZE.width, SIZE.height, name === 'bx5' ? MONO : FULL);
      return mountOf(cards[name].device, { ...panel, frameRate: 20 }, { driver: 'controller' });
    };
    mounts = { bx5: mountFor('bx5'), e131: mountFor('e131'), artnet: mountFor('artnet'), opc: mountFor('opc') };
    const screen = { ...SIZE, zones: 'full', transition: 'cut' } as const;
    const displays = CARDS.map((id) => display(id, 'p', { kind: 'led', screen, led: mounts[id] }));
    const seed = join(mkdtempSync(join(tmpdir(), 'ny-led-cards-')), 'library.json');
    writeFileSync(seed, JSON.stringify(library({ units: [unit('p')], displays, slides: [] })));
    controller = await startController({ args: ['--seed', seed] });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    const shown = entry('lich', {
      slides: [{ slide: LINE.id, dwell: 600, weight: 1 }],
      places: CARDS.map((id) => ({ by: 'display' as const, id })),
    });
    await officer.call('PUT', `/drafts/slide/${LINE.id}`, { version: 0, body: LINE });
    await officer.call('PUT', '/drafts/entry/lich', { version: 0, body: shown });
    const { generation } = libraryAnswerSchema.parse(await officer.call('GET', '/library'));
    const drafts = [
      { kind: 'slide', id: LINE.id, version: 1 },
      { kind: 'entry', id: 'lich', version: 1 },
    ];
    await officer.call('POST', '/publish', { generation, drafts });
  });
  afterAll(async () => {
    await controller.stop();
    rmSync(controller.data, { recursive: true, force: true });
    await Promise.all(CARDS.map((name) => cards[name].close()));
  });

  it.each(CARDS)('%s: the dots that come are the dots that the desk draws', async (name) => {
    await expect.poll(cards[name].shown, SOON).toBe(preview(mounts[name]));
    await expect.poll(() => row(name), SOON).toMatchObject({ does: { main: { slide: LINE.id } }, agrees: true });
    // None of these can be asked what it shows, and nobody claims so.
    await expect.poll(async () => (await ledOf(name))?.confirmed, SOON).toBeNull();
  });

  it('with every wire cut each is told lost; mended, each shows the line again by itself', async () => {
    await Promise.all(CARDS.map((name) => cards[name].cut()));
    for (const name of CARDS) await expect.poll(async () => (await ledOf(name))?.state, SOON).toBe('lost');
    await Promise.all(CARDS.map((name) => cards[name].mend()));
    for (const name of CARDS) {
      await expect.poll(cards[name].shown, SOON).toBe(preview(mounts[name]));
      await expect.poll(async () => (await ledOf(name))?.state, SOON).toBe('running');
    }
  });
});
