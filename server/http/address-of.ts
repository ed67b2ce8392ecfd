import type { IncomingMessage } from 'node:http';

/**
 * The address of whoever asks, `hops` proxies away: the entry of X-Forwarded-For that the outermost trusted proxy wrote. What
 * stands further left was written by the client and is never believed; with no proxy the header is not looked at.
 */
export function addressOf(request: IncomingMessage, hops: number): string {
  const socket = request.socket.remoteAddress ?? '';
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((one) => one.trim());
  const known = [socket, ...forwarded.filter((one) => one !== '').reverse()];
  return known[Math.min(hops, known.length - 1)] ?? socket;
}
