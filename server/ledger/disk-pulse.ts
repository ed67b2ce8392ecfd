import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { z } from 'zod';
import { causeText, StoreError } from './store-error.ts';

/** Whether the disk still takes changes: `beat` throws when it does not. */
export interface DiskPulse {
  beat(): void;
  close(): void;
}

/** Where nothing is on a disk. */
export const NO_DISK: DiskPulse = { beat: () => undefined, close: () => undefined };

const LENGTHS = 4096;
const fullSchema = z.looseObject({ code: z.enum(['ENOSPC', 'EDQUOT']) });

/**
 * Changes the length of an empty `file`, which is made if missing: a change that needs the file system's own journal. Linux may tell a
 * sync that runs while ext4 dies that all is well (6.18: pages that can no longer be written are dropped, and a changed time is not
 * refused until some milliseconds later); a length is refused from the moment in which that journal ends. A full disk is no dead one.
 * Throws StoreError when the file cannot be had.
 */
export const diskPulse = (file: string): DiskPulse => {
  const descriptor = opened(file);
  let open = true;
  let length = 0;
  return {
    beat: () => {
      length = (length + 1) % LENGTHS;
      try {
        ftruncateSync(descriptor, length);
      } catch (cause) {
        if (!fullSchema.safeParse(cause).success) throw cause;
      }
    },
    close: () => {
      // A number that was given back may be another file's by now.
      if (open) closeSync(descriptor);
      open = false;
    },
  };
};

const opened = (file: string): number => {
  try {
    return openSync(file, 'a', 0o600);
  } catch (cause) {
    throw new StoreError('STORE-unreadable', { file, cause: causeText(cause) }, cause);
  }
};
