import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real controller in a process of its own, built into dist/. */
export interface RunningController {
  readonly url: string;
  /** The one-time set-up link, if it printed one. */
  readonly setupLink: string | null;
  readonly data: string;
  readonly port: number;
  readonly pid: number;
  /** Sends a signal and waits until the process has gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends it in good order and removes the data folder if it was made here. */
  stop(): Promise<void>;
}

export interface ControllerOptions {
  readonly data?: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the controller's clock shows when it starts; the machine's own time if absent. */
  readonly clock?: number;
}

/** Starts what is built in `dist/server` on loopback and waits for its address; rejects with its output if it leaves first. */
export async function startController(options: ControllerOptions = {}): Promise<RunningController> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'niem-yet-'));
  const flags = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--data', data, ...(options.args ?? [])];
  const shift = options.clock === undefined ? null : options.clock - Date.now();
  const entry = shift === null ? 'dist/server/main.js' : 'test/support/shifted-controller.mjs';
  const child = spawn(process.execPath, [entry, ...flags], {
    env: { ...process.env, ...(shift === null ? {} : { CLOCK_SHIFT_MS: String(shift) }), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url, setupLink } = await announced(child);
  const gone = once(child, 'exit');
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  const stop = async (): Promise<void> => {
    await kill('SIGTERM');
    if (options.data === undefined) rmSync(data, { recursive: true, force: true });
  };
  return { url, setupLink, data, port: Number(new URL(url).port), pid: child.pid ?? 0, kill, stop };
}

/** Reads what the controller prints until its address stands there; the set-up link follows on the same or the next line. */
function announced(child: ChildProcess): Promise<{ url: string; setupLink: string | null }> {
  return new Promise((settle, fail) => {
    let heard = '';
    const look = (): void => {
      const url = /https?:\/\/[^\s/]+/.exec(heard)?.[0];
      if (url === undefined || !heard.endsWith('\n')) return;
      settle({ url, setupLink: /https?:\/\/\S+\/setup\S*/.exec(heard)?.[0] ?? null });
    };
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString('utf8');
      setTimeout(look, 50);
    });
    child.stderr?.on('data', (piece: Buffer) => {
      heard += piece.toString('utf8').replaceAll(/https?:/g, '');
    });
    child.once('exit', (code) => fail(new Error(`the controller left with ${code}:\n${heard}`)));
  });
}
