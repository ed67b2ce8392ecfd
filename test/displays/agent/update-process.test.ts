import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ReleaseMessage, signRelease } from '../../../content/wire/release.ts';
import { certify, keyPairFrom, signerOf } from '../../../content/wire/signing.ts';
import { sha256 } from '../../../displays/agent/update/stored-packages.ts';
import { type FakeController, startFakeController } from '../../../scripts/player/fake-controller.ts';
import { PINNED_ROOT } from '../../../scripts/player/signed-delivery.ts';
import { listening } from '../../support/listening.ts';

const BUILT = 'dist/displays/agent';
const SOON = { timeout: 120_000, interval: 100 };
const SIGNER = keyPairFrom(new Uint8Array(32).fill(2));
const DAY = 86_400_000;
const own = String(JSON.parse(readFileSync('package.json', 'utf8')).version);
const after = (step: number): string => `${own.replace(/\d+$/, '')}${Number(own.split('.')[2]) + step}`;

let folder: string;
let fake: FakeController;
let front: { readonly port: number; readonly close: () => Promise<void> };
let child: ChildProcess | null = null;
let supervised = true;
const served: { message: ReleaseMessage | null; bytes: Buffer } = { message: null, bytes: Buffer.alloc(0) };

/** The built agent as another version, as a controller of that version would hand it out; `main` replaces its program. */
const offer = (version: string, main: string | null): void => {
  const name = `niem-yet-agent-${version}`;
  const place = join(folder, name);
  mkdirSync(place);
  cpSync(BUILT, place, { recursive: true });
  cpSync('dist/displays/tv', join(place, 'tv'), { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ version, type: 'module' }));
  const program = readFileSync(join(BUILT, 'main.js'), 'utf8')
    .replaceAll(`"${own}"`, `"${version}"`)
    .replaceAll(`/${own}`, `/${version}`);
  writeFileSync(join(place, 'main.js'), main ?? program);
  execFileSync('tar', ['-czf', `${name}.tgz`, name], { cwd: folder });
  const bytes = readFileSync(join(folder, `${name}.tgz`));
  const certificate = certify(SIGNER.public, Date.now() - DAY, Date.now() + DAY, PINNED_ROOT.secret);
  const release = {
    product: 'niem-yet-agent',
    version,
    file: `${name}.tgz`,
    sha256: sha256(bytes),
    bytes: bytes.length,
  } as const;
  served.bytes = bytes;
  served.message = signRelease({ ...release, time: Date.now() }, certificate, signerOf(SIGNER.secret));
};

/** Starts the installed agent again whenever it leaves, as the service does. */
const supervise = (): void => {
  const flags = [
    '--controller',
    `http://127.0.0.1:${front.port}`,
    '--data',
    join(folder, 'data'),
    '--port',
    '0',
    '--browser',
    'none',
  ];
  const started = spawn(process.execPath, [join(BUILT, 'main.js'), ...flags, '--root', PINNED_ROOT.public, '--update', 'now'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child = started;
  started.once('exit', () => {
    if (supervised) supervise();
  });
};
const running = (): string => fake.hellos.at(-1)?.app ?? '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ny-update-process-'));
  fake = await startFakeController('dist/displays/tv');
  const server = createServer((asked, answer) => {
    if (asked.url === '/agent/manifest') return answer.end(JSON.stringify(served.message));
    if (asked.url?.startsWith('/agent/')) return answer.end(served.bytes);
    const on = request({ port: fake.port, path: asked.url, method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    on.on('error', () => answer.destroy());
    asked.pipe(on);
    return on;
  });
  server.on('upgrade', (asked, near, head) => {
    const far = connect(fake.port, '127.0.0.1');
    const lines = asked.rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${asked.rawHeaders[at + 1]}`] : []));
    far.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    far.write(head);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.pipe(other);
    }
  });
  front = await listening(server);
});
afterAll(async () => {
  supervised = false;
  child?.kill('SIGKILL');
  await fake.stop();
  await front.close();
  rmSync(folder, { recursive: true, force: true });
});

it('an agent takes a newer signed package by itself, and goes back to it when the one after does not come up', async () => {
  supervise();
  await expect.poll(() => fake.codes.length, SOON).toBeGreaterThan(0);
  fake.pair();
  await expect.poll(running, SOON).toBe(`agent/${own}`);
  offer(after(1), null);
  // It has looked once; at its next start it looks again.
  child?.kill('SIGTERM');
  await expect.poll(running, SOON).toBe(`agent/${after(1)}`);
  offer(after(2), 'throw new Error("does not come up");');
  child?.kill('SIGTERM');
  const record = (): unknown => {
    try {
      return JSON.parse(readFileSync(join(folder, 'data/update', `${after(2)}.json`), 'utf8'));
    } catch {
      return null;
    }
  };
  await expect.poll(record, SOON).toMatchObject({ tries: 3, up: false });
  const before = fake.hellos.length;
  await expect.poll(() => fake.hellos.length, SOON).toBeGreaterThan(before);
  expect(running()).toBe(`agent/${after(1)}`);
});
