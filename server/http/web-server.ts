import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How long a closing server waits for requests that are under way, in ms. */
const GRACE_MS = 2000;

/** What waits for one client at most, in bytes: several whole libraries. Looked at this often. */
const MOST_UNREAD = 64 * 1024 * 1024;
const UNREAD_EVERY_MS = 2000;

/** Cuts clients that ask and ask and never read: pages and sockets alike keep answers in memory until they are taken. */
function cutDeaf(server: Server): void {
  const clients = new Set<Socket>();
  server.on('connection', (client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
  });
  const looking = setInterval(() => {
    for (const client of clients) if (client.writableLength > MOST_UNREAD) client.destroy();
  }, UNREAD_EVERY_MS);
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
  cutDeaf(server);
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
