import pino, { type DestinationStream, type Logger } from 'pino';

/** One JSON line an event: `log.info({ event: 'publish', generation }, 'words')`. Never a person's name, address or secret. */
export type Log = Logger;

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Whatever a caller hands in by mistake: the one choke point takes these keys out, three levels deep. */
const SECRET_KEYS = [
  'password',
  'token',
  'cookie',
  'authorization',
  'secret',
  'privateKey',
  'private',
  'login',
  'name',
  'address',
  'ip',
  'email',
  'phone',
  'headers',
];

const redacted = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** Only what says where it broke: an error's message may quote a request, so file paths and stack stay, nothing else is added. */
const plainError = (error: unknown): unknown =>
  error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : error;

/** A log that writes JSON lines to `to` (main: standard error, so that the lines for people stay apart). */
export const createLog = (level: LogLevel, to: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: '[removed]' },
      serializers: { err: plainError, error: plainError },
    },
    to,
  );
