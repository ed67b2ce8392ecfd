import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseAtlas } from '../../content/led/atlas.ts';
import { type Frame, frameAt } from '../../content/led/frame-at.ts';
import { levels, wiringOf } from '../../content/led/levels.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { plainPanel } from '../../content/led/panel.ts';
import { type Strip, strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';
import { ddpPackets, nextSequence } from '../../displays/agent/out/ddp/packets.ts';
import { ddpWay } from '../../displays/agent/out/ddp/way.ts';
import { type LedDriver, openDriver } from '../../displays/agent/out/driver.ts';
import { everyFrame } from '../../displays/agent/out/pace.ts';
import type { BenchRow } from './row.ts';

const PANELS = 64;
const RATE = 40;
const PANEL = plainPanel(128, 32, 5, { kind: 'full', order: 'grb' });
const WORDS = 'Xin chào, xin lỗi, xin cảm ơn, xin phép; luôn mỉm cười, luôn nhẹ nhàng, luôn thấu hiểu, luôn giúp đỡ. ';

const after = (ms: number, wake: () => void): (() => void) => {
  const id = setTimeout(wake, ms);
  return () => clearTimeout(id);
};
const mono = (): number => performance.now();
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function line(): Strip {
  const file = readFileSync(fileURLToPath(new URL('../../content/fonts/led-32.json', import.meta.url)), 'utf8');
  return strip(plainTicker(WORDS), PANEL, { atlases: [parseAtlas(JSON.parse(file))], live: null });
}

const reportSchema = z.object({ pictures: z.number(), middle: z.number(), p99: z.number() });

interface Sink {
  readonly port: number;
  readonly process: ChildProcess;
  readonly report: () => Promise<z.infer<typeof reportSchema>>;
}

async function openSink(): Promise<Sink> {
  const file = fileURLToPath(new URL('./led-sink.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, String(1000 / RATE)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('the sink has ended');
    return value;
  };
  const port = Number(await next());
  return {
    port,
    process: child,
    report: async () => {
      child.stdin.write('\n');
      return reportSchema.parse(JSON.parse(await next()));
    },
  };
}

/** Processor time of one second of panels, in ms. */
async function cpuOf(work: () => Promise<void>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

const bareSocket = (port: number): Promise<Socket> =>
  new Promise((settle) => {
    const socket = createSocket('udp4');
    socket.connect(port, '127.0.0.1', () => settle(socket));
  });

const sendBare = (socket: Socket, packets: readonly Uint8Array[]): Promise<unknown> =>
  Promise.all(packets.map((packet) => new Promise<void>((settle) => socket.send(packet, () => settle()))));

/** A second of all panels: our encoder and transport beside bare sockets that send the very same bytes. */
async function throughput(port: number, runs: number): Promise<BenchRow[]> {
  const made = line();
  const wiring = wiringOf(PANEL);
  const frames = Array.from({ length: RATE }, (_, index) => frameAt(made, PANEL, index * (1000 / RATE)));
  const bytes = frames.map((frame) => levels(frame, PANEL, wiring, 40).bytes);
  const ways = Array.from({ length: PANELS }, () =>
    ddpWay({ protocol: 'ddp', host: '127.0.0.1', port, wifi: false, jsonPort: null }),
  );
  const sockets = await Promise.all(ways.map(() => bareSocket(port)));
  const packets = bytes.map((each, index) => ddpPackets(each, nextSequence(index)));
  const [ours, whole, bare]: [number[], number[], number[]] = [[], [], []];
  const picture = (frame: Frame, index: number) => ({ frame, percent: 40, bytes: bytes[index] ?? new Uint8Array(0) });
  for (let run = 0; run < runs + 1; run += 1) {
    const one = await cpuOf(async () => {
      for (const [index, frame] of frames.entries()) await Promise.all(ways.map((way) => way.send(picture(frame, index))));
    });
    const two = await cpuOf(async () => {
      for (const index of frames.keys())
        await Promise.all(
          ways.map((way, panel) => {
            const frame = frameAt(made, PANEL, index * (1000 / RATE) + panel * 997);
            return way.send({ frame, percent: 40, bytes: levels(frame, PANEL, wiring, 40).bytes });
          }),
        );
    });
    const three = await cpuOf(async () => {
      for (const each of packets) await Promise.all(sockets.map((socket) => sendBare(socket, each)));
    });
    // The first round warms up.
    if (run > 0)
      for (const [list, value] of [
        [ours, one],
        [whole, two],
        [bare, three],
      ] as const)
        list.push(value);
  }
  for (const socket of sockets) socket.close();
  await Promise.all(ways.map((way) => way.end(picture(frames[0] ?? { ...PANEL, dots: new Uint8Array(0), palette: [] }, 0))));
  const baseline = { name: 'bare dgram, the same bytes', value: median(bare) };
  const row = (name: string, value: number, aim: string): BenchRow => ({
    name: `a second of ${PANELS} panels of 128×32 at ${RATE} frames by DDP: ${name}`,
    value,
    unit: 'ms CPU',
    baseline,
    ratio: value / baseline.value,
    aim,
  });
  return [
    row('encoded and sent', median(ours), 'under 1,000 ms (one core), ratio under 1.5'),
    row('dots, levels, encoded and sent', median(whole), 'under 1,000 ms (one core)'),
  ];
}

/**
 * How evenly pictures arrive at the panel that is served last: all panels by their drivers from one clock, the others' packets going
 * where nobody reads them; beside one bare socket with a bare interval.
 */
async function jitter(sink: Sink, hole: Sink, seconds: number): Promise<BenchRow> {
  const made = line();
  const drivers = Array.from({ length: PANELS }, (_, index) => driverTo(index < PANELS - 1 ? hole.port : sink.port));
  await sink.report();
  const stop = everyFrame(RATE, mono, after, (number) => {
    const frame = frameAt(made, PANEL, (number * 1000) / RATE);
    for (const driver of drivers) driver.show({ ...frame }, 40);
  });
  await new Promise((settle) => setTimeout(settle, seconds * 1000));
  stop();
  const ours = await sink.report();
  await Promise.all(drivers.map((driver) => driver.stop()));
  await sink.report();
  const socket = await bareSocket(sink.port);
  const packet = ddpPackets(new Uint8Array(1440), 1)[0] ?? new Uint8Array(0);
  const timer = setInterval(() => socket.send(packet), 1000 / RATE);
  await new Promise((settle) => setTimeout(settle, seconds * 1000));
  clearInterval(timer);
  const bare = await sink.report();
  socket.close();
  return {
    name: `99th percentile of how far the pictures of the last of ${PANELS} panels come from every 25 ms (${ours.pictures} in ${seconds} s)`,
    value: ours.p99,
    unit: 'ms',
    baseline: { name: 'one bare socket, setInterval', value: bare.p99 },
    ratio: bare.p99 === 0 ? null : ours.p99 / bare.p99,
    aim: 'under 12 ms: no picture falls into another frame',
  };
}

function driverTo(port: number): LedDriver {
  const device = { protocol: 'ddp', host: '127.0.0.1', port, wifi: false, jsonPort: null } as const;
  const mount: LedMount = {
    panel: { ...PANEL, frameRate: RATE },
    device,
    driver: 'agent',
    onStop: 'blank',
    safeText: '',
    secured: [],
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return openDriver(mount, { mono, after, random: Math.random, log, safe: null });
}

/** LED panels over the network: what encoding and sending cost, and how evenly pictures go out. */
export async function run(options: { quick: boolean }): Promise<BenchRow[]> {
  const [sink, hole] = [await openSink(), await openSink()];
  try {
    // A receiver that stands still: the kernel takes the packets and throws them away, so that nobody else needs the processor.
    hole.process.kill('SIGSTOP');
    return [...(await throughput(hole.port, options.quick ? 2 : 7)), await jitter(sink, hole, options.quick ? 3 : 15)];
  } finally {
    sink.process.kill('SIGKILL');
    hole.process.kill('SIGKILL');
  }
}
