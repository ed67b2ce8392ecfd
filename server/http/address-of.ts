import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

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

/**
 * The name under which an address is counted against limits: of IPv6 the first 64 bits, since whoever has one such address has
 * as many as they like.
 */
export function countedAs(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':') || !isIPv6(plain)) return plain;
  const [before = '', after] = (plain.split('%')[0] ?? '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
