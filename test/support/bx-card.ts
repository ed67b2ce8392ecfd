import { createServer, type Socket } from 'node:net';
import { listening } from './listening.ts';

/**
 * A BX-5 card in software, written from the tables of the vendor's «5th dynamic area» manual (v1.5): framing, escapes, checksum by the
 * printed table's polynomial, dynamic areas with their run modes. It answers in small pieces, as a slow card does.
 */
export interface BxEmulator {
  readonly port: number;
  /** The picture that stands, as text: `#` red or any, `o` green, `+` both, `.` dark; `null` when the area plays nothing. */
  readonly shown: () => string | null;
  readonly brightness: () => number;
  /** How often an area was written. */
  readonly written: () => number;
  /** What a stranger writes over it. */
  readonly overwrite: () => void;
  /** The next commands are refused with this error number. */
  readonly refuse: (error: number, times: number) => void;
  /** As if nobody had spoken for so many seconds. */
  readonly silence: (seconds: number) => void;
  readonly runMode: () => number;
  readonly close: () => Promise<void>;
}

interface Area {
  readonly mode: number;
  readonly timeout: number;
  readonly width: number;
  readonly height: number;
  readonly pages: readonly Buffer[];
  readonly strange: boolean;
}

/** `planes`: 1 for one colour, 2 for red and green. */
export async function bxCard(planes: 1 | 2, type = 0x0154): Promise<BxEmulator> {
  const state = { area: noArea(), level: 15, written: 0, silent: 0, refusals: 0, error: 0 };
  const answer = (socket: Socket, data: Buffer): void => {
    const group = data.readUInt8(1);
    const command = data.readUInt8(2);
    if (state.refusals > 0) {
      state.refusals -= 1;
      reply(socket, type, [0x00, 0xa0, 0x01, 0x01, 0x00, state.error, 0x00, 0x00, 0x00]);
      return;
    }
    if (group === 0xa2 && command === 0x07) state.level = data.readUInt8(6);
    if (group === 0xa7 && command === 0x00) {
      state.area = readArea(data);
      state.written += 1;
      state.silent = 0;
    }
    reply(socket, type, [0x00, 0xa0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00]);
  };
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let end = received.indexOf(0x5a); end >= 0; end = received.indexOf(0x5a)) {
        const body = plain(received.subarray(0, end));
        received = Buffer.from(received.subarray(end + 1));
        const wrong = wrongWith(body, type);
        if (wrong === 0) answer(socket, body.subarray(16, -2));
        else reply(socket, type, [0x00, 0xa0, 0x01, 0x01, 0x00, wrong, 0x00, 0x00, 0x00]);
      }
    });
  });
  const { port, close } = await listening(server);
  return {
    port,
    close,
    brightness: () => state.level,
    written: () => state.written,
    runMode: () => state.area.mode,
    silence: (seconds) => {
      state.silent = seconds;
    },
    refuse: (error, times) => Object.assign(state, { error, refusals: times }),
    overwrite: () => {
      state.area = { ...state.area, strange: true };
    },
    shown: () => {
      const { area } = state;
      if (area.strange) return 'a stranger’s words';
      const late = area.timeout > 0 && state.silent > area.timeout;
      const page = late && area.mode === 2 ? undefined : late && area.mode === 3 ? area.pages.at(-1) : area.pages[0];
      return page === undefined ? null : pictureOf(page, area, planes);
    },
  };
}

const noArea = (): Area => ({ mode: 0, timeout: 0, width: 0, height: 0, pages: [], strange: false });

/** Without start marks, and with the escapes undone as section 2.3 lists them. */
function plain(raw: Buffer): Buffer {
  const bytes: number[] = [];
  const body = raw.subarray(raw.lastIndexOf(0xa5) + 1);
  for (let at = 0; at < body.length; at += 1) {
    const pair = body.subarray(at, at + 2).toString('hex');
    const meant: Readonly<Record<string, number>> = { a602: 0xa5, a601: 0xa6, '5b02': 0x5a, '5b01': 0x5b };
    const one = meant[pair];
    if (one === undefined) bytes.push(body.readUInt8(at));
    else {
      bytes.push(one);
      at += 1;
    }
  }
  return Buffer.from(bytes);
}

