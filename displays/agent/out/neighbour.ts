import { readFile } from 'node:fs/promises';

const COMPLETE = 0x2;

/**
 * Whether the kernel asks for `address` on this machine's own wire and nobody answers: a device that is off, or whose cable is pulled.
 * Datagrams tell nothing of that. False where it cannot be known: behind a router, not yet asked, or not on Linux.
 */
export async function isGone(address: string): Promise<boolean> {
  const table = await readFile('/proc/net/arp', 'utf8').catch(() => '');
  return goneIn(table, address);
}

/** The same, by the text of the kernel's table. */
export function goneIn(table: string, address: string): boolean {
  const entries = table.split('\n').map((line) => line.split(/\s+/));
  const flags = entries.filter(([ip]) => ip === address).map(([, , flag]) => Number(flag));
  return flags.length > 0 && flags.every((flag) => (flag & COMPLETE) === 0);
}
