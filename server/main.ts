import { destination } from 'pino';
import { type Application, startApplication } from './application.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLog } from './observe/log.ts';

/*
 * The controller's process. Lines for people go to standard output (the address; once the set-up link), the log to standard error,
 * one JSON line an event. Only this file reads the environment, the arguments and the clock.
 */

/** A process that has not left in this time after SIGTERM is ended; a supervisor's patience is longer. */
const LEAVE_WITHIN_MS = 4500;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

function settings(): Config {
  try {
    return readConfig(process.argv.slice(2), process.env);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    complain(cause.message);
    return process.exit(2);
  }
}

const config = settings();
const log = createLog(config.logLevel, destination({ fd: 2, sync: true }));

/** What nobody caught: said once, then the process leaves; nothing that was not on disk has been acknowledged. */
const uncaught =
  (kind: string) =>
  (cause: unknown): void => {
    log.fatal({ event: kind, err: cause }, 'uncaught: leaving');
    process.exit(1);
  };
process.on('uncaughtException', uncaught('uncaught-exception'));
process.on('unhandledRejection', uncaught('unhandled-rejection'));

/** All lines at once, so that whoever reads them over a pipe has the whole. */
const announcement = ({ url, setupLink, metricsUrl, publicUrl }: Application): string =>
  [
    `Niêm Yết  ${url}/`,
    ...(setupLink === null
      ? []
      : [`Thiết lập lần đầu, dùng một lần trong 24 giờ / first set-up, once within 24 hours:`, setupLink]),
    ...(metricsUrl === null ? [] : [`Số liệu đo / metrics  ${metricsUrl}`]),
    ...(publicUrl === null ? [] : [`Trang công cộng / public pages  ${publicUrl}/`]),
  ].join('\n');

const sentenceOf = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EADDRINUSE') return `Cổng ${config.port} đang có chương trình khác dùng. / Port ${config.port} is in use.`;
  if (code === 'EACCES') return `Không được phép: ${String(cause)} / Not permitted.`;
  return cause instanceof Error ? cause.message : String(cause);
};

try {
  const application = await startApplication(config, { log, now: Date.now });
  say(announcement(application));
  let leaving = false;
  const leave = (signal: string) => async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    log.info({ event: 'leaving', signal }, 'leaving');
    setTimeout(() => {
      log.error({ event: 'leaving-late' }, 'not everything closed in time');
      process.exit(1);
    }, LEAVE_WITHIN_MS).unref();
    await application.close();
    log.info({ event: 'left' }, 'everything is on disk');
    process.exit(0);
  };
  process.on('SIGTERM', leave('SIGTERM'));
  process.on('SIGINT', leave('SIGINT'));
} catch (cause) {
  log.fatal({ event: 'start-failed', err: cause }, 'the controller could not start');
  complain(sentenceOf(cause));
  process.exit(1);
}
