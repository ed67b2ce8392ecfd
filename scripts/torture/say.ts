import { writeSync } from 'node:fs';
import { causeText } from '../../server/ledger/store-error.ts';

/** Writes a line to the process that listens before it returns: an acknowledgement must not get lost with a kill. */
export const say = (line: string): void => {
  for (;;) {
    try {
      return void writeSync(1, `${line}\n`);
    } catch (cause) {
      // The reader is slow and the pipe full.
      if (!causeText(cause).includes('EAGAIN')) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};
