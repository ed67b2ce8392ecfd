import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pictureAnswerSchema, type WallRow, wallAnswerSchema } from '../../content/wire/api.ts';
import { type RunningAgent, startAgentProcess } from '../support/agent-process.ts';
import { type RunningController, startController } from '../support/controller.ts';
import { demoSeed } from '../support/demo-seed.ts';
import { type Officer, setUp } from '../support/officer.ts';

const SCREEN = { width: 1280, height: 720, zones: 'full', transition: 'cut' };
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const WINDOW = ['--browser', CHROMIUM, '--browser-flags', '--headless --no-sandbox --disable-gpu --window-size=1280,720'];

/** Processes whose command line names this profile: the browser and its children; the oldest first. */
const browsersOf = ({ data }: RunningAgent): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => commandOf(name).includes(`${data}/browser`))
    .map(Number)
    .sort((a, b) => a - b);
const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has gone meanwhile.
    return '';
  }
};
const codeIn = ({ heard }: RunningAgent): string | null => /([A-Z]{4}) ([A-Z]{4})/.exec(heard())?.slice(1).join('') ?? null;

describe('the agent with a browser of its own', () => {
  let controller: RunningController;
  let officer: Officer;
  let agent: RunningAgent;
  let display: string;

  const row = async (): Promise<WallRow | undefined> =>
    wallAnswerSchema.parse(await officer.call('GET', '/wall')).rows.find((one) => one.display === display);
  const soon = { timeout: 240_000, interval: 500 };

  beforeAll(async () => {
    controller = await startController({ args: ['--seed', demoSeed(Date.now())] });
    officer = await setUp(controller.url, controller.setupLink ?? '');
    agent = await startAgentProcess({ controller: controller.url, args: WINDOW });
  });
  afterAll(async () => {
    await agent.stop();
    agent.clear();
    await controller.stop();
  });

  it('is paired by the code on its console, and its glass shows what it should', async () => {
    await expect.poll(() => codeIn(agent), soon).not.toBeNull();
    const create = { name: 'Máy sau màn hình', unit: 'ben-nghe', kind: 'tv', screen: SCREEN };
    const body = { code: codeIn(agent), display: null, create };
    display = z.object({ id: z.string() }).parse(await officer.call('POST', '/pairings/confirm', body)).id;
    await expect.poll(async () => (await row())?.agrees, soon).toBe(true);
  });

  it('tells how its machine is', async () => {
    await expect.poll(async () => (await row())?.machine?.health.browser?.state, soon).toBe('running');
    const { health } = (await row())?.machine ?? {};
    expect(health).toMatchObject({ app: expect.stringMatching(/^agent\//), drops: 0, led: null });
    expect(health?.memory.own).toBeGreaterThan(10e6);
    expect(health?.disk?.free).toBeGreaterThan(0);
    expect(Math.abs(health?.clock.ahead ?? 1e9)).toBeLessThan(5000);
  });

  it('shows people at the desk a true picture of its glass', async () => {
    await expect.poll(async () => await officer.call('GET', `/displays/${display}/picture`), soon).not.toBeNull();
    const picture = pictureAnswerSchema.parse(await officer.call('GET', `/displays/${display}/picture`));
    const bytes = Buffer.from(picture?.bytes ?? '', 'base64');
    expect(picture?.mime).toBe('image/jpeg');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(bytes.length).toBeLessThanOrEqual(36_000);
  });

  it('opens its browser again when that was killed', async () => {
    const [first = 0] = browsersOf(agent);
    process.kill(first, 'SIGKILL');
    await expect.poll(() => browsersOf(agent)[0] ?? first, soon).not.toBe(first);
    await expect.poll(() => /browser-ended/.test(agent.logged()), soon).toBe(true);
  });

  it('leaves no browser behind when it is killed itself, and comes back as the same display', async () => {
    const { data } = agent;
    await agent.kill('SIGKILL');
    await expect.poll(() => browsersOf(agent), soon).toEqual([]);
    agent = await startAgentProcess({ controller: controller.url, data, args: WINDOW });
    await expect.poll(async () => (await row())?.machine?.health.running ?? 1e9, soon).toBeLessThan(60);
    await expect.poll(async () => (await row())?.agrees, soon).toBe(true);
    expect(codeIn(agent)).toBeNull();
  });
});
