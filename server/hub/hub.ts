import { randomInt } from 'node:crypto';
import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Library } from '../../content/library.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Person } from '../../content/wire/api.ts';
import type { Paired } from '../../content/wire/display-messages.ts';
import type { FoundDevice } from '../../content/wire/find.ts';
import type { Control, Round } from '../control/control.ts';
import type { LiveScores } from '../control/live-scores.ts';
import type { Journal } from '../ledger/journal.ts';
import type { Log } from '../ledger/log.ts';
import type { Checkpoints } from '../ledger/ratings/checkpoints.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import type { RefusedAnswers } from '../ratings/refused-answers.ts';
import { type Turned, turnAway } from './admission.ts';
import { bucketsBy } from './bucket.ts';
import { nameConnections } from './connection-name.ts';
import { serveDesks } from './desk-link.ts';
import { sendTo } from './display-frame.ts';
import { displayKeys } from './display-keys.ts';
import { serveDisplays } from './display-link.ts';
import { displayParser } from './display-parser.ts';
import { type DisplayCaller, displaySockets } from './display-sockets.ts';
import { ENGINE, inOnePiece } from './engine.ts';
import type { Outcome } from './entry.ts';
import { glances, type Picture } from './glances.ts';
import type { Limits } from './limits.ts';
import { newestCheckpoint } from './newest-checkpoint.ts';
import { pairedAs } from './paired-as.ts';
import { codeRoom, servePairings } from './pairing-link.ts';
import { type Pairings, pairingDesk } from './pairings.ts';
import { proofs } from './proof.ts';
import { searches } from './searches.ts';
import { sightings } from './sightings.ts';
import { type Wall, wall } from './wall.ts';

/** Everything that speaks over sockets. */
export interface Hub {
  readonly pairings: Pairings;
  readonly wall: Wall;
  /** Displays with a living socket. */
  online(): number;
  /** What was counted since the start, for metrics: `turned-away origin`, `/display hello done`, ... */
  counts(): ReadonlyMap<string, number>;
  /** The newest picture of a display's glass, null when it never showed one; asks the display for a fresh one. */
  pictureOf(display: string): Picture | null;
  /** The LED devices that the agent of this display finds on its network (or at one address); null: it does not answer. */
  findBy(display: string, address: string | null): Promise<readonly FoundDevice[] | null>;
  /** Closes a display's socket at once. A key that left the library closes its socket by itself. */
  revoke(display: string): void;
  /** Closes all sockets; the http server is the caller's. */
  close(): Promise<void>;
}

