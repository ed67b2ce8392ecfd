import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levels, wiringOf } from '../../../content/led/levels.ts';
import { emptyLibrary } from '../../../content/library.ts';
import { libraryAnswerSchema, wallAnswerSchema } from '../../../content/wire/api.ts';
import { type RunningController, startController } from '../../support/controller.ts';
import { ddpReceiver } from '../../support/ddp-receiver.ts';
import { FULL, mountOf, panelOf } from '../../support/led-driver.ts';
import { type Officer, setUp } from '../../support/officer.ts';
import { display, unit } from '../../support/schedule-library.ts';

const PANEL = panelOf(64, 16, FULL);

/** Processes whose command line names this folder. */
const processesIn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => existsSync(`/proc/${name}/cmdline`) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder))
    .map(Number);

describe('a panel that the controller drives itself', () => {
  let controller: RunningController;
  let officer: Officer;
  let socket: Socket;
  let panel: ReturnType<typeof ddpReceiver>;

  const row = async () => wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows[0];
  const soon = { timeout: 60_000, interval: 250 };
  const own = (): string => join(controller.data, 'panels', 'bang');
  const agents = (): number[] => processesIn(own());

  beforeAll(async () => {
    panel = ddpReceiver(64 * 16 * 3);
    socket = createSocket('udp4');
    socket.on('message', (packet) => panel.take(packet));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const device = { protocol: 'ddp', host: '127.0.0.1', port: socket.address().port, wifi: false, jsonPort: null } as const;
    const led = mountOf(device, PANEL, { driver: 'controller' });
    const screen = { width: 64, height: 16, zones: 'full', transition: 'cut' } as const;
    const library = {
      ...emptyLibrary(),
      units: [unit('p', { name: 'PHƯỜNG 1' })],
      displays: [
        display('bang', 'p', { kind: 'led', screen, led }),
        display('cua', 'p', { kind: 'led', screen, led, key: { public: 'A'.repeat(43), since: 0 } }),
      ],
    };
    const seed = join(mkdtempSync(join(tmpdir(), 'ny-panel-')), 'library.json');
    writeFileSync(seed, JSON.stringify(library));
    controller = await startController({ args: ['--seed', seed] });
    officer = await setUp(controller.url, controller.setupLink ?? '');
  });
  afterAll(async () => {
    await controller.stop();
    rmSync(controller.data, { recursive: true, force: true });
    socket.close();
  });

  it('is paired without anybody typing a code, and lights up', async () => {
    await expect.poll(async () => (await row())?.connection, soon).toBe('online');
    await expect.poll(() => panel.shown.some((frame) => frame.some((byte) => byte > 0)), soon).toBe(true);
    await expect.poll(async () => (await row())?.machine?.health.led?.state, soon).toBe('running');
    expect(
      levels({ width: 64, height: 16, dots: new Uint8Array(1024), palette: [[0, 0, 0]] }, PANEL, wiringOf(PANEL), 40).bytes
        .length,
    ).toBe(panel.shown[0]?.length);
  });

  it('has another agent when its own was killed', async () => {
    const [first = 0] = agents();
    process.kill(first, 'SIGKILL');
    await expect.poll(() => agents().filter((id) => id !== first).length, soon).toBe(1);
    panel.shown.splice(0);
    await expect.poll(() => panel.shown.length, soon).toBeGreaterThan(0);
  });

  it('leaves with the controller, even one that was killed, and lights up again with the next one', async () => {
    await controller.kill('SIGKILL');
    await expect.poll(agents, soon).toEqual([]);
    panel.shown.splice(0);
    const { data, port } = controller;
    controller = await startController({ data, port });
    await expect.poll(() => panel.shown.length, soon).toBeGreaterThan(0);
  });

  it('takes over from a browser as soon as that has lost its key', async () => {
    const there = async () =>
      wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows.find((one) => one.display === 'cua');
    await expect.poll(() => processesIn(join(controller.data, 'panels', 'cua')).length, soon).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect((await there())?.connection).not.toBe('online');
    await officer.call('POST', '/displays/cua/revoke', {});
    await expect.poll(async () => (await there())?.connection, soon).toBe('online');
  });

  it('stays away once its key was revoked', async () => {
    await officer.call('POST', '/displays/bang/revoke', {});
    await expect.poll(agents, soon).toEqual([]);
    expect(libraryAnswerSchema.parse(await officer.call('GET', '/library')).displays[0]?.key).toBeNull();
  });
});
