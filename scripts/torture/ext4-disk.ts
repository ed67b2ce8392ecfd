import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { causeText } from '../../server/ledger/store-error.ts';
import { shell } from './shell.ts';

/** A small real ext4 file system whose power can be cut. */
export interface Ext4Disk {
  readonly folder: string;
  /** Everything that the kernel has not written yet is gone; every call on the disk fails from now on. */
  cut(): void;
  /** Power is back: the file system's own journal is replayed. Nobody may hold a file on it. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH; Node has no ioctl, and perl stands on every Debian. */
const SHUTDOWN = 'open(my $d, "<", $ARGV[0]) or die $!; my $v = pack("L", 2); ioctl($d, 0x8004587d, $v) or die $!;';

/** Makes such a disk, large enough for all that a torture writes on it, or says why this machine cannot (not root, no loop device, no ext4, no perl). */
export const makeExt4Disk = (): Ext4Disk | { readonly impossible: string } => {
  const place = mkdtempSync(join(tmpdir(), 'niem-yet-ext4-'));
  const image = join(place, 'disk.img');
  const folder = join(place, 'mount');
  mkdirSync(folder);
  try {
    shell('dd', 'if=/dev/zero', `of=${image}`, 'bs=1M', 'count=256');
    shell('mkfs.ext4', '-qF', image);
    shell('mount', '-o', 'loop', image, folder);
    shell('perl', '-e', '1');
  } catch (cause) {
    rmSync(place, { recursive: true });
    return { impossible: causeText(cause).split('\n')[0] ?? '' };
  }
  const remove = async (): Promise<void> => {
    await unmount(folder);
    if (existsSync(place)) rmSync(place, { recursive: true });
  };
  return {
    folder,
    cut: () => shell('perl', '-e', SHUTDOWN, folder),
    restart: async () => {
      await unmount(folder);
      shell('mount', '-o', 'loop', image, folder);
    },
    remove,
  };
};

/** The kernel lets go of a killed process's files a moment later. */
const unmount = async (folder: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return shell('umount', folder);
    } catch (cause) {
      if (attempt === 50) throw cause;
      await pause(100);
    }
  }
};
