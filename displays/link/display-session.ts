import { type Hello, refusedSchema, welcomeSchema } from '../../content/wire/display-messages.ts';
import { type KeyPair, signHello } from '../../content/wire/signing.ts';
import type { ClockKeeper } from './clock-keeper.ts';
import type { Intake } from './intake.ts';
import type { Pairing } from './keep.ts';
import type { Line } from './line.ts';
import type { LiveIntake } from './live-intake.ts';
import type { Mailbox } from './mailbox.ts';
import { keepOpen } from './redial.ts';
import type { Timepiece } from './timepiece.ts';
import type { Witness } from './witness.ts';

/** Device pixels of the window, and how many there are to a CSS pixel. */
export interface Glass {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

export interface SessionParts {
  readonly line: Line;
  readonly keys: KeyPair;
  readonly pairing: Pairing;
  readonly intake: Intake;
  readonly live: LiveIntake;
  readonly clock: ClockKeeper;
  readonly mailbox: Mailbox;
  readonly witness: Pick<Witness, 'offer' | 'counted' | 'lost'>;
  readonly timepiece: Timepiece;
  readonly random: () => number;
  readonly app: string;
  readonly glass: () => Glass;
  readonly contact: (there: boolean) => void;
  /** This key is not to be used again. */
  readonly revoked: () => void;
}

const ENDS: readonly string[] = ['revoked', 'removed'];
/** Another page has this key: two that reconnect at once would throw each other out for ever. */
const REPLACED_MS = 60_000;
/** A controller that fell back to an older library may know the key again soon. */
const UNKNOWN_MS = 60_000;

/** Talks with the controller as a paired display, for good or until `stop`. */
export const displaySession = (parts: SessionParts): { readonly stop: () => void } => {
  const { line, intake, clock, mailbox, timepiece } = parts;
  const redial = keepOpen(line, timepiece, parts.random);

  const lost = (): void => {
    clock.lost();
    mailbox.lost();
    intake.lost();
    parts.witness.lost();
    parts.contact(false);
  };
  const leased = (): boolean => clock.read().time < (intake.held()?.head.lease ?? Number.NEGATIVE_INFINITY);
  const refused = (code: string): void => {
    if (ENDS.includes(code) || (code === 'unknown-key' && !leased())) return parts.revoked();
    if (code === 'unknown-key') redial.holdOff(UNKNOWN_MS);
    if (code === 'replaced') redial.holdOff(REPLACED_MS);
    line.drop();
  };

  let sent = timepiece.ticks();
  const hello = (connection: string): Hello => {
    const held = intake.held()?.head ?? null;
    const root = parts.pairing.rootKey;
    sent = timepiece.ticks();
    return {
      v: 1,
      key: parts.keys.public,
      root,
      proof: signHello({ connection, root }, parts.keys.secret),
      held: held === null ? null : { epoch: held.epoch, revision: held.revision, part: held.part },
      app: parts.app,
      glass: parts.glass(),
    };
  };
  line.greet(hello);
  line.onOpen((answer) => {
    const welcome = welcomeSchema.safeParse(answer);
    if (!welcome.success) return line.drop();
    // Before the first delivery comes there must be a time to judge it by.
    clock.note(sent, welcome.data.time);
    redial.settled();
    clock.contact(line);
    mailbox.contact(line);
    parts.contact(true);
  });
  line.on('delivery', (message) => intake.offer(message, parts.pairing, line));
  line.on('checkpoint', (message) => void parts.witness.offer(message, parts.pairing.rootKey, line));
  line.on('scores', (message) => {
    const { rootKey } = parts.pairing;
    const told = parts.live.offer(message, rootKey);
    if (told !== null) parts.witness.counted(told, rootKey, line);
  });
  line.on('refused', (message) => {
    const parsed = refusedSchema.safeParse(message);
    refused(parsed.success ? parsed.data.code : 'unreadable');
  });
  line.onLost(lost);
  redial.start();
  return {
    stop: () => {
      redial.stop();
      lost();
    },
  };
};
