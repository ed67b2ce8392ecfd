import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A process to be killed. It waits before it opens anything, so that a spare one can start while another works. */
export interface SpareProcess {
  readonly child: ChildProcess;
  /** Every line that it said so far. */
  readonly lines: readonly string[];
  /** Lets it open its stores and work. */
  begin(): void;
  /** Resolves when it said READY; rejects when it ends before. */
  readonly opened: Promise<void>;
  /** Ends it with SIGKILL; resolves when all that it said is in `lines`. */
  kill(): Promise<void>;
}

/** Starts `script` of this folder, which says WAITING and reads a line before it begins; `environment` is added to its own. */
export const startSpare = (
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): SpareProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', resolve(import.meta.dirname, script), ...args], {
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
    child.on('close', () => refuse(new Error(`${script} ended early: ${lines.slice(-5).join(' | ')}`)));
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
    },
  };
};
