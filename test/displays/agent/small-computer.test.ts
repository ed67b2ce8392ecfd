import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { levels, wiringOf } from '../../../content/led/levels.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { startFakeController } from '../../../scripts/player/fake-controller.ts';
import { FULL, mountOf, panelOf, words } from '../../support/led-driver.ts';
import { memoryGroup } from '../../support/memory-group.ts';
import { panelBox } from '../../support/panel-box.ts';
import { planOf, rotation } from '../../support/tv-player.ts';

const MEGABYTE = 1 << 20;
const LIMIT = 512 * MEGABYTE;
const PANEL = panelOf(128, 32, FULL);
const SOON = { timeout: 120_000, interval: 100 };
const line = (text: string): Slide => ({
  ...{ id: 'dong', name: text, theme: null, locked: null, template: 'led', score: null },
  ticker: { ...plainTicker(text, '#ffb000'), motion: 'still' },
});

it('the agent drives a panel within 512 MB that the kernel does not let it leave, over many plans', async (context) => {
  const group = memoryGroup(LIMIT);
  if (group === null) return context.skip('this machine lets us make no control group for memory');
  const folder = mkdtempSync(join(tmpdir(), 'ny-small-'));
  const box = await panelBox(PANEL.width * PANEL.height);
  const fake = await startFakeController('dist/displays/tv');
  const flags = ['--controller', fake.url, '--data', folder, '--port', '0', '--browser', 'none', '--quiet', 'yes'];
  // As its service starts it.
  const command = [process.execPath, '--max-old-space-size=192', 'dist/displays/agent/main.js', ...flags];
  const agent = spawn('sh', ['-c', `echo $$ > ${group.procs} && exec "$@"`, 'sh', ...command], { stdio: 'inherit' });
  try {
    await expect.poll(() => fake.codes.length, SOON).toBeGreaterThan(0);
    const mount = mountOf({ protocol: 'ddp', host: '127.0.0.1', port: box.port, wifi: false, jsonPort: null }, PANEL);
    const deliver = (revision: number): void => {
      const turns = [rotation(Date.now(), [{ slide: line(`Số ${revision}`), dwell: 10_000 }])];
      const screen = { width: 128, height: 32, zones: 'full', transition: 'cut' } as const;
      fake.deliver(planOf(Date.now(), revision, turns, { led: mount, screen }));
    };
    deliver(1);
    fake.pair();
    for (let revision = 1; revision <= 12; revision += 1) {
      if (revision > 1) deliver(revision);
      const wanted = Buffer.from(levels(words(`Số ${revision}`, PANEL), PANEL, wiringOf(PANEL), 40).bytes);
      await expect.poll(() => wanted.equals(box.drawn().at(-1)?.bytes ?? Buffer.alloc(0)), SOON).toBe(true);
    }
    const own = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${agent.pid}/status`, 'utf8'))?.[1]) / 1024;
    console.log(
      `agent: ${Math.round(own)} MB at most; its group, with files cached: ${Math.round((group.peak() ?? 0) / MEGABYTE)} MB`,
    );
    expect(agent.exitCode).toBeNull();
    expect(readFileSync(group.procs, 'utf8').split('\n')).toContain(String(agent.pid));
  } finally {
    const gone = once(agent, 'exit');
    agent.kill('SIGKILL');
    await gone;
    group.remove();
    await fake.stop();
    await box.off();
    rmSync(folder, { recursive: true, force: true });
  }
});
