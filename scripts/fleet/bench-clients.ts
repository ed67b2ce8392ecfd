import { WebSocket } from 'ws';
import { type ClientAnswer, type ClientAsk, clientAskSchema, preciseNow } from './bench-messages.ts';
import { fleetOf } from './fleet.ts';
import { verifiesInFull } from './simulated-display.ts';
import { openWire } from './socket-io-wire.ts';

/* Child of the fleet bench: all displays, or as many bare clients, in a process of their own. */

interface Crowd {
  connect(): Promise<number>;
  disconnect(): void;
}

const failures: string[] = [];
/** What displays have to say: not while others still wait for what was sent to them, since all share this process. */
const unsaid: (() => void)[] = [];
const sample = new Map<string, unknown>();
let rootKey = '';
let sampleSize = 0;
let total = 0;
let arrived = 0;
let last = 0;
let allHere: () => void = () => undefined;

const arrive = (): void => {
  arrived += 1;
  if (arrived < total) return;
  last = preciseNow();
  allHere();
};
const fail = (who: string, why: string): void => {
  if (failures.length < 10) failures.push(`${who}: ${why}`);
};

type Start = Extract<ClientAsk, { ask: 'start' }>;

const ours = ({ url, displays, atOnce, rootKey: root }: Start): Crowd =>
  fleetOf({
    url,
    root,
    first: 0,
    count: displays,
    atOnce,
    failed: fail,
    holds: (display, _held, delivery) => {
      if (sample.size < sampleSize || sample.has(display)) sample.set(display, delivery);
      arrive();
    },
    afterwards: (say) => void unsaid.push(say),
  });

/** Clients of a baseline: parse what comes, as any client does, and nothing else. */
function bare({ kind, url, displays, atOnce }: Start): Crowd {
  const closers: (() => void)[] = [];
  let leaving = false;
  const closed = (why: string): void => {
    if (!leaving) fail(kind, why);
  };
  const open = (ready: () => void): void => {
    if (kind === 'socket.io') {
      const wire = openWire(url, '/', { opened: ready, event: arrive, closed });
      closers.push(() => wire.close());
      return;
    }
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.on('open', ready);
    socket.on('message', (data: Buffer) => {
      JSON.parse(data.toString());
      arrive();
    });
    socket.on('error', (error) => closed(error.message));
    closers.push(() => socket.close());
  };
  return {
    connect() {
      leaving = false;
      let [opened, next] = [0, 0];
      const began = performance.now();
      return new Promise((resolve) => {
        const openNext = (): void => {
          if (next >= displays) return;
          next += 1;
          open(() => {
            opened += 1;
            if (opened === displays) resolve(performance.now() - began);
            else openNext();
          });
        };
        for (let at = 0; at < atOnce; at += 1) openNext();
      });
    },
    disconnect() {
      leaving = true;
      for (const close of closers.splice(0)) close();
    },
  };
}

let crowd: Crowd | null = null;

async function lastOne(): Promise<ClientAnswer> {
  if (arrived < total) {
    await new Promise<void>((resolve) => {
      allHere = resolve;
    });
  }
  arrived = 0;
  for (const say of unsaid.splice(0)) say();
  let [verified, spent] = [0, 0];
  for (const [display, delivery] of sample) {
    const began = performance.now();
    if (verifiesInFull(delivery, display, rootKey).ok) verified += 1;
    spent += performance.now() - began;
    // All displays live in this process: they must go on answering pings.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { last, verified, verifyMs: sample.size === 0 ? 0 : spent / sample.size, failures };
}

async function answer(ask: ClientAsk): Promise<ClientAnswer> {
  switch (ask.ask) {
    case 'start':
      crowd = ask.kind === 'niem-yet' ? ours(ask) : bare(ask);
      [rootKey, total, sampleSize] = [ask.rootKey, ask.displays, ask.sample];
      return {};
    case 'connect':
      return { connectedMs: (await crowd?.connect()) ?? 0, failures };
    case 'last':
      return lastOne();
    case 'disconnect':
      crowd?.disconnect();
      return {};
    default:
      return ask satisfies never;
  }
}

process.on('message', (message) => {
  answer(clientAskSchema.parse(message)).then(
    (given) => process.send?.(given),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
