import type { Log } from '../../server/ledger/log.ts';

/** One line of a log as it was written. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly detail: object;
  readonly message: string;
}

/** A log that keeps its lines; `events(level)` names the `event` of each. */
export const memoryLog = (): { readonly log: Log; readonly lines: LogLine[]; events(level: LogLine['level']): unknown[] } => {
  const lines: LogLine[] = [];
  const keep =
    (level: LogLine['level']) =>
    (detail: object, message: string): void =>
      void lines.push({ level, detail, message });
  return {
    log: { info: keep('info'), warn: keep('warn'), error: keep('error') },
    lines,
    events: (level) =>
      lines.filter((line) => line.level === level).map(({ detail }) => ('event' in detail ? detail.event : undefined)),
  };
};
