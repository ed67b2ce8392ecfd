import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { ddpReceiver } from './ddp-receiver.ts';
import { listening } from './listening.ts';

/** A WLED in software, as far as its public JSON page tells: DDP in, `/json/si` and `/json/state`, and its own effect when others meddle. */
export interface WledBox {
  readonly port: number;
  readonly jsonPort: number;
  readonly shown: () => Uint8Array | undefined;
  readonly complaints: readonly string[];
  readonly received: () => number;
  /** How often it was asked for its state. */
  readonly asked: () => number;
  readonly held: () => boolean;
  /** Somebody opens its page and starts an effect over our picture, or switches it off. */
  readonly meddle: (how: 'override' | 'off') => void;
  /** Its page answers only after so many ms. */
  readonly dawdle: (ms: number) => void;
  /** Whether our picture is what stands. */
  readonly ours: () => boolean;
  readonly close: () => Promise<void>;
}

export async function wledBox(dots: number, port = 0): Promise<WledBox> {
  const receiver = ddpReceiver(dots * 3);
  const state = { on: true, lor: 0, live: false, held: false, packets: 0, asked: 0, dawdle: 0 };
  const socket = createSocket('udp4');
  socket.on('message', (packet) => {
    state.packets += 1;
    state.live = true;
    receiver.take(packet);
  });
  await new Promise<void>((settle, fail) => {
    socket.once('error', fail);
    socket.bind(port, '127.0.0.1', settle);
  });
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      if (request.method === 'POST') {
        const wanted: unknown = JSON.parse(body);
        const get = (name: string): unknown =>
          typeof wanted === 'object' && wanted !== null ? Reflect.get(wanted, name) : undefined;
        if (get('on') !== undefined) state.on = get('on') === true;
        if (get('lor') !== undefined) state.lor = Number(get('lor'));
        if (get('live') === true) state.held = true;
      }
      if (request.url === '/json/si') state.asked += 1;
      const info = { name: 'WLED', ver: '0.15.0', live: state.live, lm: 'DDP', lip: '127.0.0.1' };
      const answer = {
        state: { on: state.on, bri: 128, lor: state.lor },
        info: { ...info, leds: { count: dots, matrix: { w: dots, h: 1 } } },
      };
      response.setHeader('content-type', 'application/json');
      setTimeout(() => response.end(JSON.stringify(request.url === '/json/si' ? answer : { success: true })), state.dawdle);
    });
  });
  const http = await listening(server);
  return {
    port: socket.address().port,
    jsonPort: http.port,
    shown: () => receiver.shown.at(-1),
    complaints: receiver.complaints,
    received: () => state.packets,
    asked: () => state.asked,
    held: () => state.held,
    ours: () => state.on && state.lor === 0 && state.live,
    dawdle: (ms) => {
      state.dawdle = ms;
    },
    meddle: (how) => {
      if (how === 'off') state.on = false;
      else state.lor = 2;
    },
    close: async () => {
      await new Promise<void>((settle) => {
        socket.close(() => settle());
      });
      await http.close();
    },
  };
}
