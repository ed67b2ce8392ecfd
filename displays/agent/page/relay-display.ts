import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import {
  extendSchema,
  type Hello,
  helloSchema,
  needSchema,
  paintedSchema,
  type Refused,
  reportSchema,
  timeAskSchema,
  witnessedSchema,
} from '../../../content/wire/display-messages.ts';
import type { Glass } from '../../link/display-session.ts';
import type { Link, LinkState } from '../../link/link.ts';
import type { LedgerWord } from '../ledger-word.ts';
import type { LiveValues } from '../live-values.ts';
import type { Shelf } from './shelf.ts';
import { pageTimes } from './times.ts';

export interface RelayParts {
  readonly link: Link;
  readonly shelf: Shelf;
  readonly live: LiveValues;
  readonly ledger: LedgerWord;
  /** A page said how large its glass is. */
  readonly seen: (glass: Glass) => void;
}

/** A page in contact: which delivery it was offered last. */
interface Guest {
  readonly socket: Socket;
  offered: string | null;
}

/**
 * Between a first time that is not the true one and the first ping: so the page knows the first only roughly and believes the ping at
 * once, before anything is on its glass.
 */
const ROUGHLY_MS = 300;

/** Why this page is not let in; null: it is. */
const fault = (hello: z.ZodSafeParseResult<Hello>, state: LinkState): Refused['code'] | null => {
  if (!hello.success) return 'unreadable';
  if (state.kind !== 'paired') return 'revoked';
  return state.pairing.rootKey === hello.data.root ? null : 'other-root';
};
const refuse = (socket: Socket, code: Refused['code']): void => {
  socket.emit('refused', { v: 1, code });
  socket.disconnect(true);
};

/** One message in, one answer out; what does not parse is left aside. */
const hear = <M>(socket: Socket, event: string, schema: z.ZodType<M>, answer: (message: M) => object): void => {
  socket.on(event, (...args: unknown[]) => {
    const message = schema.safeParse(args[0]);
    const last = args[args.length - 1];
    if (message.success && typeof last === 'function') last(answer(message.data));
  });
};

/** Hands a page's question to the controller. What it does not answer is `unheard`. */
const pass = <M>(
  socket: Socket,
  event: 'extend' | 'witnessed',
  schema: z.ZodType<M>,
  ask: LedgerWord['ask'],
  unheard: (answer: (nothing: null) => void) => void,
): void => {
  socket.on(event, (...args: unknown[]) => {
    const message = schema.safeParse(args[0]);
    const last = args[args.length - 1];
    if (message.success && typeof last === 'function')
      ask(event, message.data).then(
        (found) => last(found),
        () => unheard((nothing) => last(nothing)),
      );
  });
};

/**
 * The controller's side of `/display`, played for the page on this machine: the page is the same player as everywhere, checks the same
 * signatures under the same root key, and what it paints goes to the controller in this machine's name. Its own key stands for nothing
 * here: whoever runs programs on this machine could take its place anyway.
 */
export const relayDisplays = (
  namespace: Namespace,
  { link, shelf, live, ledger, seen }: RelayParts,
): { readonly stop: () => void } => {
  const guests = new Set<Guest>();
  let newest: Guest | null = null;

  const times = () => pageTimes(shelf.held()?.head ?? null, link.read());
  const offer = (guest: Guest): void => {
    const delivery = shelf.delivery();
    if (delivery === null || guest.offered === delivery.signed.signature) return;
    guest.offered = delivery.signed.signature;
    guest.socket.emit('delivery', delivery);
  };
  const painted = (guest: Guest, { items }: z.infer<typeof paintedSchema>): object => {
    // Of two pages on one machine the newer one stands before people.
    if (guest === newest) items.forEach(({ zone, entry, slide, time }) => link.painted({ zone, entry, slide, time }));
    return { upTo: items[items.length - 1]?.seq ?? -1 };
  };
  const reported = ({ items }: z.infer<typeof reportSchema>): object => {
    const behind = link.read().trust === 'behind';
    items.forEach(({ code, about }) => link.report(code === 'lease-ended' && behind ? 'clock-behind' : code, about));
    return { upTo: items[items.length - 1]?.seq ?? -1 };
  };
  const unproven = (socket: Socket, answer: (nothing: null) => void): void => {
    const state = link.state();
    if (link.ledger.refused()) answer(null);
    // A controller that is away is no liar: the page comes again, and judges when there is somebody to ask.
    else if (state.kind !== 'paired' || !state.contact) socket.disconnect(true);
  };
  namespace.use((socket, next) => {
    const hello = helloSchema.safeParse(socket.handshake.auth);
    const code = fault(hello, link.state());
    if (code !== null) return next(Object.assign(new Error('refused'), { data: { v: 1, code } }));
    if (hello.success) seen(hello.data.glass);
    const { first, true: told } = times();
    setTimeout(next, first === told ? 0 : ROUGHLY_MS);
  });
  namespace.on('connection', (socket: Socket) => {
    const guest: Guest = { socket, offered: null };
    newest = guest;
    guests.add(guest);
    hear(socket, 'time', timeAskSchema, () => ({ time: times().true }));
    hear(socket, 'need', needSchema, ({ hashes }) => ({ blobs: shelf.blobs(hashes) }));
    hear(socket, 'painted', paintedSchema, (message) => painted(guest, message));
    hear(socket, 'report', reportSchema, reported);
    pass(socket, 'extend', extendSchema, ledger.ask, (answer) => unproven(socket, answer));
    pass(socket, 'witnessed', witnessedSchema, ledger.ask, () => undefined);
    socket.once('disconnect', () => guests.delete(guest));
    // At once: the page judges it by the time in the answer to its connect, and shows nothing before its first ping is answered.
    offer(guest);
    if (live.message() !== null) socket.emit('scores', live.message());
    for (const message of ledger.offers()) socket.emit('checkpoint', message);
  });
  live.onChange(() => guests.forEach(({ socket }) => socket.emit('scores', live.message())));
  ledger.onOffer((message) => guests.forEach(({ socket }) => socket.emit('checkpoint', message)));
  const changed = (): void => {
    if (link.state().kind === 'paired') return guests.forEach(offer);
    guests.forEach(({ socket }) => refuse(socket, 'revoked'));
    guests.clear();
  };
  return { stop: link.onChange(changed) };
};