export interface HubDeps {
  readonly httpServer: HttpServer;
  readonly control: Control;
  /** Tells displays the scores and tokens that their slides show. */
  readonly live: Pick<LiveScores, 'serve' | 'refresh' | 'onTold' | 'of'>;
  readonly journal: {
    readonly acts: Pick<Journal['acts'], 'append'>;
    readonly plays: Pick<Journal['plays'], 'record' | 'latest' | 'restart'>;
    readonly reports: Pick<Journal['reports'], 'record' | 'list'>;
    readonly goneKeys: Journal['goneKeys'];
  };
  readonly library: { current(): Library; onChange(listen: () => void): () => void };
  /** The checkpoints that every display keeps, so that the ledger cannot be rewritten unnoticed. */
  readonly checkpoints: Pick<Checkpoints, 'newest' | 'messageFor' | 'onCheckpoint'>;
  /** Judges a checkpoint that a display holds; true: the ledger turned out not to be what was signed. */
  readonly witnessed: Ledger['witnessed'];
  /** What kiosks hold that was refused. */
  readonly refused: Pick<RefusedAnswers, 'of' | 'onChange'>;
  /** Public root key that newly paired displays pin. */
  readonly rootKey: string;
  readonly personOf: (headers: IncomingHttpHeaders) => Promise<Person | null>;
  readonly onSessionEnd: (listen: (person: string) => void) => () => void;
  /** Origins besides the host that a request names: the public address, if there is one. */
  readonly allowedOrigins: readonly string[];
  /** The client's address; behind a proxy not that of the socket. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly limits: Limits;
  readonly log: Log;
  readonly now: () => Instant;
}

/** An agent listens three seconds to a network, and as long to a device that is gone. */
const FIND_WITHIN_MS = 15_000;
/** Whoever is turned away as fast as they can ask must not fill the log: all are counted, few are written down. */
const TURNED_LINES = { burst: 5, perSecond: 1 / 60 } as const;

const written = (message: unknown): Uint8Array => Buffer.from(JSON.stringify(message));

const counter = () => {
  const counts = new Map<string, number>();
  return { counts, add: (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1) };
};

/** Opens the namespaces `/display`, `/pairing` and `/desk` on the http server. */
export function createHub(deps: HubDeps): Hub {
  const { httpServer, control, live, journal, library, checkpoints, rootKey, allowedOrigins, addressOf, limits, log, now } = deps;
  const { counts, add } = counter();
  const count = (namespace: string) => (event: string, outcome: Outcome) => add(`${namespace} ${event} ${outcome}`);
  const connects = bucketsBy(limits.connectsPerAddress, now);
  const lines = bucketsBy(TURNED_LINES, now);
  const turned = (reason: Turned): void => {
    add(`turned-away ${reason}`);
    if (lines.take(reason)) log.warn({ event: 'socket-turned-away', reason }, 'a socket was turned away');
  };
  const io = new Server(httpServer, {
    ...ENGINE,
    parser: displayParser(now),
    pingInterval: limits.pingEveryMs,
    pingTimeout: limits.pongWithinMs,
    allowRequest(request, decide) {
      const reason = turnAway(request, { allowedOrigins, addressOf, connects });
      if (reason !== null) turned(reason);
      else inOnePiece(request.socket);
      decide(reason, reason === null);
    },
  });
  io.use((_socket, refuse) => refuse(new Error('no-such-place')));
  io.engine.on('connection_error', () => add('connection-error'));

  const displays = io.of('/display');
  const seen = sightings(journal, now);
  const machines = glances(seen.touched, now);
  const finds = searches(FIND_WITHIN_MS);
  const sockets = displaySockets((display, time) => {
    log.warn({ event: 'key-twice', display }, 'two living sockets have one display key');
    seen.reported(display, [{ code: 'key-twice', about: display, time }]);
  }, now);
  const keys = displayKeys(library, journal.goneKeys);
  const hellos = bucketsBy(limits.hellosPerKey, now);
  const { plays, reports } = journal;
  const onlineDisplays = (): string[] => [...sockets.all()].flatMap(({ display }) => display ?? []);
  serveDisplays(displays, {
    control,
    newestCheckpoint: newestCheckpoint(checkpoints),
    arrived: (display) => live.refresh([display]),
    witnessed: async (checkpoint) => {
      if (await deps.witnessed(checkpoint)) live.refresh(onlineDisplays());
    },
    plays,
    reports,
    keys,
    sockets,
    sightings: seen,
    glances: machines,
    searches: finds,
    hellos,
    connectionName: nameConnections(io.engine),
    proves: proofs(),
    rootKey,
    checkpointFrom: checkpoints.messageFor,
    limits,
    log,
    now,
    count: count('/display'),
  });

  const callersOf = (receivers: readonly string[]): DisplayCaller[] => receivers.flatMap((display) => sockets.get(display) ?? []);
  const deliver = ({ displays: changed }: Round): void => {
    const online = changed.filter((display) => sockets.get(display) !== undefined);
    for (const { json, displays: receivers } of control.dispatches(online)) sendTo(callersOf(receivers), 'delivery', json);
  };
  const dropRevoked = (): void => {
    for (const caller of [...sockets.all()]) {
      if (caller.key === null || caller.display === null) continue;
      const owner = keys.ownerOf(caller.key);
      if (owner.kind === 'display' && owner.display.id === caller.display) continue;
      sockets.refuse(caller, keys.displayOf(caller.display) === undefined ? 'removed' : 'revoked');
    }
  };

  const pairings = io.of('/pairing');
  const desk = pairingDesk({
    rootKey,
    openCodes: limits.openCodes,
    random: (below) => randomInt(below),
    acts: journal.acts,
    restart: async (display) => {
      await plays.restart(display);
      seen.forget(display);
      machines.forget(display);
    },
    tell: ({ code }, paired) => void pairings.to(codeRoom(code)).emit('paired', paired),
    now,
  });
  const pairedAlready = (key: string): Paired | null => {
    const owner = keys.ownerOf(key);
    return owner.kind === 'display' ? pairedAs(library.current(), owner.display, rootKey, now()) : null;
  };
  const begins = bucketsBy(limits.pairingsPerAddress, now);
  const socketAddress = (socket: Socket): string => addressOf(socket.request);
  const pairingLink = { desk, begins, pairedAlready, limits, log, now, count: count('/pairing'), addressOf: socketAddress };

  const theWall = wall({ library, control, sightings: seen, glances: machines, refusedOf: deps.refused.of, now });
  const { personOf, onSessionEnd } = deps;
  const stops = [
    control.onRound(deliver),
    deps.refused.onChange(seen.touched),
    checkpoints.onCheckpoint((message) => sendTo([...sockets.all()], 'checkpoint', [written(message)])),
    live.serve({
      online: onlineDisplays,
      tell: (receivers, message) => sendTo(callersOf(receivers), 'scores', [written(message)]),
    }),
    library.onChange(dropRevoked),
    servePairings(pairings, pairingLink),
    serveDesks(io.of('/desk'), { wall: theWall, live, library, personOf, onSessionEnd, limits, log, now, count: count('/desk') }),
  ];
  return {
    pairings: desk,
    wall: theWall,
    online: () => [...sockets.all()].length,
    counts: () => counts,
    pictureOf(display) {
      sockets.get(display)?.socket.emit('look', { v: 1 });
      return machines.picture(display);
    },
    async findBy(display, address) {
      const caller = sockets.get(display);
      return caller === undefined ? null : finds.ask(display, (id) => caller.socket.emit('find', { v: 1, id, address }));
    },
    revoke(display) {
      const caller = sockets.get(display);
      if (caller !== undefined) sockets.refuse(caller, 'revoked');
    },
    async close() {
      for (const stop of stops) stop();
      io.disconnectSockets(true);
      for (const namespace of [displays, pairings, io.of('/desk')]) namespace.disconnectSockets(true);
      io.engine.close();
      await Promise.resolve();
    },
  };
}
