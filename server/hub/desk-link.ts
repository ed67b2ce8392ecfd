import type { IncomingHttpHeaders } from 'node:http';
import type { Namespace, Socket } from 'socket.io';
import type { Library } from '../../content/library.ts';
import { DEFAULT_TIME_ZONE } from '../../content/place/tree.ts';
import type { Instant } from '../../content/time/instant.ts';
import { localDayOf } from '../../content/time/zone.ts';
import type { Person } from '../../content/wire/api.ts';
import { followSchema } from '../../content/wire/rating-api.ts';
import type { LiveScores, ToldScores } from '../control/live-scores.ts';
import type { Log } from '../ledger/log.ts';
import { may, mayAnywhere } from '../people/policy.ts';
import { reachOf } from '../people/reach.ts';
import { fullBucket } from './bucket.ts';
import { type Caller, entry, type Outcome, rule } from './entry.ts';
import type { Limits } from './limits.ts';
import type { Wall } from './wall.ts';

export interface DeskLinkDeps {
  readonly wall: Wall;
  readonly live: Pick<LiveScores, 'onTold' | 'of'>;
  readonly library: { current(): Library; onChange(listen: () => void): () => void };
  readonly personOf: (headers: IncomingHttpHeaders) => Promise<Person | null>;
  readonly onSessionEnd: (listen: (person: string) => void) => () => void;
  readonly limits: Limits;
  readonly log: Log;
  now(): Instant;
  count(event: string, outcome: Outcome): void;
}

interface Watcher extends Caller {
  readonly socket: Socket;
  person: Person;
  /** The unit of which it is told the scores; null: none. */
  follows: string | null;
  sees: { readonly library: Library; readonly display: (id: string) => boolean } | null;
}

const TICK_MS = 500;
/** Rights are asked anew this often, besides when a session ends. */
const ASK_AGAIN_MS = 30_000;
/** Rows in one tick at most: a wall of ten thousand is told over some seconds, not in one breath. */
const ROWS_A_TICK = 500;

/**
 * Serves the namespace `/desk`: to people who may see the wall its changed rows, and each new generation; to who follows a unit that
 * they may read its scores, in the turn in which boards are told. Gives the way to stop.
 */
export function serveDesks(namespace: Namespace, deps: DeskLinkDeps): () => void {
  const { wall, live, library, personOf, onSessionEnd, limits, log, now, count } = deps;
  const watchers = new Map<Socket, Watcher>();
  const admitted = new WeakMap<Socket, Person>();

  const seesOf = (watcher: Watcher): ((display: string) => boolean) => {
    const current = library.current();
    if (watcher.sees?.library !== current) {
      const reach = reachOf(watcher.person, 'wall.read', current, localDayOf(now(), DEFAULT_TIME_ZONE));
      watcher.sees = { library: current, display: reach.display };
    }
    return watcher.sees.display;
  };
  const close = (watcher: Watcher): void => void watcher.socket.disconnect(true);
  const askAgain = async (watcher: Watcher): Promise<void> => {
    const person = await personOf(watcher.socket.handshake.headers);
    if (!mayAnywhere(person, 'wall.read') || person === null) return close(watcher);
    watcher.person = person;
    watcher.sees = null;
  };
  const mayRead = ({ person }: Watcher, unit: string): boolean =>
    may(person, 'ratings.read', unit, library.current(), localDayOf(now(), DEFAULT_TIME_ZONE));
  const follow = rule(
    followSchema,
    (watcher: Watcher, { unit }) => unit === null || mayRead(watcher, unit),
    (watcher, { unit }) => {
      watcher.follows = unit;
      return unit === null ? null : live.of(unit);
    },
  );
  // A desk listens; the one thing that it says is which unit it follows.
  const enter = entry<Watcher>({
    namespace: '/desk',
    rules: new Map([['follow', follow]]),
    rate: limits.messagesPerSocket,
    badMessages: limits.badMessages,
    log,
    now,
    count,
    close,
  });
  const admit = async (socket: Socket): Promise<Person | null> => {
    if (socket.handshake.headers.origin === undefined) return null;
    const person = await personOf(socket.handshake.headers);
    return mayAnywhere(person, 'wall.read') ? person : null;
  };
  namespace.use((socket, next) => {
    admit(socket).then(
      (person) => {
        if (person === null) return next(new Error('not-signed-in'));
        admitted.set(socket, person);
        next();
      },
      (error: unknown) => {
        log.error({ event: 'desk-refused', error }, 'a desk could not be admitted');
        next(new Error('not-signed-in'));
      },
    );
  });
  namespace.on('connection', (socket: Socket) => {
    const person = admitted.get(socket);
    if (person === undefined) return void socket.disconnect(true);
    const watcher: Watcher = {
      socket,
      person,
      follows: null,
      sees: null,
      bucket: fullBucket(limits.messagesPerSocket, now()),
      bad: 0,
    };
    watchers.set(socket, watcher);
    socket.once('disconnect', () => watchers.delete(socket));
    socket.onAny((event: string, ...args: unknown[]) => void enter(watcher, event, args));
    socket.emit('library', { generation: library.current().generation });
  });

  const tick = (): void => {
    if (watchers.size === 0) return;
    const rows = wall.changes(ROWS_A_TICK);
    if (rows.length === 0) return;
    for (const watcher of watchers.values()) {
      const sees = seesOf(watcher);
      const visible = rows.filter((row) => sees(row.display));
      if (visible.length > 0) watcher.socket.emit('wall', { time: now(), rows: visible });
    }
  };
  const tellScores = ({ touches, of }: ToldScores): void => {
    for (const watcher of watchers.values()) {
      const unit = watcher.follows;
      if (unit !== null && touches(unit) && mayRead(watcher, unit)) watcher.socket.emit('scores', of(unit));
    }
  };
  const ticking = setInterval(tick, TICK_MS);
  const asking = setInterval(() => {
    for (const watcher of watchers.values()) {
      askAgain(watcher).catch((error: unknown) => {
        log.error({ event: 'desk-closed', error }, 'a desk could not be asked again');
        close(watcher);
      });
    }
  }, ASK_AGAIN_MS);
  ticking.unref();
  asking.unref();
  const stopScores = live.onTold(tellScores);
  const stopLibrary = library.onChange(() => namespace.emit('library', { generation: library.current().generation }));
  const stopSessions = onSessionEnd((person) => {
    for (const watcher of watchers.values()) if (watcher.person.id === person) close(watcher);
  });
  return () => {
    clearInterval(ticking);
    clearInterval(asking);
    stopScores();
    stopLibrary();
    stopSessions();
  };
}
