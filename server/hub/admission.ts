import type { IncomingMessage } from 'node:http';
import type { Buckets } from './bucket.ts';

/** Why a connection was turned away; a label for counting. */
export type Turned = 'origin' | 'host' | 'rate';

export interface AdmissionDeps {
  /** Origins that pages may come from besides the host that the request itself names: the public address, if there is one. */
  readonly allowedOrigins: readonly string[];
  readonly addressOf: (request: IncomingMessage) => string;
  readonly connects: Buckets;
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

const originIsOurs = (origin: string | undefined, host: string, allowed: readonly string[]): boolean =>
  origin === undefined || allowed.includes(origin) || hostOf(origin) === host.toLowerCase();

/**
 * Whether a websocket may be opened at all: the page comes from us (no origin: a program, which only reaches the
 * namespaces for displays), and the address has not connected too often. Null: admitted.
 */
export function turnAway(request: IncomingMessage, { allowedOrigins, addressOf, connects }: AdmissionDeps): Turned | null {
  const { host, origin } = request.headers;
  if (!connects.take(addressOf(request))) return 'rate';
  if (host === undefined || host === '') return 'host';
  return originIsOurs(origin, host, allowedOrigins) ? null : 'origin';
}
