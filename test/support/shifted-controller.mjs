import { destination } from 'pino';
import { startApplication } from '../../dist/server/application.js';
import { readConfig } from '../../dist/server/config.js';
import { createLog } from '../../dist/server/observe/log.js';

/*
 * The controller with a clock that stands `CLOCK_SHIFT_MS` beside the machine's: `node test/support/shifted-controller.mjs <flags>`.
 * Made of the same built parts as dist/server/main.js, so that a journey can begin at any hour of any day.
 */
const shift = Number(process.env['CLOCK_SHIFT_MS'] ?? '0');
const application = await startApplication(readConfig(process.argv.slice(2), {}), {
  log: createLog('warn', destination({ fd: 2, sync: true })),
  now: () => Date.now() + shift,
});
process.stdout.write(`${application.url}\n${application.setupLink ?? ''}\n`);
process.once('SIGTERM', () => void application.close().then(() => process.exit(0)));
