import { findSchema } from '../../content/wire/find.ts';
import type { Log } from './log.ts';
import { findDevices, probeAddress } from './out/find-devices.ts';
import { plainDevices } from './out/plain-devices.ts';
import type { Tap } from './tap.ts';

/** Looks for LED devices on this machine's network when the desk asks; one search at a time, others get no answer. */
export const answerFind = (tap: Tap, log: Log): void => {
  let busy = false;
  tap.on('find', (message) => {
    const asked = findSchema.safeParse(message);
    if (!asked.success || busy) return;
    busy = true;
    const { id, address } = asked.data;
    (address === null ? findDevices() : probeAddress(address))
      .then((found) => tap.send('found', { v: 1, id, devices: plainDevices(found) }))
      .catch((error: unknown) => log.warn({ event: 'find-failed', error }, 'LED devices could not be looked for'))
      .finally(() => {
        busy = false;
      });
  });
};
