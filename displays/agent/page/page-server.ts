import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Glass } from '../../link/display-session.ts';
import type { Link } from '../../link/link.ts';
import type { LedgerWord } from '../ledger-word.ts';
import type { LiveValues } from '../live-values.ts';
import type { Log } from '../log.ts';
import { answerFiles, type FilesParts } from './files.ts';
import { relayDisplays } from './relay-display.ts';
import { relayPairings } from './relay-pairing.ts';
import type { Shelf } from './shelf.ts';
import { pageTimes } from './times.ts';
import { welcomingParser } from './welcoming-parser.ts';

export interface PageParts extends FilesParts {
  readonly link: Link;
  readonly shelf: Shelf;
  readonly live: LiveValues;
  readonly ledger: LedgerWord;
  readonly port: number;
  readonly log: Log;
  /** A page said how large its glass is. */
  readonly seen: (glass: Glass) => void;
}

/** The player's page on this machine. */
export interface PageServer {
  /** Where the browser of this machine finds it. */
  readonly url: string;
  /** Pages that are in contact. */
  readonly pages: () => number;
  readonly close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Who asks under another name than this machine's own came here by a trick of names (DNS rebinding) or from a foreign page. */
const isOwn = (request: IncomingMessage, hosts: readonly string[]): boolean => {
  const { host, origin } = request.headers;
  return host !== undefined && hosts.includes(host) && (origin === undefined || hosts.includes(origin.replace(/^http:\/\//, '')));
};

/** Serves player, plan and media on loopback only. Rejects with the system's error when the port is taken. */
export async function openPage({ port, log, ...parts }: PageParts): Promise<PageServer> {
  const answer = answerFiles(parts);
  let hosts: readonly string[] = [];
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 }, (request, response) => {
    if (!isOwn(request, hosts)) return void response.writeHead(403).end();
    answer(request, response).catch((error: unknown) => {
      log.warn({ event: 'page-failed', error }, 'a request of the page failed');
      response.destroy();
    });
  });
  server.maxConnections = 64;
  const io = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    parser: welcomingParser(() => pageTimes(parts.shelf.held()?.head ?? null, parts.link.read()).first),
    maxHttpBufferSize: 64e3,
    allowRequest: (request, decide) => decide(null, isOwn(request, hosts)),
  });
  const stops = [relayDisplays(io.of('/display'), parts), relayPairings(io.of('/pairing'), parts)];
  const listening = once(server, 'listening');
  server.listen(port, LOOPBACK);
  await listening;
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  hosts = [`localhost:${taken}`, `${LOOPBACK}:${taken}`];
  return {
    url: `http://localhost:${taken}/tv/`,
    pages: () => io.of('/display').sockets.size,
    close: async () => {
      stops.forEach(({ stop }) => stop());
      await io.close();
    },
  };
}
