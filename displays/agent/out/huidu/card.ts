import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { littleAt } from '../little-endian.ts';
import { openTcp, type Tcp } from '../tcp.ts';
import {
  HUIDU,
  type HuiduPacket,
  huiduFileData,
  huiduFileEnd,
  huiduFileStart,
  huiduHello,
  huiduXml,
  takeHuiduPacket,
} from './packets.ts';
import { answerOf, huiduCommand } from './xml.ts';

const ANSWER_MS = 5000;
const LONGEST_ANSWER = 4 << 20;
/** The card is still writing the file: it is asked again, so often and after so long. */
const STILL_WRITING = ['kDownloadingFile', 'kProcessing'];
const TRIES = 20;
const AGAIN_MS = 250;

/** A session with a Huidu card. */
export interface HuiduCard {
  /** The card's answer to a command; rejected when it refuses (its own word for why) or does not answer. */
  readonly ask: (method: string, inside?: string) => Promise<string>;
  /** Sends a file, going on where an earlier try broke off. */
  readonly upload: (name: string, file: Uint8Array) => Promise<void>;
  readonly close: () => void;
}

/** Connects, agrees on the version and gets the session's guid. */
export async function openHuiduCard(host: string, port: number): Promise<HuiduCard> {
  const tcp = await openTcp(host, port, ANSWER_MS);
  try {
    await tcp.write(huiduHello());
    await answer(tcp, HUIDU.helloAnswer);
    const said = await exchange(tcp, huiduCommand('##GUID', 'GetIFVersion', '<version value="1000000"/>'));
    const { guid } = answerOf(said);
    if (guid === '') throw new Error('Huidu: no session');
    return session(tcp, guid);
  } catch (error) {
    tcp.close();
    throw error;
  }
}

const session = (tcp: Tcp, guid: string): HuiduCard => ({
  ask: async (method, inside) => {
    for (let time = 1; ; time += 1) {
      const xml = await exchange(tcp, huiduCommand(guid, method, inside));
      const { result } = answerOf(xml);
      if (result === 'kSuccess') return xml;
      if (!STILL_WRITING.includes(result) || time === TRIES) throw new Error(`Huidu ${method}: ${result}`);
      await sleep(AGAIN_MS);
    }
  },
  upload: async (name, file) => {
    const md5 = createHash('md5').update(file).digest('hex');
    await tcp.write(huiduFileStart(md5, file.length, name));
    const { rest } = await answer(tcp, HUIDU.fileStartAnswer);
    const [status, has] = [littleAt(rest, 0, 2), littleAt(rest, 2, 4)];
    if (status !== 0) throw new Error(`Huidu upload: ${status}`);
    for (const packet of huiduFileData(file, Math.min(has, file.length))) await tcp.write(packet);
    await tcp.write(huiduFileEnd());
    const end = littleAt((await answer(tcp, HUIDU.fileEndAnswer)).rest, 0, 2);
    if (end !== 0) throw new Error(`Huidu upload: ${end}`);
  },
  close: tcp.close,
});

/** The next packet of the kind that is waited for; what the card acknowledges unasked is passed over. */
async function answer(tcp: Tcp, command: number): Promise<HuiduPacket> {
  for (;;) {
    const packet = await tcp.next(takeHuiduPacket);
    if (packet.command === command) return packet;
    if (packet.command === HUIDU.error) throw new Error(`Huidu error ${littleAt(packet.rest, 0, 2)}`);
    if (packet.command !== HUIDU.fileDataAnswer) throw new Error(`Huidu: 0x${packet.command.toString(16)} unasked`);
  }
}

/** Sends a command and puts its answer together again. */
async function exchange(tcp: Tcp, xml: string): Promise<string> {
  for (const packet of huiduXml(xml)) await tcp.write(packet);
  const parts: Uint8Array[] = [];
  for (let got = 0; ; ) {
    const { rest } = await answer(tcp, HUIDU.xmlAnswer);
    const total = littleAt(rest, 0, 4);
    if (total > LONGEST_ANSWER) throw new Error(`Huidu: an answer of ${total} bytes`);
    parts.push(rest.subarray(8));
    got += rest.length - 8;
    if (got >= total) return new TextDecoder().decode(Buffer.concat(parts));
  }
}
