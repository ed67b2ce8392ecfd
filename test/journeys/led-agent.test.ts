import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { levels, wiringOf } from '../../content/led/levels.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { localAt } from '../../content/time/local-clock.ts';
import { libraryAnswerSchema, wallAnswerSchema } from '../../content/wire/api.ts';
import { findAnswerSchema } from '../../content/wire/find.ts';
import { type LineFrames, lineFrames } from '../../displays/led/line-frames.ts';
import { type RunningAgent, startAgentProcess } from '../support/agent-process.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { type CutWire, cutWire } from '../support/cut-wire.ts';
import { type HuiduEmulator, huiduCard } from '../support/huidu-card.ts';
import { FULL, mountOf, panelOf } from '../support/led-driver.ts';
import { ledAtlases, MOTTO } from '../support/led-means.ts';
import { type Officer, setUp } from '../support/officer.ts';
import { type Drawn, type PanelBox, panelBox } from '../support/panel-box.ts';
import { processesIn } from '../support/processes-in.ts';
import { display, entry, library, unit, vn } from '../support/schedule-library.ts';
import { until } from '../support/tv-player.ts';
import { type WledBox, wledBox } from '../support/wled-box.ts';

const PANEL = panelOf(96, 16, FULL);
const CARD = { ...PANEL, frameRate: 10 as const, gamma: 10 };
const DOTS = 96 * 16;
const ATLASES = ledAtlases();
const SCREEN = { width: 96, height: 16, zones: 'full', transition: 'cut' } as const;
const SOON = { timeout: 90_000, interval: 100 };

const line = (id: string, text: string, colour: string): Slide => ({
  ...{ id, name: id, theme: null, locked: null, template: 'led', score: null },
  ticker: plainTicker(text, colour),
});
const RUNNING = line('chay', MOTTO, '#ffb000');
const NEWER = line('chay', 'Hôm nay nghỉ buổi chiều – Luôn thấu hiểu – Luôn giúp đỡ', '#20ff40');
const STANDING = line('dung', 'Xin chào', '#ffb000');
const URGENT = line('khan', 'Tạm ngừng', '#ff2020');

const putSchema = z.looseObject({ version: z.number() });

/** What the desk draws for this slide, as the bytes that the panel must get at a frame of the shared clock. */
const preview = (slide: Slide, mount: LedMount) => {
  const made: LineFrames | null = lineFrames(slide, mount, ATLASES);
  if (made === null) throw new Error('no line');
  const { panel } = mount;
  const wiring = wiringOf(panel);
  return (number: number, from: number): Uint8Array => {
    const time = ((number + 0.5) * 1000) / panel.frameRate;
    const live = { local: localAt([{ from: 0, minutes: 420 }], time), score: null };
    return levels(made(time - from, live), panel, wiring, 40).bytes;
  };
};
type Preview = ReturnType<typeof preview>;
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0;

/** Pings on a busy machine leave a difference between two clocks: up to three quarters of a second of frames. */
const AHEAD = 30;
/** By how many frames a picture came after its time; `null`: it is none of this line's near then. */
const behind = (made: Preview, { time, bytes }: Drawn, from: number): number | null => {
  const now = Math.floor((time * PANEL.frameRate) / 1000);
  for (let lag = -AHEAD; lag < 400; lag += 1) if (same(made(now - lag, from), bytes)) return lag;
  return null;
};
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

