import type { z } from 'zod';
import { type beginSchema, codeSchema, pairedSchema } from '../../content/wire/display-messages.ts';
import type { Glass } from './display-session.ts';
import type { Pairing } from './keep.ts';
import type { Line } from './line.ts';
import { keepOpen } from './redial.ts';
import type { Ticks, Timepiece } from './timepiece.ts';

/** What the pairing screen shows. `expires` on the controller's clock; `code` null while there is none. */
export interface PairingCode {
  readonly code: string | null;
  readonly expires: number;
  readonly reachable: boolean;
}

export interface PairingParts {
  readonly line: Line;
  readonly publicKey: string;
  readonly timepiece: Timepiece;
  readonly random: () => number;
  readonly app: string;
  readonly glass: () => Glass;
  readonly note: (sent: Ticks, server: number) => void;
  readonly show: (code: PairingCode) => void;
  /** False: this pairing is not taken. */
  readonly paired: (pairing: Pairing) => boolean;
}

const BEGIN_MS = 10_000;
/** A controller that is not trusted says the same again as soon as it is asked. */
const FOREIGN_MS = 30_000;

/** Asks for a code, shows it, renews it when it ends, until an officer has typed it in or `stop`. */
export const pairingSession = (parts: PairingParts): { readonly stop: () => void } => {
  const { line, timepiece, show } = parts;
  let cancelRenewal: () => void = () => undefined;
  let over = false;
  const redial = keepOpen(line, timepiece, parts.random);

  const begin = async (): Promise<void> => {
    const message: z.infer<typeof beginSchema> = { v: 1, key: parts.publicKey, app: parts.app, glass: parts.glass() };
    const sent = timepiece.ticks();
    const answer = await line.ask('begin', message, BEGIN_MS);
    // The word that it is paired may be heard in the same breath as the code, and first.
    if (over) return;
    const { code, expires, time } = codeSchema.parse(answer);
    parts.note(sent, time);
    redial.settled();
    show({ code, expires, reachable: true });
    cancelRenewal();
    cancelRenewal = timepiece.after(Math.max(1000, expires - time), renew);
  };
  const renew = (): void => {
    cancelRenewal();
    show({ code: null, expires: 0, reachable: true });
    begin().catch((error: unknown) => {
      console.warn('no pairing code', error);
      line.drop();
    });
  };
  line.onOpen(renew);
  line.onLost(() => {
    cancelRenewal();
    show({ code: null, expires: 0, reachable: false });
  });
  line.on('expired', renew);
  line.on('paired', (message) => {
    const parsed = pairedSchema.safeParse(message);
    if (!parsed.success) return;
    const { display, name, unitName, rootKey } = parsed.data;
    if (parts.paired({ display, name, unitName, rootKey })) return;
    redial.holdOff(FOREIGN_MS);
    line.drop();
  });
  redial.start();
  return {
    stop: () => {
      over = true;
      cancelRenewal();
      redial.stop();
    },
  };
};
