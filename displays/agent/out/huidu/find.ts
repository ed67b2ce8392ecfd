import { createSocket } from 'node:dgram';
import { littleAt, littleEndian } from '../little-endian.ts';
import { broadcastAddresses } from '../own-addresses.ts';

const SDK_VERSION = 0x0100_0005;
const ASK = 0x1001;
const ANSWER = 0x1002;

/** The question that Huidu cards answer with their name, as the vendor's structure has it: six bytes. */
export const huiduSearch = (): Uint8Array => littleEndian().u32(SDK_VERSION).u16(ASK).made();

/** The name in a card's answer (`C16L-D00-…`); `null` for any other packet. */
function parseHuiduAnswer(packet: Uint8Array): string | null {
  if (packet.length < 21 || littleAt(packet, 4, 2) !== ANSWER) return null;
  const name = new TextDecoder().decode(packet.subarray(6, 21));
  return name.slice(0, name.includes('\0') ? name.indexOf('\0') : 15);
}

/** The Huidu cards on this machine's networks (or at `hosts`) that answer within `waitMs`: address and name. */
export async function findHuiduCards(
  port: number,
  waitMs: number,
  hosts: readonly string[] = broadcastAddresses(),
): Promise<{ readonly address: string; readonly name: string }[]> {
  const socket = createSocket('udp4');
  const found = new Map<string, string>();
  socket.on('message', (packet, { address }) => {
    const name = parseHuiduAnswer(packet);
    if (name !== null) found.set(address, name);
  });
  try {
    await new Promise<void>((settle, fail) => {
      socket.once('error', fail);
      socket.bind(0, settle);
    });
    socket.setBroadcast(true);
    for (const host of hosts) socket.send(huiduSearch(), port, host, () => undefined);
    await new Promise((settle) => setTimeout(settle, waitMs));
  } finally {
    socket.close();
  }
  return [...found].map(([address, name]) => ({ address, name }));
}
