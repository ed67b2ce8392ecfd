import { networkInterfaces } from 'node:os';

/** An IPv4 address of this machine, with the broadcast address of its network. */
interface OwnAddress {
  readonly address: string;
  readonly broadcast: string;
}

const whole = (address: string, netmask: string): string => {
  const mask = netmask.split('.').map(Number);
  return address
    .split('.')
    .map((part, at) => Number(part) | (255 & ~(mask[at] ?? 255)))
    .join('.');
};

/** Where this machine stands in its IPv4 networks, itself left out. */
export const ownAddresses = (): OwnAddress[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address, netmask }) => ({ address, broadcast: whole(address, netmask) }));

/** The broadcast address of each IPv4 network that this machine is in. */
export const broadcastAddresses = (): string[] => ownAddresses().map(({ broadcast }) => broadcast);
