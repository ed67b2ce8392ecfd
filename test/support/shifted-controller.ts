import { destination } from 'pino';
import { startApplication } from '../../server/application.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/observe/log.ts';

/*
 * The controller with a clock that stands `CLOCK_SHIFT_MS` beside the machine's: `tsx test/support/shifted-controller.ts <flags>`.
 * Made of the same parts as server/main.ts, so that a journey can begin at any hour of any day.
 */
const shift = Number(process.env['CLOCK_SHIFT_MS'] ?? '0');
const application = await startApplication(readConfig(process.argv.slice(2), {}), {
  log: createLog('warn', destination({ fd: 2, sync: true })),
  now: () => Date.now() + shift,
});
process.stdout.write(`${application.url}\n${application.setupLink ?? ''}\n`);
process.once('SIGTERM', () => void application.close().then(() => process.exit(0)));
