import { createPublicKey, verify } from 'node:crypto';
import { helloText, signedBytes } from '../../content/wire/signing.ts';
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
import { fleetKey } from '../fleet/fleet-key.ts';
import type { BenchRow } from './row.ts';

/*
 * Publish to thousands, connect storm and memory, each beside a bare socket.io and a bare ws that send the same bytes to as many
 * clients. Server and clients are processes of their own, all there at the same time; they take turns, and the ratio is the median
 * of those of the rounds, so that a machine that is busy with other things disturbs both sides alike. 10,000 need `ulimit -n` above
 * 11,000.
 *
 * All clients of a side share one process, where real displays have one each. So both sides parse what comes; ours also finds its head
 * and checks the hash of its part on the clock; but the full check of a sample, and telling the controller, come when the clock has
 * stopped. In a storm the displays' own signatures are on the clock.
 */

interface Size {
  readonly displays: number;
  readonly units: number;
  readonly rounds: number;
  readonly storms: number;
  readonly sample: number;
}

/** A server with its crowd, connected, and what each idle connection costs it in bytes, resident and live. */
interface Pair {
  readonly kind: Kind;
  readonly rssEach: number;
  readonly heapEach: number;
  readonly server: ReturnType<typeof serverChild>;
  readonly clients: ReturnType<typeof clientChild>;
}

const AT_ONCE = 200;
const PLACE = { connection: 'x'.repeat(32), root: 'x'.repeat(43) };
const PAUSE_MS = 300;
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const ratios = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const serverChild = () => benchChild<ServerAsk, ServerAnswer>('./bench-server.ts', serverAnswerSchema);
const clientChild = () => benchChild<ClientAsk, ClientAnswer>('./bench-clients.ts', clientAnswerSchema);

async function openPair(kind: Kind, { displays, units, sample }: Size): Promise<Pair> {
  const [server, clients] = [serverChild(), clientChild()];
  const { port = 0, rootKey = '' } = await server.ask({ ask: 'start', kind, displays, units });
  const url = `ws://127.0.0.1:${port}`;
  await clients.ask({ ask: 'start', kind, url, displays, atOnce: AT_ONCE, sample, rootKey });
  const before = await server.ask({ ask: 'memory' });
  await clients.ask({ ask: 'connect' });
  // Ours sends each its plan when it connects for the first time.
  if (kind === 'niem-yet') await clients.ask({ ask: 'last' });
  await pause(PAUSE_MS);
  const after = await server.ask({ ask: 'memory' });
  const each = (bytes = 0, from = 0): number => (bytes - from) / displays;
  return { kind, server, clients, rssEach: each(after.rss, before.rss), heapEach: each(after.heap, before.heap) };
}

/** ms until the last one has it: from the change being in force (baselines: from sending), and from the click. */
async function send({ kind, server, clients }: Pair, turn: number, payload: unknown) {
  const arrival = clients.ask({ ask: 'last' });
  const sent = await server.ask({ ask: 'send', turn, payload });
  const heard = server.ask({ ask: 'told' });
  const { last = 0, verified = 0, verifyMs = 0, failures = [] } = await arrival;
  for (const failure of failures) console.error(`${kind}: ${failure}`);
  const { told = 0 } = await heard;
  await pause(PAUSE_MS);
  const { inForce = 0, asked = 0, firstSent = 0, sample } = sent;
  return {
    took: last - inForce,
    click: last - asked,
    told: told - inForce,
    first: firstSent - inForce,
    sample,
    verified,
    verifyMs,
  };
}

/** ms until the last one is connected (ours: welcomed), and what that cost the server's processor. */
async function storm({ server, clients }: Pair): Promise<{ readonly took: number; readonly cpu: number }> {
  await clients.ask({ ask: 'disconnect' });
  await server.ask({ ask: 'empty' });
  await pause(PAUSE_MS);
  const { cpuMs: before = 0 } = await server.ask({ ask: 'cpu' });
  const { connectedMs = 0 } = await clients.ask({ ask: 'connect' });
  const { cpuMs: after = 0 } = await server.ask({ ask: 'cpu' });
  await pause(PAUSE_MS);
  return { took: connectedMs, cpu: after - before };
}

const row = (name: string, unit: string, value: number, aim = ''): BenchRow => ({
  ...{ name, unit, value, aim, baseline: null, ratio: null },
});
const beside = (alone: BenchRow, name: string, value: number, ratio: number): BenchRow => ({
  ...alone,
  baseline: { name, value },
  ratio,
});
const besideRounds = (name: string, ours: readonly number[], other: string, theirs: readonly number[], aim = ''): BenchRow =>
  beside(row(name, 'ms', median(ours), aim), other, median(theirs), ratios(ours, theirs));

const whoOf = ({ displays, units }: Size): string => `${displays} displays in ${units} wards`;

