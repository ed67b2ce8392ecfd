import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** What a victim acknowledged: a publish with its marker, and a number of a counter. */
export interface Acknowledged {
  readonly generation: number;
  readonly marker: number;
  readonly counter: number;
}

/** A publisher process. It waits before it opens anything, so that a spare one can start while another works. */
export interface Victim {
  readonly child: ChildProcess;
  /** Lets it open the stores and publish. */
  begin(): void;
  /** Resolves when the stores are open; rejects when it ends before. */
  readonly opened: Promise<void>;
  /** Ends it with SIGKILL and gives all that it acknowledged and complained of. */
  kill(): Promise<{ readonly acknowledged: readonly Acknowledged[]; readonly complaints: readonly string[] }>;
}

const PUBLISHER = resolve(import.meta.dirname, 'publisher.ts');
const ACK = /^ACK (\d+) (\d+) (\d+)$/;

/** Starts a publisher on `folder` whose markers begin at `first`. */
export const startVictim = (folder: string, first: number): Victim => {
  const child = spawn(process.execPath, ['--import', 'tsx', PUBLISHER, folder, String(first)], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines: string[] = [];
  const opened = new Promise<void>((open, refuse) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line === 'READY') open();
    });
    child.on('close', () => refuse(new Error(`the publisher ended early: ${lines.join(' | ')}`)));
  });
  opened.catch(() => 'told to whoever waits for it');
  return {
    child,
    begin: () => void child.stdin.write('begin\n'),
    opened,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      return { acknowledged: lines.flatMap(acknowledgedIn), complaints: lines.filter((line) => /^(ERROR|FAILED)/.test(line)) };
    },
  };
};

/** A line that the kill tore apart says nothing. */
const acknowledgedIn = (line: string): Acknowledged[] => {
  const [, generation, marker, counter] = ACK.exec(line) ?? [];
  return generation && marker && counter
    ? [{ generation: Number(generation), marker: Number(marker), counter: Number(counter) }]
    : [];
};
