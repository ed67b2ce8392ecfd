import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainPanel } from '../../content/led/panel.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import { startFakeController } from '../player/fake-controller.ts';
import { DAY, partOf } from '../player/planned-part.ts';
import { signedDelivery } from '../player/signed-delivery.ts';
import type { BenchRow } from './row.ts';

const MAIN = 'dist/displays/agent/main.js';
const WORDS = 'Xin chào – Xin lỗi – Xin cảm ơn – Xin phép; Luôn mỉm cười – Luôn nhẹ nhàng – Luôn thấu hiểu – Luôn giúp đỡ';
const wait = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

/** The most memory that a process has held at once, in MB; Linux. */
const peakOf = (pid: number): number => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};

/** A signed plan of 35 days with one line for a panel that listens on `port`. */
const planFor = (port: number) => {
  const now = Date.now();
  const own = { id: 'motto', name: 'Phương châm', theme: null, locked: null };
  const slide = { ...own, template: 'led' as const, ticker: plainTicker(WORDS), score: null };
  const device = { protocol: 'ddp', host: '127.0.0.1', port, wifi: false, jsonPort: null } as const;
  const panel = plainPanel(128, 32, 5, { kind: 'full', order: 'grb' });
  const { text, blobs } = partOf({
    ...{ from: now - DAY, until: now + 36 * DAY, standing: null },
    stretches: [{ zone: 'main', from: now - DAY, until: now + 36 * DAY, turns: [{ slide, dwell: 60_000 }] }],
    led: { panel, device, driver: 'agent', onStop: 'blank', safeText: '', secured: [] },
    screen: { width: 128, height: 32 },
  });
  return signedDelivery({ text, blobs, time: now, revision: 1 });
};

/** The agent's memory while it drives a panel of 128 × 32 at 40 frames, beside a bare Node process. */
export async function run({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ny-bench-agent-'));
  const socket = createSocket('udp4');
  let pictures = 0;
  socket.on('message', (packet) => {
    pictures += (packet[0] ?? 0) & 1;
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const fake = await startFakeController('dist/displays/tv');
  const flags = ['--controller', fake.url, '--data', folder, '--port', '0', '--browser', 'none', '--quiet', 'yes'];
  const agent = spawn(process.execPath, [MAIN, ...flags], { stdio: 'ignore' });
  const bare = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  try {
    while (fake.codes.length === 0) await wait(50);
    fake.deliver(planFor(socket.address().port));
    fake.pair();
    while (pictures === 0) await wait(50);
    await wait(quick ? 5000 : 60_000);
    const [value, base] = [peakOf(agent.pid ?? 0), peakOf(bare.pid ?? 0)];
    return [
      {
        name: `the agent’s memory at its most, driving 128×32 at 40 frames (${pictures} pictures)`,
        value,
        unit: 'MB',
        baseline: { name: 'a bare Node process', value: base },
        ratio: value / base,
        aim: 'under 200 MB, so that a browser fits beside it into 512 MB',
      },
    ];
  } finally {
    for (const child of [agent, bare]) child.kill('SIGKILL');
    await fake.stop();
    socket.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
