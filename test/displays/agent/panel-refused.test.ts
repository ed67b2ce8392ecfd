import { describe, expect, it } from 'vitest';
import { type Frame, frameHash } from '../../../content/led/frame-at.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import type { LiveScore } from '../../../content/score/live-score.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { type LiveBody, signLive } from '../../../content/wire/live.ts';
import { signerOf } from '../../../content/wire/signing.ts';
import { drivePanel } from '../../../displays/agent/led/panel.ts';
import { liveValues } from '../../../displays/agent/live-values.ts';
import type { LedDriver } from '../../../displays/agent/out/driver.ts';
import { lineFrames } from '../../../displays/led/line-frames.ts';
import { DAY, partOf } from '../../../scripts/player/planned-part.ts';
import { signedDelivery } from '../../../scripts/player/signed-delivery.ts';
import { agentLink } from '../../support/agent-link.ts';
import { certificate, NOW, SIGNER } from '../../support/deliveries.ts';
import { MONO, mountOf, panelOf } from '../../support/led-driver.ts';
import { ledAtlas } from '../../support/led-means.ts';
import { liveScore } from '../../support/live-score.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { signedLedger } from '../../support/signed-ledger.ts';

const ATLASES = [ledAtlas(16)];
const MOUNT = mountOf({ protocol: 'ddp', host: '192.168.1.20', port: 4048, wifi: false, jsonPort: null }, panelOf(256, 16, MONO));
const LINE: Slide = {
  ...{ id: 'diem', name: 'Điểm', theme: null, locked: null },
  template: 'led',
  ticker: { ...plainTicker('{{score}}'), motion: 'still' },
  score: { unit: 'ben-nghe', window: 'day' },
};
const NO_NUMBER = { shown: 'broken', count: 0, satisfied: 0, percent: null, low: null, high: null, colour: null } as const;

/** The picture of the line with this score. */
const picture = (score: LiveScore): string => {
  const frame = lineFrames(LINE, MOUNT, ATLASES)?.(0, { local: { day: '2026-11-23', hour: 8, minute: 0 }, score });
  return frame === undefined ? 'none' : frameHash(frame);
};

/** A machine that drives a panel for a controller that is told what to say; `glows`: the picture that it sent last. */
const begin = async () => {
  const { far, tap, link, timepiece } = await agentLink('tv-1');
  let sent: Frame | null = null;
  const driver: LedDriver = {
    show: (frame) => {
      sent = frame;
    },
    status: () => ({
      ...{ state: 'running', since: 0, problem: null, confirmed: true },
      ...{ sent: 0, repairs: 0, repaired: null, watts: 0, dimmed: 1 },
    }),
    stop: async () => undefined,
  };
  const means = { mono: () => timepiece.ticks().mono, after: timepiece.after, random: Math.random, log: memoryLog().log };
  const panel = drivePanel({ link, live: liveValues(tap, link), atlases: () => ATLASES, open: () => driver, means });
  far.welcome = () => ({ time: NOW + timepiece.ticks().mono });
  far.answer = (event) => (event === 'time' ? { time: NOW + timepiece.ticks().mono } : null);
  await link.start();
  await timepiece.pass(3000);
  const say = async (event: string, message: unknown): Promise<void> => {
    far.say(event, message);
    await timepiece.pass(2000);
  };
  return { say, panel, link, glows: () => (sent === null ? 'dark' : frameHash(sent)) };
};

describe('a panel whose machine refuses the ledger', () => {
  it('LDG-21 shows the score without a number', async () => {
    const { say, panel, glows, link } = await begin();
    const span = { from: NOW - DAY, until: NOW + 36 * DAY };
    const stretch = { zone: 'main', ...span, turns: [{ slide: LINE, dwell: 10_000 }] } as const;
    const { text, blobs } = partOf({ ...span, standing: null, stretches: [stretch], led: MOUNT });
    await say('delivery', signedDelivery({ text, blobs, time: NOW, revision: 7 }));
    const scores = { 'ben-nghe/day': liveScore() };
    const body: LiveBody = { epoch: 1, time: NOW, freshUntil: NOW + 3_600_000, records: 9, scores, tokens: {} };

    await say('scores', signLive(body, certificate(), signerOf(SIGNER.secret)));
    await say('checkpoint', signedLedger().message(0, 9));
    expect(glows()).toBe(picture(liveScore()));
    await say('checkpoint', signedLedger({ rewritten: 3 }).message(9, 20));
    expect(link.ledger.refused()).toBe(true);
    expect(glows()).toBe(picture(liveScore(NO_NUMBER)));
    expect(glows()).not.toBe(picture(liveScore()));
    await panel.stop();
  });
});
