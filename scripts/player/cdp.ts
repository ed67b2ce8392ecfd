import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';

/** A talk with one target of a browser over the Chrome DevTools Protocol, spoken by hand: no library of today talks to 2017. */
export interface Cdp {
  /** Rejects with the browser's words if it refuses. */
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  onEvent(listen: (method: string, params: unknown) => void): void;
  close(): void;
}

const messageSchema = z.looseObject({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
});

/** A text frame from client to server (RFC 6455 §5.2): final, masked. */
function frameOf(text: string): Buffer {
  const body = Buffer.from(text, 'utf8');
  const mask = randomBytes(4);
  const head = body.length < 126 ? Buffer.alloc(2) : body.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x81;
  if (body.length < 126) head[1] = 0x80 | body.length;
  else if (body.length < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(body.length, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(body.length), 2);
  }
  return Buffer.concat([head, mask, Buffer.from(body.map((byte, at) => byte ^ (mask[at % 4] ?? 0)))]);
}

/** Takes frames off what has arrived: servers do not mask. */
function reader(onText: (text: string) => void): (piece: Buffer) => void {
  let held = Buffer.alloc(0);
  let parts: Buffer[] = [];
  const next = (): boolean => {
    if (held.length < 2) return false;
    const [first = 0, second = 0] = held;
    const short = second & 0x7f;
    const from = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (held.length < from) return false;
    const length = short === 126 ? held.readUInt16BE(2) : short === 127 ? Number(held.readBigUInt64BE(2)) : short;
    if (held.length < from + length) return false;
    const opcode = first & 0x0f;
    if (opcode <= 1) parts.push(held.subarray(from, from + length));
    held = held.subarray(from + length);
    if (opcode <= 1 && (first & 0x80) !== 0) {
      onText(Buffer.concat(parts).toString('utf8'));
      parts = [];
    }
    return true;
  };
  return (piece) => {
    held = Buffer.concat([held, piece]);
    while (next());
  };
}

async function upgrade(url: string): Promise<Duplex> {
  const { hostname, port, pathname } = new URL(url);
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  const asked = request({ hostname, port, path: pathname, headers });
  asked.end();
  const [, socket]: unknown[] = await once(asked, 'upgrade');
  if (!isDuplex(socket)) throw new Error('the browser did not open a websocket');
  return socket;
}
const isDuplex = (value: unknown): value is Duplex => typeof value === 'object' && value !== null && 'write' in value;

/** Opens the talk at a target's `webSocketDebuggerUrl`. */
export async function openCdp(url: string): Promise<Cdp> {
  const socket = await upgrade(url);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const listeners: ((method: string, params: unknown) => void)[] = [];
  let id = 0;
  const take = reader((text) => {
    const message = messageSchema.parse(JSON.parse(text));
    const asked = message.id === undefined ? undefined : waiting.get(message.id);
    if (message.id !== undefined) waiting.delete(message.id);
    if (message.error !== undefined) asked?.reject(new Error(message.error.message));
    else asked?.resolve(message.result);
    if (message.method !== undefined) for (const listen of listeners) listen(message.method, message.params);
  });
  socket.on('data', take);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser has gone'));
    waiting.clear();
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        id += 1;
        waiting.set(id, { resolve, reject });
        socket.write(frameOf(JSON.stringify({ id, method, params })));
      }),
    onEvent: (listen) => void listeners.push(listen),
    close: () => void socket.destroy(),
  };
}
