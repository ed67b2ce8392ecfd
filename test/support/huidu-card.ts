import { createHash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { listening } from './listening.ts';

/**
 * A Huidu full colour card in software, written from the structures of the vendor's C# demo and from answers of real cards that others
 * published: packets with their length first, XML in parts, files that are taken up where they broke off. It answers in odd pieces.
 */
export interface HuiduEmulator {
  readonly port: number;
  /** The file that plays, byte for byte; `null`: no program, a file that is not whole, or more than one program. */
  readonly shown: () => Uint8Array | null;
  readonly brightness: () => number;
  readonly programs: () => readonly string[];
  readonly files: () => ReadonlyMap<string, number>;
  /** How often a program was written. */
  readonly updates: () => number;
  /** Lengths of the packets with file data so far. */
  readonly dataPackets: () => readonly number[];
  /** What a stranger makes it play besides or instead. */
  readonly overwrite: () => void;
  /** The line is cut after so many more bytes of file data. */
  readonly cutAfter: (bytes: number) => void;
  readonly close: () => Promise<void>;
}

interface Stored {
  md5: string;
  size: number;
  bytes: Buffer;
}

const SESSION = '15811595b4daf72fe80e7e078de6edd4';

export async function huiduCard(): Promise<HuiduEmulator> {
  const card = {
    files: new Map<string, Stored>(),
    programs: new Map<string, string>(),
    light: 80,
    data: new Array<number>(),
    cut: Number.POSITIVE_INFINITY,
    writing: 2,
    updates: 0,
  };
  const xmlAnswer = (xml: string): string => {
    const method = /<in method="(\w+)"/.exec(xml)?.[1] ?? '';
    const out = (inside: string, result = 'kSuccess'): string =>
      `<?xml version="1.0" encoding="utf-8"?><sdk guid="${SESSION}"><out result="${result}" method="${method}">${inside}</out></sdk>`;
    if (method !== 'GetIFVersion' && !xml.includes(`guid="${SESSION}"`)) return out('', 'kInvalidGuid');
    switch (method) {
      case 'GetIFVersion':
        return out('<version value="1000000"/>');
      case 'GetFiles':
        return out(
          `<files>${[...card.files].map(([name, { md5, size, bytes }]) => `<file existSize="${bytes.length}" name="${name}" md5="${md5}" type="image" size="${size}"/>`).join('')}</files>`,
        );
      case 'DeleteFiles':
        for (const [, name = ''] of xml.matchAll(/<file name="([^"]+)"/g)) card.files.delete(name);
        return out('');
      case 'GetProgram':
        return out(
          `<screen>${[...card.programs].map(([guid, file]) => `<program type="normal" guid="${guid}"><area><resource>${file.startsWith('<') ? file : `<image><file name="${file}"/></image>`}</resource></area></program>`).join('')}</screen>`,
        );
      case 'DeleteProgram':
        card.programs.delete(/<program guid="([^"]+)"/.exec(xml)?.[1] ?? '');
        return out('');
      case 'SetLuminancePloy':
        card.light = Number(/<default value="(\d+)"/.exec(xml)?.[1]);
        return out('');
      case 'AddProgram':
      case 'UpdateProgram': {
        // A card first finishes writing the file; it says so until it has.
        if (card.writing-- > 0) return out('', 'kDownloadingFile');
        card.writing = 1;
        const guid = /<program guid="([^"]+)"/.exec(xml)?.[1] ?? '';
        const file = /<resources>.*<file name="([^"]+)"/.exec(xml)?.[1] ?? '';
        if (!card.files.has(file)) return out('', 'kFileNotFound');
        if ((method === 'UpdateProgram') !== card.programs.has(guid)) return out('', 'kProgramGuid');
        card.programs.set(guid, file);
        card.updates += 1;
        return out('');
      }
      default:
        return out('', 'kUnknownMethod');
    }
  };
  const server = createServer((socket) => converse(socket, card, xmlAnswer));
  const { port, close } = await listening(server);
  return {
    port,
    close,
    brightness: () => card.light,
    programs: () => [...card.programs.values()],
    files: () => new Map([...card.files].map(([name, { bytes }]) => [name, bytes.length])),
    updates: () => card.updates,
    dataPackets: () => card.data,
    cutAfter: (bytes) => {
      card.cut = bytes;
    },
    overwrite: () => {
      card.programs.set('stranger', '<text guid="x"><string>lời lạ</string></text>');
    },
    shown: () => {
      const [playing, ...others] = [...card.programs.values()];
      const file = others.length === 0 ? card.files.get(playing ?? '') : undefined;
      const whole = file !== undefined && createHash('md5').update(file.bytes).digest('hex') === file.md5;
      return whole ? Uint8Array.from(file.bytes) : null;
    },
  };
}

interface Card {
  readonly files: Map<string, Stored>;
  readonly data: number[];
  cut: number;
}

function converse(socket: Socket, card: Card, xmlAnswer: (xml: string) => string): void {
  let received = Buffer.alloc(0);
  let words = Buffer.alloc(0);
  let coming: Stored | null = null;
  const send = (command: number, rest: Buffer): void => {
    const packet = Buffer.alloc(4 + rest.length);
    packet.writeUInt16LE(packet.length, 0);
    packet.writeUInt16LE(command, 2);
    rest.copy(packet, 4);
    for (let at = 0; at < packet.length; at += 7) socket.write(packet.subarray(at, at + 7));
  };
  const sendXml = (xml: string): void => {
    const bytes = Buffer.from(xml);
    for (let from = 0; from < bytes.length; from += 50) {
      const head = Buffer.alloc(8);
      head.writeUInt32LE(bytes.length, 0);
      head.writeUInt32LE(from, 4);
      send(0x2004, Buffer.concat([head, bytes.subarray(from, from + 50)]));
    }
  };
  const take = (command: number, rest: Buffer): void => {
    if (command === 0x2001) send(0x2002, Buffer.from([5, 0, 0, 1, 0, 0]));
    if (command === 0x2003) {
      words = rest.readUInt32LE(4) === 0 ? Buffer.from(rest.subarray(8)) : Buffer.concat([words, rest.subarray(8)]);
      if (words.length === rest.readUInt32LE(0)) sendXml(xmlAnswer(words.toString('utf8')));
    }
    if (command === 0x8001) {
      const name = rest.toString('utf8', 43, rest.length - 1);
      const md5 = rest.toString('ascii', 0, 32);
      coming = card.files.get(name) ?? { md5, size: Number(rest.readBigInt64LE(33)), bytes: Buffer.alloc(0) };
      card.files.set(name, coming);
      const answer = Buffer.alloc(10);
      answer.writeBigInt64LE(BigInt(coming.bytes.length), 2);
      send(0x8002, answer);
    }
    if (command === 0x8003 && coming) {
      const kept = rest.subarray(0, Math.max(0, card.cut));
      card.cut -= rest.length;
      card.data.push(rest.length);
      coming.bytes = Buffer.concat([coming.bytes, kept]);
      if (card.cut < 0) {
        card.cut = Number.POSITIVE_INFINITY;
        socket.destroy();
      }
    }
    if (command === 0x8005) send(0x8006, Buffer.from([coming?.bytes.length === coming?.size ? 0 : 9, 0]));
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= received.readUInt16LE(0)) {
      const length = received.readUInt16LE(0);
      const packet = Buffer.from(received.subarray(0, length));
      received = Buffer.from(received.subarray(length));
      if (!socket.destroyed) take(packet.readUInt16LE(2), packet.subarray(4));
    }
  });
}
