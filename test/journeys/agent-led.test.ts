import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levels, wiringOf } from '../../content/led/levels.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { type FakeController, startFakeController } from '../../scripts/player/fake-controller.ts';
import { type RunningAgent, startAgentProcess } from '../support/agent-process.ts';
import { ddpReceiver } from '../support/ddp-receiver.ts';
import { FULL, mountOf, panelOf, words } from '../support/led-driver.ts';
import { PLAYER, planOf, rotation, until } from '../support/tv-player.ts';

const PANEL = panelOf(96, 16, FULL);
const line = (id: string, text: string): Slide => ({
  ...{ id, name: text, theme: null, locked: null, template: 'led', score: null },
  ticker: { ...plainTicker(text, '#ffb000'), motion: 'still' },
});
/** What a person would see in the preview, as the bytes that the panel is to get. */
const bytesOf = (text: string): Uint8Array => levels(words(text, PANEL), PANEL, wiringOf(PANEL), 40).bytes;
const same = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0;

describe('the agent behind a panel', () => {
  let fake: FakeController;
  let agent: RunningAgent;
  let socket: Socket;
  let panel: ReturnType<typeof ddpReceiver>;
  let led: ReturnType<typeof mountOf>;

  const plan = (revision: number, text: string): void =>
    fake.deliver(
      planOf(Date.now(), revision, [rotation(Date.now(), [{ slide: line(`s-${revision}`, text), dwell: 60_000 }])], {
        led,
        screen: { width: 96, height: 16 },
      }),
    );
  const shows = (text: string): boolean => same(panel.shown[panel.shown.length - 1], bytesOf(text));
  /** The receiver forgets what it has shown. */
  const blank = (): void => void panel.shown.splice(0);

  beforeAll(async () => {
    panel = ddpReceiver(96 * 16 * 3);
    socket = createSocket('udp4');
    socket.on('message', (packet) => panel.take(packet));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    led = mountOf({ protocol: 'ddp', host: '127.0.0.1', port: socket.address().port, wifi: false, jsonPort: null }, PANEL);
    fake = await startFakeController(PLAYER);
    plan(1, 'XIN CHÀO');
    agent = await startAgentProcess({ controller: fake.url });
    await until('a code', () => fake.codes.length > 0);
    fake.pair();
  });
  afterAll(async () => {
    await agent.kill('SIGKILL');
    agent.clear();
    await fake.stop();
    socket.close();
  });

  it('lights the very dots of the preview, and tells what it showed', async () => {
    await until('XIN CHÀO', () => shows('XIN CHÀO'), 60_000);
    await until('painted', () => fake.painted.some(({ slide }) => slide === 's-1'));
    expect(panel.complaints).toEqual([]);
  });

  it('changes when a newer plan comes', async () => {
    plan(2, 'XIN LỖI');
    await until('XIN LỖI', () => shows('XIN LỖI'), 60_000);
  });

  it('goes on without the controller', async () => {
    await fake.stop();
    blank();
    await until('a refresh', () => panel.shown.length >= 3);
    expect(panel.shown.every((frame) => same(frame, bytesOf('XIN LỖI')))).toBe(true);
  });

  it('is back with the right dots after it was killed, still without the controller', async () => {
    await agent.kill('SIGKILL');
    blank();
    const begun = performance.now();
    agent = await startAgentProcess({ controller: fake.url, data: agent.data });
    await until('XIN LỖI', () => shows('XIN LỖI'), 60_000);
    console.log(`dots again ${(performance.now() - begun).toFixed(0)} ms after the start of the process`);
    expect(panel.shown.filter((frame) => !same(frame, bytesOf('XIN LỖI')))).toEqual([]);
  });

  it('leaves the panel dark when it is ended in good order', async () => {
    blank();
    await agent.stop();
    // The last packet may come a little after its sender has gone; nothing follows it.
    await until('dark', () => panel.shown[panel.shown.length - 1]?.every((byte) => byte === 0) === true);
  });

  it('shows nothing that was not signed for it', async () => {
    await fake.start();
    agent = await startAgentProcess({ controller: fake.url, data: agent.data });
    await until('a hello', () => fake.hellos.length > 1, 60_000);
    const plain = planOf(Date.now(), 9, [rotation(Date.now(), [{ slide: line('x', 'LẠ'), dwell: 60_000 }])], { led });
    fake.deliver({ ...plain, signed: { ...plain.signed, signature: `${plain.signed.signature.slice(0, -2)}AA` } });
    await until('a report', () => fake.reports.some(({ code }) => code === 'delivery-unsigned'), 60_000);
    expect(panel.shown.some((frame) => same(frame, bytesOf('LẠ')))).toBe(false);
    await until('XIN LỖI', () => shows('XIN LỖI'), 60_000);
  });
});
