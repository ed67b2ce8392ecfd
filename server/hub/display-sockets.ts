import type { Socket } from 'socket.io';
import type { Instant } from '../../content/time/instant.ts';
import type { Refused } from '../../content/wire/display-messages.ts';
import type { Caller } from './entry.ts';

/** One socket of the namespace `/display`; `display` and `key` null until it was greeted, and again once it was replaced. */
export interface DisplayCaller extends Caller {
  readonly socket: Socket;
  display: string | null;
  key: string | null;
}

/** The living sockets of paired displays: one each. */
export interface DisplaySockets {
  get(display: string): DisplayCaller | undefined;
  all(): Iterable<DisplayCaller>;
  /** The newest wins; the one before is told and closed, and reported when it proves to have been alive. */
  put(display: string, caller: DisplayCaller): void;
  /** Forgets the caller if it is still the display's. */
  drop(caller: DisplayCaller): boolean;
  /** Tells why and closes at once. */
  refuse(caller: DisplayCaller, code: Refused['code']): void;
}

/** How long a replaced socket may take to leave by itself. */
const LEAVE_MS = 2000;

/** No sockets yet. `twice`: two living sockets had this display's key. */
export function displaySockets(twice: (display: string, time: Instant) => void, now: () => Instant): DisplaySockets {
  const sockets = new Map<string, DisplayCaller>();
  const refuse = ({ socket }: DisplayCaller, code: Refused['code']): void => {
    socket.emit('refused', { v: 1, code });
    socket.disconnect(true);
  };
  const replace = (display: string, { socket }: DisplayCaller): void => {
    const timer = setTimeout(() => socket.disconnect(true), LEAVE_MS);
    timer.unref();
    socket.once('disconnect', (reason) => {
      clearTimeout(timer);
      if (reason === 'client namespace disconnect') twice(display, now());
    });
    socket.emit('refused', { v: 1, code: 'replaced' });
  };
  return {
    get: (display) => sockets.get(display),
    all: () => sockets.values(),
    put(display, caller) {
      const older = sockets.get(display);
      sockets.set(display, caller);
      if (older === undefined || older === caller) return;
      older.display = null;
      older.key = null;
      replace(display, older);
    },
    drop(caller) {
      if (caller.display === null || sockets.get(caller.display) !== caller) return false;
      return sockets.delete(caller.display);
    },
    refuse,
  };
}
