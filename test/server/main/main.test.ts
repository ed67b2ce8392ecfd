import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { library } from '../../support/schedule-library.ts';
import { dataFolder, type Running, run } from './controller-process.ts';

let folder: ReturnType<typeof dataFolder>;
const started: Running[] = [];
const start = (args: readonly string[] = [], preload?: string): Running => {
  const running = run(['--port', '0', '--data', folder.path, ...args], preload);
  started.push(running);
  return running;
};
beforeEach(() => {
  folder = dataFolder();
});
afterEach(async () => {
  for (const running of started.splice(0)) {
    running.child.kill('SIGKILL');
    await running.gone();
  }
  folder.remove();
});

const json = (answer: Response): Promise<unknown> => answer.json();

describe('the process', () => {
  it('prints its address and the set-up link to people, and the link nowhere else', async () => {
    const running = start();
    const url = await running.url();
    const link = /\S+\/setup#([\w-]{43})/.exec(running.out());
    expect(link?.[0]).toMatch(`${url}/setup#`);
    expect(running.log()).not.toContain(link?.[1] ?? 'no link');
    for (const line of running.log().trim().split('\n'))
      expect(z.object({ event: z.string(), level: z.string() }).safeParse(JSON.parse(line)).success).toBe(true);
    expect(await json(await fetch(`${url}/healthz`))).toEqual({ ok: true });
    expect(running.out()).not.toContain('metrics');
  });

  it('leaves on SIGTERM with 0 in time although a request hangs, and a second start is accepted', async () => {
    const running = start();
    const url = new URL(await running.url());
    const slow = connect(Number(url.port), url.hostname);
    slow.on('error', () => slow.destroy());
    slow.write('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((later) => setTimeout(later, 200));
    running.child.kill('SIGTERM');
    expect(await running.gone()).toEqual({ code: 0, signal: null });
    // It ends itself with 1 when closing takes 4.5 s: 0 says that it did not.
    expect(running.log()).toContain('"event":"left"');
    await start().url();
  });

  it('refuses a folder that another process holds, in words', async () => {
    await start().url();
    const second = start();
    expect(await second.gone()).toMatchObject({ code: 1 });
    expect(second.log()).toMatch(/in use by another process/);
  });

  it('gives a new set-up link at each start, until somebody exists', async () => {
    const linkOf = (running: Running): string | undefined => /setup#([\w-]{43})/.exec(running.out())?.[1];
    const first = start();
    await first.url();
    first.child.kill('SIGTERM');
    await first.gone();
    const second = start();
    const url = await second.url();
    expect(linkOf(second)).not.toBe(linkOf(first));
    const setUp = (token: string | undefined) =>
      fetch(`${url}/api/setup`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ token, login: 'quantri', name: 'Quản', password: 'thuyền về bến cũ' }),
      });
    expect((await setUp(linkOf(first))).status).toBe(403);
    expect((await setUp(linkOf(second))).status).toBe(200);
    second.child.kill('SIGTERM');
    await second.gone();
    const third = start();
    await third.url();
    expect(linkOf(third)).toBeUndefined();
  });

  it('logs what nobody caught and leaves with 1', async () => {
    const bomb = join(folder.path, 'bomb.mjs');
    writeFileSync(bomb, "process.on('SIGUSR2', () => { throw new Error('nobody caught this'); });\n");
    const running = start([], bomb);
    await running.url();
    running.child.kill('SIGUSR2');
    expect(await running.gone()).toMatchObject({ code: 1 });
    expect(running.log()).toMatch(/"event":"uncaught-exception".*nobody caught this/);
  });

  it('shows metrics on loopback alone, and only when asked to', async () => {
    const running = start(['--metrics-port', '0', '--host', '0.0.0.0']);
    const url = await running.url();
    const metrics = /http:\S+\/metrics/.exec(running.out())?.[0] ?? '';
    await fetch(`${url}/api/session`);
    expect(metrics).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(await (await fetch(metrics)).text()).toMatch(
      /niem_yet_http_seconds_count\{method="GET",route="\/session",status="200"\} 1/,
    );
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  it('puts a seed in force once', async () => {
    const seed = join(folder.path, 'seed.json');
    writeFileSync(seed, JSON.stringify(library()));
    const running = start(['--seed', seed]);
    await running.url();
    expect(running.log()).toContain('"event":"seeded"');
    running.child.kill('SIGTERM');
    await running.gone();
    const again = start(['--seed', seed]);
    await again.url();
    expect(again.log()).not.toContain('seeded');
  });

  it('says in a sentence what cannot be used', async () => {
    const wrong = run(['--port', 'many']);
    started.push(wrong);
    expect(await wrong.gone()).toMatchObject({ code: 2 });
    expect(wrong.log()).toContain('--port');
    const bad = join(folder.path, 'bad.json');
    writeFileSync(bad, '{"schema":1}');
    const seed = start(['--seed', bad]);
    expect(await seed.gone()).toMatchObject({ code: 1 });
    const help = run(['--help']);
    started.push(help);
    expect(await help.gone()).toMatchObject({ code: 0 });
    expect(help.out()).toContain('NIEM_YET_TRUST_PROXY');
  });
});
