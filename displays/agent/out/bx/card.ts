import { setTimeout as sleep } from 'node:timers/promises';
import { openTcp } from '../tcp.ts';
import { type BxReply, isNack, parseBxReply } from './commands.ts';
import { bxFrame, takeBxFrame } from './frame.ts';

const ANSWER_MS = 3000;
const BUSY = 3;
const CHECKSUM = 5;
/** How often a card that is busy, or got a damaged frame, is asked again, and after how long. */
const TRIES = 4;
const AGAIN_MS = 150;

/** A connection to an Onbon card. */
export interface BxCard {
  /** Sends one command and waits for its answer; rejected when the card refuses (`BX 17`: its error number) or does not answer. */
  readonly ask: (command: Uint8Array) => Promise<BxReply>;
  readonly close: () => void;
}

/** Connects to a card of `type` (one of `BX_TYPES`, or `ANY_TYPE`). */
export async function openBxCard(host: string, port: number, type: number): Promise<BxCard> {
  const tcp = await openTcp(host, port, ANSWER_MS);
  const once = async (command: Uint8Array): Promise<BxReply | string> => {
    await tcp.write(bxFrame(type, command));
    const received = await tcp.next(takeBxFrame);
    return received.ok ? parseBxReply(received.data) : received.said;
  };
  return {
    ask: async (command) => {
      for (let time = 1; ; time += 1) {
        const reply = await once(command);
        if (typeof reply !== 'string' && !isNack(reply)) return reply;
        const again = typeof reply === 'string' || reply.error === BUSY || reply.error === CHECKSUM;
        if (!again || time === TRIES) throw new Error(typeof reply === 'string' ? reply : `BX ${reply.error}`);
        await sleep(AGAIN_MS);
      }
    },
    close: tcp.close,
  };
}
