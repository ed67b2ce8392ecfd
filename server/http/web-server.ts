import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How long a closing server waits for requests that are under way, in ms. */
const GRACE_MS = 2000;

/** What may wait for one client, in bytes: several whole libraries. More than that for half a minute is nobody who reads. */
const MOST_UNREAD = 64 * 1024 * 1024;
const PATIENCE = { everyMs: 2000, looks: 15 };

/** Cuts clients that ask and ask and never read: pages and sockets alike keep answers in memory until they are taken. */
export function cutDeaf(server: Server, { everyMs, looks }: typeof PATIENCE): void {
  const deaf = new Map<Socket, number>();
  server.on('connection', (client) => {
    deaf.set(client, 0);
    client.once('close', () => deaf.delete(client));
  });
  const looking = setInterval(() => {
    for (const [client, before] of deaf) {
      const times = client.writableLength > MOST_UNREAD ? before + 1 : 0;
      deaf.set(client, times);
      if (times >= looks) client.destroy();
    }
  }, everyMs);
  looking.unref();
  server.once('close', () => clearInterval(looking));
}

/** A server with limits on how slowly a client may speak, how much may wait for it, and how many may speak at once. */
export function webServer(handle: RequestListener, maxConnections: number): Server {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 120_000,
      keepAliveTimeout: 5000,
      connectionsCheckingInterval: 5000,
      maxHeaderSize: 16_384,
    },
    handle,
  );
  server.maxHeadersCount = 64;
  server.maxConnections = maxConnections;
  cutDeaf(server, PATIENCE);
  return server;
}

/** Listens and gives the port; rejects with the system's error (`EADDRINUSE`, `EACCES`, …). */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  const listening = once(server, 'listening');
  server.listen(port, host);
  await listening;
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Takes no new connection, lets requests under way finish for a moment, then cuts what is left. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
