import type { IncomingHttpHeaders } from 'node:http';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: a browser says that it comes from our own page. `Sec-Fetch-Site` decides where it is
 * sent, else `Origin` must be our host or the public address; a request with neither is refused.
 */
export function isOwnOrigin(method: string, headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  if (SAFE.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = headers.origin;
  if (origin === undefined) return site === 'same-origin';
  return isOwnAddress(origin, headers.host, publicUrl);
}

/** Whether an `Origin` names this server: by the host that was asked for, or by the configured public address. */
function isOwnAddress(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl !== null && new URL(publicUrl).origin === origin) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.host === host.toLowerCase();
}
