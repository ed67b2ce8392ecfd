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

/** What it said: acknowledgements, complaints, and how many acknowledgements came after it said that its disk failed. */
export interface Testimony {
  readonly acknowledged: readonly Acknowledged[];
  readonly complaints: readonly string[];
  readonly afterFailure: number;
}

/** A publisher process. It waits before it opens anything, so that a spare one can start while another works. */
export interface Victim {
  readonly child: ChildProcess;
  /** Every line that it said so far. */
  readonly lines: readonly string[];
  /** Lets it open the stores and publish. */
  begin(): void;
  /** Resolves when the stores are open; rejects when it ends before. */
  readonly opened: Promise<void>;
  /** Ends it with SIGKILL and gives all that it acknowledged and complained of. */
  kill(): Promise<Testimony>;
}

const PUBLISHER = resolve(import.meta.dirname, 'publisher.ts');
const ACK = /^ACK (\d+) (\d+) (\d+)$/;

/** Starts a publisher on `folder` whose markers begin at `first`; a careless one does not fsync library files. */
export const startVictim = (folder: string, first: number, care: 'careful' | 'careless' = 'careful'): Victim => {
  const child = spawn(process.execPath, ['--import', 'tsx', PUBLISHER, folder, String(first), care], {
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
    lines,
    begin: () => void child.stdin.write('begin\n'),
    opened,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      return testimonyOf(lines);
    },
  };
};

const testimonyOf = (lines: readonly string[]): Testimony => {
  const failed = lines.indexOf('FAILED');
  return {
    acknowledged: lines.flatMap(acknowledgedIn),
    complaints: lines.filter((line) => /^(ERROR|FAILED)/.test(line)),
    afterFailure: failed < 0 ? 0 : lines.slice(failed).flatMap(acknowledgedIn).length,
  };
};

/** A line that the kill tore apart says nothing. */
const acknowledgedIn = (line: string): Acknowledged[] => {
  const [, generation, marker, counter] = ACK.exec(line) ?? [];
  return generation && marker && counter
    ? [{ generation: Number(generation), marker: Number(marker), counter: Number(counter) }]
    : [];
};
