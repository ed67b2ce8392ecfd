/** Where the stores tell what happened: one structured line an event; a pino logger is one. */
export interface Log {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}