describe('panels of a real house', () => {
  let controller: RunningController;
  let officer: Officer;
  let wire: CutWire;
  let agent: RunningAgent;
  let left: PanelBox;
  let right: PanelBox;
  let wled: WledBox;
  let huidu: HuiduEmulator;
  let mounts: Readonly<Record<'trai' | 'phai' | 'wled' | 'huidu', LedMount>>;

  const row = async (id: string) =>
    wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows.find(({ display: own }) => own === id);
  const ledOf = async (id: string) => (await row(id))?.machine?.health.led ?? null;
  const fromOf = async (id: string): Promise<number> => (await row(id))?.should.main.from ?? 0;

  const publish = async (slide: Slide, shown: ReturnType<typeof entry> | null): Promise<void> => {
    const wanted = [['slide', slide] as const, ...(shown === null ? [] : [['entry', shown] as const])];
    const drafts = [];
    for (const [kind, body] of wanted) {
      const { version } = putSchema.parse(await officer.call('PUT', `/drafts/${kind}/${body.id}`, { version: 0, body }));
      drafts.push({ kind, id: body.id, version });
    }
    const { generation } = libraryAnswerSchema.parse(await officer.call('GET', '/library'));
    await officer.call('POST', '/publish', { generation, drafts });
  };
  const showing = (slide: Slide, ids: readonly string[], when: Partial<ReturnType<typeof entry>['when']> = {}) =>
    entry(`lich-${slide.id}`, {
      slides: [{ slide: slide.id, dwell: 600, weight: 1 }],
      places: ids.map((id) => ({ by: 'display' as const, id })),
      when,
    });
  /** Until the box draws this line, and from then on for some pictures nothing else. */
  const draws = async (box: PanelBox, id: 'trai' | 'phai', slide: Slide): Promise<number[]> => {
    const made = preview(slide, mounts[id]);
    const from = await fromOf(id);
    const latest = (): Drawn | undefined => box.drawn()[box.drawn().length - 1];
    await expect
      .poll(() => {
        const drawn = latest();
        return drawn !== undefined && behind(made, drawn, from) !== null;
      }, SOON)
      .toBe(true);
    box.forget();
    await expect.poll(() => box.drawn().length, SOON).toBeGreaterThan(80);
    const lags = box.drawn().map((drawn) => behind(made, drawn, from));
    expect(lags).not.toContain(null);
    expect(box.complaints.filter((one) => !one.includes('behind push'))).toEqual([]);
    return lags.map((lag) => lag ?? Number.NaN);
  };

  beforeAll(async () => {
    [left, right, wled, huidu] = await Promise.all([panelBox(DOTS), panelBox(DOTS), wledBox(DOTS), huiduCard()]);
    const host = '127.0.0.1';
    const ddp = (port: number, jsonPort: number | null) => ({ protocol: 'ddp', host, port, wifi: false, jsonPort }) as const;
    mounts = {
      trai: mountOf(ddp(left.port, null), PANEL, { driver: 'controller' }),
      phai: mountOf(ddp(right.port, null), PANEL, { driver: 'agent' }),
      wled: mountOf(ddp(wled.port, wled.jsonPort), PANEL, { driver: 'controller' }),
      huidu: mountOf({ protocol: 'huidu', host, port: huidu.port }, CARD, { driver: 'controller' }),
    };
    const displays = Object.entries(mounts).map(([id, led]) => display(id, 'p', { kind: 'led', screen: SCREEN, led }));
    const seed = join(mkdtempSync(join(tmpdir(), 'ny-led-agent-')), 'library.json');
    writeFileSync(seed, JSON.stringify(library({ units: [unit('p', { name: 'PHƯỜNG 1' })], displays, slides: [] })));
    controller = await startController({ args: ['--seed', seed] });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    wire = await cutWire(controller.port);
    agent = await startAgentProcess({ controller: wire.url });
    const code = (): string | null => /([A-Z]{4}) ([A-Z]{4})/.exec(agent.heard())?.slice(1).join('') ?? null;
    await until('a code', () => code() !== null, 90_000);
    await officer.call('POST', '/pairings/confirm', { code: code(), display: 'phai', create: null });
  });
  afterAll(async () => {
    await agent.kill('SIGKILL');
    agent.clear();
    await controller.stop();
    await Promise.all([wire.close(), left.off(), right.off(), wled.close(), huidu.close()]);
  });

  it('an officer’s line lights the very dots that the desk draws, frame by frame, by an agent and by the controller', async () => {
    await publish(RUNNING, showing(RUNNING, ['trai', 'phai']));
    await publish(STANDING, showing(STANDING, ['wled', 'huidu']));
    await draws(left, 'trai', RUNNING);
    await draws(right, 'phai', RUNNING);
    const still = preview(STANDING, mounts.wled)(0, 0);
    await expect.poll(() => same(wled.shown() ?? new Uint8Array(), still), SOON).toBe(true);
    const frame = lineFrames(STANDING, mounts.huidu, ATLASES)?.(0, null);
    const wanted = frame && Array.from(frame.dots).flatMap((place) => [...(frame.palette[place] ?? [])]);
    const shown = (): number[] => {
      const png = huidu.shown();
      return png === null ? [] : Array.from(PNG.sync.read(Buffer.from(png)).data).filter((_, at) => at % 4 !== 3);
    };
    await expect.poll(() => shown().join() === wanted?.join(), SOON).toBe(true);
    for (const [id, slide] of Object.entries({ trai: 'chay', phai: 'chay', wled: 'dung', huidu: 'dung' }))
      await expect.poll(() => row(id), SOON).toMatchObject({ does: { main: { slide } }, agrees: true });
  });

  it('two panels side by side, with drivers of their own, are at the same frame at one instant', async () => {
    // A busy machine holds one process up for a while; clocks that differ would never agree.
    let apart = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5 && apart > 1; round += 1) {
      const [one, other] = await Promise.all([draws(left, 'trai', RUNNING), draws(right, 'phai', RUNNING)]);
      console.log(`frames after their time: ${middle(one)} and ${middle(other)}`);
      apart = Math.abs(middle(one) - middle(other));
    }
    expect(apart).toBeLessThanOrEqual(1);
  });

  it('puts right what somebody wrote over it, and says so on the wall', async () => {
    await expect.poll(async () => (await ledOf('huidu'))?.confirmed, SOON).toBe(true);
    const begun = Date.now();
    wled.meddle('override');
    huidu.overwrite();
    await expect.poll(() => wled.ours(), SOON).toBe(true);
    console.log(`WLED put right ${Date.now() - begun} ms after it was overwritten`);
    await expect.poll(() => huidu.shown() !== null && huidu.programs().length === 1, SOON).toBe(true);
    console.log(`Huidu put right ${Date.now() - begun} ms after it was overwritten`);
    for (const id of ['wled', 'huidu']) {
      await expect.poll(async () => (await ledOf(id))?.repairs, SOON).toBeGreaterThan(0);
      const repaired = (await ledOf(id))?.repaired;
      expect(repaired?.at).toBeGreaterThan(begun - 1000);
      expect(repaired?.said).not.toBe('');
    }
    console.log(`both on the wall ${Date.now() - begun} ms after`);
  });

  it('says since when a device is lost, goes on by itself when it is back, and says that too', async () => {
    const begun = Date.now();
    await left.off();
    await expect.poll(async () => (await ledOf('trai'))?.state, SOON).toBe('lost');
    const lost = await ledOf('trai');
    expect(Math.abs((lost?.since ?? 0) - begun)).toBeLessThan(Date.now() - begun + 1000);
    expect(lost?.said).toBe('ECONNREFUSED');
    expect(await row('trai')).toMatchObject({ does: { main: { slide: null } }, agrees: false });
    left.forget();
    await left.on();
    await draws(left, 'trai', RUNNING);
    await expect.poll(async () => (await ledOf('trai'))?.state, SOON).toBe('running');
    await expect.poll(() => row('trai'), SOON).toMatchObject({ does: { main: { slide: 'chay' } }, agrees: true });
  });

  it('goes on while the network to the controller is cut, and takes the newer line when it is back', async () => {
    wire.cut();
    await expect.poll(async () => (await row('phai'))?.connection, SOON).not.toBe('online');
    await publish(NEWER, null);
    await draws(left, 'trai', NEWER);
    await draws(right, 'phai', RUNNING);
    wire.mend();
    await draws(right, 'phai', NEWER);
    await expect.poll(() => row('phai'), SOON).toMatchObject({ connection: 'online', agrees: true });
  });

  it('shows the right frame again after its agent was killed with -9, whoever starts it again', async () => {
    const [pid = 0] = processesIn(join(controller.data, 'panels', 'trai'));
    process.kill(pid, 'SIGKILL');
    wire.cut();
    await agent.kill('SIGKILL');
    left.forget();
    right.forget();
    // Without the controller: from its own disk alone.
    agent = await startAgentProcess({ controller: wire.url, data: agent.data });
    await draws(right, 'phai', NEWER);
    wire.mend();
    await draws(left, 'trai', NEWER);
  });

  it('looks for devices on the network of the agent and on that of the controller', async () => {
    await expect.poll(async () => (await row('phai'))?.connection, SOON).toBe('online');
    for (const [id, by] of [
      ['phai', 'agent'],
      ['trai', 'controller'],
    ] as const) {
      // The wall may still have the line of the agent that was killed: whoever asks too early is told to ask again.
      const find = (): Promise<unknown> =>
        officer.call('POST', `/displays/${id}/find-devices`, { by, address: '127.0.0.1' }).catch(() => null);
      await expect.poll(async () => findAnswerSchema.safeParse(await find()).success, SOON).toBe(true);
    }
    await officer.call('POST', '/displays/phai/find-devices', { by: 'agent', address: '8.8.8.8' }, 400);
  });

  it('a priority line cuts in, and goes at its minute without a message', async () => {
    const minute = (time: number): string => new Date(time + 7 * 3_600_000).toISOString().slice(0, 16);
    const now = Date.now();
    // At least twenty seconds of it.
    const ends = minute(now + 80_000);
    const shown = { ...showing(URGENT, ['trai', 'phai'], { from: minute(now), until: ends }), rank: 'priority' as const };
    await publish(URGENT, shown);
    const urgent = preview(URGENT, mounts.phai)(0, 0);
    const stands = (box: PanelBox): boolean => {
      const [drawn] = box.drawn().slice(-1);
      return drawn !== undefined && same(drawn.bytes, urgent);
    };
    await expect.poll(() => stands(left) && stands(right), SOON).toBe(true);
    wire.cut();
    await expect.poll(() => stands(left) || stands(right), { ...SOON, timeout: 150_000 }).toBe(false);
    expect(Date.now()).toBeGreaterThanOrEqual(vn(ends) - 50);
    await draws(left, 'trai', NEWER);
    await draws(right, 'phai', NEWER);
    wire.mend();
  });
});
