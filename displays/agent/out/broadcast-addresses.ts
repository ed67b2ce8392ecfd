import { networkInterfaces } from 'node:os';

/** The broadcast address of each IPv4 network that this machine is in. */
export function broadcastAddresses(): string[] {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return own
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address, netmask }) => {
      const mask = netmask.split('.').map(Number);
      return address
        .split('.')
        .map((part, at) => Number(part) | (255 & ~(mask[at] ?? 255)))
        .join('.');
    });
}