async function publishRows(size: Size, ours: Pair, bare: Pair, ws: Pair): Promise<BenchRow[]> {
  const rounds: Record<'ours' | 'click' | 'told' | 'first' | 'bare' | 'ws', number>[] = [];
  let newest = await send(ours, 0, null);
  for (let turn = 1; turn <= size.rounds; turn += 1) {
    newest = await send(ours, turn, null);
    const [io, plain] = [await send(bare, turn, newest.sample), await send(ws, turn, newest.sample)];
    const { took, click, told, first } = newest;
    rounds.push({ ours: took, click, told, first, bare: io.took, ws: plain.took });
  }
  if (newest.verified !== size.sample) throw new Error(`only ${newest.verified} of the sample hold in full`);
  const took = rounds.map(({ ours }) => ours);
  const bytes = JSON.stringify(newest.sample).length;
  const name = `publish -> last of ${whoOf(size)} (${Math.round(bytes / 1000)} kB each)`;
  const fromBare = rounds.map(({ bare }) => bare);
  const fromWs = rounds.map(({ ws }) => ws);
  return [
    besideRounds(name, took, 'bare socket.io', fromBare, 'within 1.5 x bare socket.io'),
    besideRounds(name, took, 'bare ws', fromWs),
    row('of that, until the first is sent: resolve, revision on disk, signature', 'ms', median(rounds.map(({ first }) => first))),
    row('the same from the click, library on disk included', 'ms', median(rounds.map(({ click }) => click))),
    row('the same until the controller knows it of all of them', 'ms', median(rounds.map(({ told }) => told))),
    row(`full check of one delivery in JavaScript (${newest.verified} checked)`, 'ms', newest.verifyMs),
  ];
}

async function stormRows(size: Size, ours: Pair, bare: Pair): Promise<BenchRow[]> {
  const [mine, theirs]: Awaited<ReturnType<typeof storm>>[][] = [[], []];
  for (let round = 0; round < size.storms; round += 1) {
    mine?.push(await storm(ours));
    theirs?.push(await storm(bare));
  }
  const of = (storms: typeof mine, figure: 'took' | 'cpu'): number[] => (storms ?? []).map((one) => one[figure]);
  const name = `connect storm of ${whoOf(size)}`;
  const aim = 'within 1.3 x bare socket.io';
  return [
    besideRounds(name, of(mine, 'took'), 'bare socket.io', of(theirs, 'took'), aim),
    besideRounds(`${name}: processor time of the server`, of(mine, 'cpu'), 'bare socket.io', of(theirs, 'cpu')),
    ...proofRows(size),
  ];
}

/** What a storm costs whatever the server is made of: each display signs once and is checked once. */
function proofRows({ displays }: Size): BenchRow[] {
  const key = fleetKey(0);
  const [signing, proof] = processorTime(() => key.prove(PLACE));
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key.public } });
  const bytes = signedBytes('hello', helloText(PLACE));
  const [checking, holds] = processorTime(() => verify(null, bytes, publicKey, Buffer.from(proof, 'base64url')));
  if (!holds) throw new Error('a proof does not hold');
  const name = (what: string): string => `of that, ${displays} proofs ${what}: processor time`;
  return [
    row(name('made by the displays'), 'ms', signing * displays),
    row(name('checked by the server'), 'ms', checking * displays),
  ];
}

/** Processor time of one of 500 calls, ms, and what the last of them gave. */
function processorTime<T>(work: () => T): readonly [number, T] {
  const before = process.cpuUsage();
  for (let call = 1; call < 500; call += 1) work();
  const last = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 500_000, last];
}

const memoryRows = ({ displays }: Size, ours: Pair, bare: Pair): BenchRow[] => {
  const kind = (which: string, figure: 'rssEach' | 'heapEach', aim: string): BenchRow => {
    const alone = row(`server memory (${which}) per idle display of ${displays}`, 'kB', ours[figure] / 1000, aim);
    return beside(alone, 'bare socket.io', bare[figure] / 1000, ours[figure] / bare[figure]);
  };
  return [kind('RSS', 'rssEach', '20 kB'), kind('live heap', 'heapEach', '')];
};

async function rowsFor(size: Size): Promise<BenchRow[]> {
  const pairs: Pair[] = [];
  const open = async (kind: Kind): Promise<Pair> => {
    const pair = await openPair(kind, size);
    pairs.push(pair);
    return pair;
  };
  try {
    const [ours, bare, ws] = [await open('niem-yet'), await open('socket.io'), await open('ws')];
    const published = await publishRows(size, ours, bare, ws);
    const stormed = size.storms === 0 ? [] : await stormRows(size, ours, bare);
    return [...published, ...stormed, ...memoryRows(size, ours, bare)];
  } finally {
    await Promise.all(pairs.flatMap(({ server, clients }) => [server.stop(), clients.stop()]));
  }
}

/** Quick: 300 displays, three rounds. In full: 1,000 and 10,000 over 100 wards, and 10,000 over as many wards as the country has. */
export async function run({ quick }: { readonly quick: boolean }): Promise<BenchRow[]> {
  if (quick) return rowsFor({ displays: 300, units: 30, rounds: 3, storms: 3, sample: 10 });
  const sizes = [
    { displays: 1000, units: 100, rounds: 7, storms: 7, sample: 100 },
    { displays: 10_000, units: 100, rounds: 7, storms: 7, sample: 100 },
    { displays: 10_000, units: 3321, rounds: 3, storms: 0, sample: 100 },
  ];
  const rows: BenchRow[] = [];
  for (const size of sizes) rows.push(...(await rowsFor(size)));
  return rows;
}
