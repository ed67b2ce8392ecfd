import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Told } from './ratings-check.ts';

/** A process that takes answers. It waits before it opens anything, so that a spare one can start while another works. */
export interface RatingVictim {
  readonly child: ChildProcess;
  /** Every line that it said so far. */
  readonly lines: readonly string[];
  begin(): void;
  /** Resolves when the ledger is open; rejects when it ends before. */
  readonly opened: Promise<void>;
  /** Ends it with SIGKILL; gives what citizens were told. */
  kill(): Promise<Told>;
}

const WRITER = resolve(import.meta.dirname, 'ratings-writer.ts');

/** Starts a writer on `folder` whose answers are numbered from `first`; `environment` is added to its own. */
export const startRatingVictim = (folder: string, first: number, environment: Record<string, string> = {}): RatingVictim => {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, folder, String(first)], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'close');
  const lines: string[] = [];
  const opened = new Promise<void>((open, refuse) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line === 'READY') open();
    });
    child.on('close', () => refuse(new Error(`the writer ended early: ${lines.slice(-5).join(' | ')}`)));
  });
  opened.catch(() => 'told to whoever waits for it');
  return {
    child,
    lines,
    begin: () => void child.stdin.write('begin\n'),
    opened,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      return toldIn(lines);
    },
  };
};

/** A line that the kill tore apart says nothing. */
const toldIn = (lines: readonly string[]): Told => {
  const numbers = (word: RegExp): Set<number> => new Set(lines.flatMap((line) => word.exec(line)?.slice(1, 2).map(Number) ?? []));
  return { kept: numbers(/^ACK (\d+)$/), refused: numbers(/^NO (\d+) (?!STORE-unsure)\S+/) };
};