function wrongWith(body: Buffer, type: number): number {
  if (body.length < 18 || checksum(body.subarray(0, -2)) !== body.readUInt16LE(body.length - 2)) return 5;
  if (![type, 0xfffe].includes(body.readUInt16LE(6))) return 17;
  return body.readUInt32LE(12) === body.length - 18 ? 0 : 18;
}

/** Section 8 of the manual, by table as it is printed there (made here from its polynomial). */
const TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xa001 ^ (value >>> 1) : value >>> 1;
  return value;
});
const checksum = (bytes: Buffer): number => bytes.reduce((crc, byte) => (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0), 0);

/** Section 5.4.1, field after field. */
function readArea(data: Buffer): Area {
  const mode = data.readUInt8(10);
  const timeout = data.readUInt16LE(11);
  const programs = data.readUInt16LE(14);
  let at = 16 + programs * 2 + 1 + 4 + 1 + 4;
  const [width, height] = [data.readUInt16LE(at), data.readUInt16LE(at + 2)];
  if (data.readUInt8(at + 4) !== 0) throw new Error('frames are not drawn here');
  const count = data.readUInt16LE(at + 5);
  at += 7;
  const pages: Buffer[] = [];
  for (let page = 0; page < count; page += 1) {
    const length = data.readUInt32LE(at);
    pages.push(data.subarray(at + 4 + 13, at + 4 + length));
    at += 4 + length;
  }
  if (at !== data.length || data.readUInt32LE(5) !== data.length - 9) throw new Error('lengths do not agree');
  return { mode, timeout, width, height, pages, strange: false };
}

function pictureOf(page: Buffer, { width, height }: Area, planes: 1 | 2): string {
  const rowBytes = Math.ceil(width / 8) * planes;
  if (page.length !== rowBytes * height) throw new Error(`${page.length} bytes for ${width}×${height}`);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_dot, column) => {
      const byte = row * rowBytes + Math.floor(column / 8) * planes;
      const lit = (plane: number): boolean => ((page[byte + plane] ?? 255) & (0x80 >> (column % 8))) === 0;
      if (planes === 1) return lit(0) ? '#' : '.';
      return lit(0) && lit(1) ? '+' : lit(0) ? '#' : lit(1) ? 'o' : '.';
    }).join(''),
  ).join('\n');
}

function reply(socket: Socket, type: number, data: readonly number[]): void {
  const body = Buffer.alloc(16 + data.length + 2);
  body.writeUInt16LE(0x8000, 0);
  body.writeUInt16LE(0x0001, 2);
  body.writeUInt8(0xf0, 4);
  body.writeUInt16LE(type, 6);
  body.writeUInt32LE(data.length, 12);
  body.set(data, 16);
  body.writeUInt16LE(checksum(body.subarray(0, -2)), body.length - 2);
  const escaped = [...body].flatMap((byte) => {
    if (byte === 0xa5) return [0xa6, 2];
    if (byte === 0xa6) return [0xa6, 1];
    if (byte === 0x5a) return [0x5b, 2];
    return byte === 0x5b ? [0x5b, 1] : [byte];
  });
  const frame = Buffer.from([0xa5, 0xa5, 0xa5, ...escaped, 0x5a]);
  const pieces = Array.from({ length: Math.ceil(frame.length / 5) }, (_, index) => frame.subarray(index * 5, index * 5 + 5));
  const next = (): void => {
    const piece = pieces.shift();
    if (piece && !socket.destroyed) socket.write(piece, () => setImmediate(next));
  };
  next();
}
