import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built controller (`npm test` builds before it runs), in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** What it printed for people, and its log. */
  out(): string;
  log(): string;
  /** The address, once it is printed; rejects when the process leaves before. */
  url(): Promise<string>;
  /** How it left, at last. */
  gone(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Makes an empty data folder and gives how to remove it. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'controller-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts it with these arguments; `preload` is a module that runs before it in the same process. */
export function run(args: readonly string[], preload?: string): Running {
  const before = preload === undefined ? [] : ['--import', preload];
  const child = spawn(process.execPath, [...before, 'dist/server/main.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, log] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (log += piece.toString()));
  const gone = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }));
  const url = async (): Promise<string> => {
    let left = false;
    void gone.then(() => (left = true));
    for (;;) {
      const found = /https?:\/\/[^\s/]+/.exec(out)?.[0];
      if (found !== undefined && out.endsWith('\n')) return found;
      if (left) throw new Error(`it left: ${log}`);
      await new Promise((later) => setTimeout(later, 20));
    }
  };
  return { child, out: () => out, log: () => log, url, gone: () => gone };
}
