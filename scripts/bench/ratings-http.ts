import { type ChildProcess, fork } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { canonical } from '../../content/wire/canonical.ts';
import { keyPairFrom, signedBytes } from '../../content/wire/signing.ts';
import type { BenchRow } from './row.ts';

const KIOSKS = 32;
const TOGETHER = 64;
const portSchema = z.object({ port: z.number() });

/** Signed answers a second through HTTP, each on disk before it is thanked for, beside the barest server that keeps the same promise. */
export const run = async ({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> => {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join('.cache', 'bench-http-'));
  const bodies = bodiesOf(quick ? 2000 : 8000, 0);
  const paced = bodiesOf(quick ? 400 : 1600, 100);
  try {
    const ways: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    let late = 0;
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      for (const kind of ['bare', 'ours'] as const) {
        await withServer(kind, join(folder, `${kind}-${round}`), async (port) => {
          ways[kind].push(await rate(port, bodies));
          if (kind === 'ours') late = Math.max(late, await worst(port, paced));
        });
      }
    }
    const [value, baseline] = [middle(ways.ours), middle(ways.bare)];
    return [
      {
        ...{ name: 'ratings: signed answers through HTTP, on disk', value, unit: 'answers/s', ratio: value / baseline },
        baseline: { name: 'bare node:http, same check, group commit of a row', value: baseline },
        aim: 'ratio 0.8 or more',
      },
      { name: 'ratings: p99 at 200 answers a second', value: late, unit: 'ms', baseline: null, ratio: null, aim: 'under 100 ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Signed beforehand by OpenSSL, so that only the server is measured; a kiosk's answers lie two seconds apart. */
function bodiesOf(count: number, round: number): string[] {
  const kiosks = Array.from({ length: KIOSKS }, (_, index) => {
    const seed = new Uint8Array(32).fill(index + 1);
    const { public: key } = keyPairFrom(seed);
    const d = Buffer.from(seed).toString('base64url');
    return { key, secret: createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key, d } }) };
  });
  const end = Date.now() - round * 30_000_000;
  return Array.from({ length: count }, (_, index) => {
    const { key, secret } = kiosks[index % KIOSKS] ?? impossible();
    const body = canonical({
      ...{ v: 1, display: `k-${index % KIOSKS}`, point: 'p', at: end - 2000 * Math.floor(index / KIOSKS), level: 'hai-long' },
      ...{ reasons: [], comment: null, nonce: `${String(round).padStart(4, '0')}${String(index).padStart(18, '0')}` },
    });
    return JSON.stringify({ v: 1, key, body, signature: sign(null, signedBytes('rating', body), secret).toString('base64url') });
  });
}

const impossible = (): never => {
  throw new Error('every kiosk has its keys');
};

async function withServer(kind: string, folder: string, work: (port: number) => Promise<void>): Promise<void> {
  const path = fileURLToPath(new URL('./ratings-http-server.ts', import.meta.url));
  const child: ChildProcess = fork(path, [kind, folder, String(KIOSKS)], { execArgv: ['--import', 'tsx'] });
  const [message]: unknown[] = await once(child, 'message');
  try {
    await work(portSchema.parse(message).port);
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}

const sender = (port: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: TOGETHER });
  const headers = { 'content-type': 'application/json' };
  return {
    end: () => agent.destroy(),
    send: (body: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const asked = request({ port, path: '/api/ratings', method: 'POST', agent, headers }, (answer) => {
          answer.resume();
          answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`))));
        });
        asked.once('error', reject);
        asked.end(body);
      }),
  };
};

/** Answers a second with 64 connections, each waiting for its answer before the next. */
async function rate(port: number, bodies: readonly string[]): Promise<number> {
  const { send, end } = sender(port);
  const warm = bodies.slice(0, 500);
  await drain(warm, send);
  const rest = bodies.slice(500);
  const began = performance.now();
  await drain(rest, send);
  const seconds = (performance.now() - began) / 1000;
  end();
  return rest.length / seconds;
}

async function drain(bodies: readonly string[], send: (body: string) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await send(body);
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
}

/** The 99th percentile in ms when 200 come a second, whether or not those before were answered. */
async function worst(port: number, bodies: readonly string[]): Promise<number> {
  const { send, end } = sender(port);
  const began = performance.now();
  const delays = await Promise.all(
    bodies.map(async (body, index) => {
      const due = began + index * 5;
      await new Promise((wake) => setTimeout(wake, Math.max(0, due - performance.now())));
      await send(body);
      return performance.now() - due;
    }),
  );
  end();
  return delays.sort((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? 0;
}
