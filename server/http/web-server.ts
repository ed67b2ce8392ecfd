import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How long a closing server waits for requests that are under way, in ms. */
const GRACE_MS = 2000;

/** A server with limits on how slowly a client may speak and how many may speak at once. */
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
