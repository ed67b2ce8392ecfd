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
import { randomFrom } from '../torture/random.ts';
import type { BenchRow } from './row.ts';

const KIOSKS = 32;
const TOGETHER = 64;
/** Connections are made and caches filled before a slice is timed. */
const UNTIMED = 2 * TOGETHER;
const told = z.object({ port: z.number().optional(), cpuMs: z.number().optional() });

/** A slice of answers through one server: how many a second, and how much processor time of the server each took. */
interface Slice {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

/**
 * Signed answers a second through HTTP, each on disk before it is thanked for, beside the barest server that keeps the same promise:
 * each in a process of its own, in short slices by turns, so that what else the machine does hits both.
 */
export const run = async ({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> => {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join('.cache', 'bench-http-'));
  const [slices, size] = quick ? [2, 1000] : [12, 2000];
  const bodies = bodiesOf((slices + 1) * size, 0);
  const paced = [1, 2, 3].map((round) => bodiesOf(quick ? 400 : 2000, 90 + round));
  const [bare, ours] = await Promise.all([startServer('bare', folder), startServer('ours', folder)]);
  try {
    const pairs: { bare: Slice; ours: Slice }[] = [];
    for (let slice = 0; slice <= slices; slice += 1) {
      const part = bodies.slice(slice * size, (slice + 1) * size);
      const pair = { bare: await timed(bare, part), ours: await timed(ours, part) };
      // The first slice is for the compilers.
      if (slice > 0) pairs.push(pair);
    }
    const late = { bare: 0, ours: 0 };
    for (const part of paced) {
      late.bare = Math.max(late.bare, await worst(bare.port, part));
      late.ours = Math.max(late.ours, await worst(ours.port, part));
    }
    return rowsOf(pairs, late);
  } finally {
    await Promise.all([bare.end(), ours.end()]);
    rmSync(folder, { recursive: true, force: true });
  }
};

const BARE = 'bare node:http, same check, group commit of a row';

const rowsOf = (pairs: readonly { bare: Slice; ours: Slice }[], late: { bare: number; ours: number }): BenchRow[] => {
  const middleOf = (pick: (pair: { bare: Slice; ours: Slice }) => number): number => middle(pairs.map(pick));
  return [
    {
      ...{ name: 'ratings: signed answers through HTTP, on disk', unit: 'answers/s', aim: 'ratio 0.8 or more' },
      value: middleOf(({ ours }) => ours.perSecond),
      baseline: { name: BARE, value: middleOf(({ bare }) => bare.perSecond) },
      ratio: middleOf(({ ours, bare }) => ours.perSecond / bare.perSecond),
    },
    {
      ...{ name: 'ratings: processor time of the server for each answer', unit: 'µs', aim: 'ratio 1.25 or less' },
      value: middleOf(({ ours }) => ours.cpuMicros),
      baseline: { name: BARE, value: middleOf(({ bare }) => bare.cpuMicros) },
      ratio: middleOf(({ ours, bare }) => ours.cpuMicros / bare.cpuMicros),
    },
    {
      ...{ name: 'ratings: p99 at 200 answers a second, worst of three', unit: 'ms', aim: 'under 100 ms' },
      value: late.ours,
      baseline: { name: BARE, value: late.bare },
      ratio: late.ours / late.bare,
    },
  ];
};

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
};

const LEVELS = ['rat-hai-long', 'hai-long', 'hai-long', 'binh-thuong', 'khong-hai-long'];

/**
 * Signed beforehand by OpenSSL, so that only the server is measured; as people give them: a kiosk's answers lie two to ten seconds
 * apart, so that no detector has reason to hold them back.
 */
function bodiesOf(count: number, round: number): string[] {
  const kiosks = Array.from({ length: KIOSKS }, (_, index) => {
    const seed = new Uint8Array(32).fill(index + 1);
    const { public: key } = keyPairFrom(seed);
    const d = Buffer.from(seed).toString('base64url');
    return { key, secret: createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key, d } }) };
  });
  const end = Date.now() - round * 30_000_000;
  const random = randomFrom(round + 1);
  const lasts = kiosks.map(() => end);
  return Array.from({ length: count }, (_, index) => {
    const kiosk = index % KIOSKS;
    const { key, secret } = kiosks[kiosk] ?? impossible();
    const at = (lasts[kiosk] ?? end) - 2000 - Math.floor(random() * 8000);
    lasts[kiosk] = at;
    const level = LEVELS[Math.floor(random() * LEVELS.length)] ?? impossible();
    const body = canonical({
      ...{
        v: 1,
        display: `k-${kiosk}`,
        point: `p-${kiosk}`,
        at,
        level,
        reasons: [],
        comment: null,
        nonce: `${String(round).padStart(4, '0')}${String(index).padStart(18, '0')}`,
      },
    });
    return JSON.stringify({ v: 1, key, body, signature: sign(null, signedBytes('rating', body), secret).toString('base64url') });
  });
}

const impossible = (): never => {
  throw new Error('every kiosk has its keys, every server its port');
};

interface Served {
  readonly port: number;
  /** Processor time that it has used so far. */
  cpuMs(): Promise<number>;
  end(): Promise<void>;
}

async function startServer(kind: 'bare' | 'ours', folder: string): Promise<Served> {
  const path = fileURLToPath(new URL('./ratings-http-server.ts', import.meta.url));
  const child: ChildProcess = fork(path, [kind, join(folder, kind), String(KIOSKS)], { execArgv: ['--import', 'tsx'] });
  const heard = async () => {
    const [message]: unknown[] = await once(child, 'message');
    return told.parse(message);
  };
  const port = (await heard()).port ?? impossible();
  return {
    port,
    cpuMs: async () => {
      const answer = heard();
      child.send('cpu');
      return (await answer).cpuMs ?? impossible();
    },
    end: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
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

/** With 64 connections, each waiting for its answer before the next. */
async function timed(server: Served, bodies: readonly string[]): Promise<Slice> {
  const { send, end } = sender(server.port);
  await drain(bodies.slice(0, UNTIMED), send);
  const rest = bodies.slice(UNTIMED);
  const [before, began] = [await server.cpuMs(), performance.now()];
  await drain(rest, send);
  const seconds = (performance.now() - began) / 1000;
  const used = (await server.cpuMs()) - before;
  end();
  return { perSecond: rest.length / seconds, cpuMicros: (used * 1000) / rest.length };
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
