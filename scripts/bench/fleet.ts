import { benchChild } from '../fleet/bench-child.ts';
import {
  type ClientAnswer,
  type ClientAsk,
  clientAnswerSchema,
  type Kind,
  type ServerAnswer,
  type ServerAsk,
  serverAnswerSchema,
} from '../fleet/bench-messages.ts';
import type { BenchRow } from './row.ts';

/*
 * Publish to thousands, connect storm and memory, each beside a bare socket.io and a bare ws that send the same bytes to as many
 * clients in the same run. Server and clients are processes of their own. 10,000 need `ulimit -n` above 11,000.
 */

interface Measured {
  /** From the change being in force (baselines: sending) to the last one having it, ms, one for each round. */
  readonly sends: readonly number[];
  /** Ours only: from the click, the library on disk included. */
  readonly clicks: readonly number[];
  readonly storms: readonly number[];
  /** Resident and live bytes of the server for each idle connection. */
  readonly rssEach: number;
  readonly heapEach: number;
  readonly sample: unknown;
  readonly verified: number;
  readonly verifyMs: number;
}

interface Size {
  readonly displays: number;
  readonly units: number;
  readonly rounds: number;
  readonly sample: number;
}

const AT_ONCE = 200;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function measure(kind: Kind, size: Size, payload: unknown): Promise<Measured> {
  const server = benchChild<ServerAsk, ServerAnswer>('./bench-server.ts', serverAnswerSchema);
  const clients = benchChild<ClientAsk, ClientAnswer>('./bench-clients.ts', clientAnswerSchema);
  const { displays, units, rounds } = size;
  try {
    const { port = 0, rootKey = '' } = await server.ask({ ask: 'start', kind, displays, units });
    await clients.ask({
      ask: 'start',
      kind,
      url: `ws://127.0.0.1:${port}`,
      displays,
      atOnce: AT_ONCE,
      sample: size.sample,
      rootKey,
    });
    const before = await server.ask({ ask: 'memory' });
    await clients.ask({ ask: 'connect' });
    // Ours sends each its plan when it connects for the first time.
    if (kind === 'niem-yet') await clients.ask({ ask: 'last' });
    await pause(1500);
    const after = await server.ask({ ask: 'memory' });
    const [sends, clicks]: [number[], number[]] = [[], []];
    let [sample, verified, verifyMs]: [unknown, number, number] = [null, 0, 0];
    for (let turn = 1; turn <= rounds; turn += 1) {
      const arrival = clients.ask({ ask: 'last' });
      const sent = await server.ask({ ask: 'send', turn, payload });
      const had = await arrival;
      for (const failure of had.failures ?? []) console.error(`${kind}: ${failure}`);
      sends.push((had.last ?? 0) - (sent.inForce ?? 0));
      clicks.push((had.last ?? 0) - (sent.asked ?? 0));
      [sample, verified, verifyMs] = [sent.sample, had.verified ?? 0, had.verifyMs ?? 0];
      await pause(300);
    }
    const storms: number[] = [];
    for (let turn = 0; turn < Math.min(3, rounds); turn += 1) {
      await clients.ask({ ask: 'disconnect' });
      await pause(1500);
      storms.push((await clients.ask({ ask: 'connect' })).connectedMs ?? 0);
    }
    const each = (bytes: number | undefined, from: number | undefined): number => ((bytes ?? 0) - (from ?? 0)) / displays;
    const [rssEach, heapEach] = [each(after.rss, before.rss), each(after.heap, before.heap)];
    return { sends, clicks, storms, rssEach, heapEach, sample, verified, verifyMs };
  } finally {
    await Promise.all([server.stop(), clients.stop()]);
  }
}

const beside = (row: Omit<BenchRow, 'ratio' | 'baseline'>, name: string, value: number): BenchRow => ({
  ...row,
  baseline: { name, value },
  ratio: row.value / value,
});
const alone = (row: Omit<BenchRow, 'ratio' | 'baseline'>): BenchRow => ({ ...row, baseline: null, ratio: null });

async function rowsFor(size: Size): Promise<BenchRow[]> {
  const { displays, units } = size;
  const ours = await measure('niem-yet', size, null);
  const socketIo = await measure('socket.io', size, ours.sample);
  const ws = await measure('ws', size, ours.sample);
  const bytes = JSON.stringify(ours.sample).length;
  const who = `${displays} displays in ${units} wards`;
  const publish = {
    name: `publish -> last of ${who} (${Math.round(bytes / 1000)} kB each)`,
    value: median(ours.sends),
    unit: 'ms',
  };
  if (ours.verified !== size.sample) throw new Error(`only ${ours.verified} of the sample hold in full`);
  return [
    beside({ ...publish, aim: 'within 1.5 x bare socket.io' }, 'bare socket.io', median(socketIo.sends)),
    beside({ ...publish, aim: '' }, 'bare ws', median(ws.sends)),
    alone({ name: `the same from the click, library on disk included`, value: median(ours.clicks), unit: 'ms', aim: '' }),
    alone({
      name: `full check of one delivery in JavaScript (${ours.verified} checked)`,
      value: ours.verifyMs,
      unit: 'ms',
      aim: '',
    }),
    beside(
      { name: `connect storm of ${who}`, value: median(ours.storms), unit: 'ms', aim: 'within 1.3 x bare socket.io' },
      'bare socket.io',
      median(socketIo.storms),
    ),
    beside(
      { name: `server memory (RSS) per idle display of ${displays}`, value: ours.rssEach / 1000, unit: 'kB', aim: '20 kB' },
      'bare socket.io',
      socketIo.rssEach / 1000,
    ),
    beside(
      { name: `server memory (live heap) per idle display of ${displays}`, value: ours.heapEach / 1000, unit: 'kB', aim: '' },
      'bare socket.io',
      socketIo.heapEach / 1000,
    ),
  ];
}

/** Quick: 300 displays, two rounds. In full: 1,000 and 10,000 over 100 wards, and 10,000 over as many wards as the country has. */
export async function run({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> {
  if (quick) return rowsFor({ displays: 300, units: 30, rounds: 2, sample: 10 });
  const sizes = [
    { displays: 1000, units: 100, rounds: 7, sample: 100 },
    { displays: 10_000, units: 100, rounds: 7, sample: 100 },
    { displays: 10_000, units: 3321, rounds: 3, sample: 100 },
  ];
  const rows: BenchRow[] = [];
  for (const size of sizes) rows.push(...(await rowsFor(size)));
  return rows;
}
