import { type ChildProcess, spawn } from 'node:child_process';
import type { Log } from '../ledger/log.ts';

/** The agent of one panel, as a process that is started again whenever it leaves. */
export interface PanelProcess {
  /** Ends it for good; resolved when it has gone. */
  readonly end: () => Promise<void>;
}

export interface PanelProcessDeps {
  readonly display: string;
  /** The built agent, and what it is told. */
  readonly program: string;
  readonly flags: readonly string[];
  readonly hear: (text: string) => void;
  /** Whether it is still to be started: asked before each time. */
  readonly wanted: () => boolean;
  readonly log: Log;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const LASTED_MS = 60_000;

/** Starts it at once, and again after a second; later and later while it does not last a minute. */
export function panelProcess({ display, program, flags, hear, wanted, log }: PanelProcessDeps): PanelProcess {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let wait = FIRST_WAIT_MS;
  let ended: (() => void) | null = null;

  const start = (): void => {
    timer = null;
    if (!wanted()) return log.warn({ event: 'panel-revoked', display }, 'the key of this panel was revoked: it is not driven');
    const begun = performance.now();
    const made = spawn(
      process.execPath,
      ['--max-old-space-size=192', program, ...flags],
      // The channel ends with this process however that ends, and the agent with the channel: nobody else would end it.
      { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    child = made;
    made.stdout?.on('data', (piece: Buffer) => hear(piece.toString('utf8')));
    made.once('error', (error) => log.error({ event: 'panel-failed', display, error }, 'the agent of a panel did not start'));
    made.once('close', (code) => {
      child = null;
      if (ended !== null) return ended();
      wait = performance.now() - begun >= LASTED_MS ? FIRST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS);
      log.warn({ event: 'panel-ended', display, code, again: wait }, 'the agent of a panel left');
      timer = setTimeout(start, wait);
    });
  };
  start();
  return {
    end: () =>
      new Promise((settle) => {
        ended = settle;
        if (timer) clearTimeout(timer);
        if (child === null) settle();
        else child.kill('SIGTERM');
      }),
  };
}
