import type { Timepiece } from '../../link/timepiece.ts';
import type { Log } from '../log.ts';
import type { BrowserWindow, OpenWindow } from './window.ts';

/** How the browser is, for the wall: since `restarts` counts from the start of the agent. */
export interface KioskStatus {
  readonly state: 'starting' | 'running' | 'failing';
  readonly restarts: number;
}

/** A browser that is kept alive. */
export interface Kiosk {
  readonly status: () => KioskStatus;
  /** What stands on the glass; rejects when there is none now. */
  readonly picture: (most: number) => Promise<Buffer>;
  /** Begins anew at once, for example when the machine belongs to somebody else now. */
  readonly restart: () => void;
  readonly stop: () => void;
}

export interface KioskParts {
  readonly open: OpenWindow;
  readonly timepiece: Timepiece;
  readonly log: Log;
}

const LOOK_MS = 10_000;
/** So many looks in a row without a frame are a hang; a new browser gets more patience. */
const HANGS_AFTER = 3;
const STARTS_WITHIN = 9;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** A browser that lived so long did not fall over its own start. */
const LASTED_MS = 60_000;

/** Opens a window, looks every ten seconds whether it brings frames, and opens the next one when it went, crashed or hangs. */
export const keepWindow = ({ open, timepiece, log }: KioskParts): Kiosk => {
  let window: BrowserWindow | null = null;
  let status: KioskStatus = { state: 'starting', restarts: 0 };
  let wait = FIRST_WAIT_MS;
  let life = 0;
  let cancel: () => void = () => undefined;

  const look = (mine: BrowserWindow, turn: number, misses: number, patience: number): void => {
    const again = (next: number, left: number): void => {
      if (turn !== life) return;
      if (next < left) cancel = timepiece.after(LOOK_MS, () => look(mine, turn, next, left));
      else end(turn, 'it brings no frames');
    };
    mine.alive().then(
      () => {
        if (turn === life) status = { ...status, state: 'running' };
        again(0, HANGS_AFTER);
      },
      () => again(misses + 1, patience),
    );
  };
  const end = (turn: number, why: string): void => {
    if (turn !== life) return;
    life += 1;
    cancel();
    window?.kill();
    window = null;
    const lasted = timepiece.ticks().mono - began >= LASTED_MS;
    wait = lasted ? FIRST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS);
    status = { state: lasted ? 'starting' : 'failing', restarts: status.restarts + 1 };
    log.warn({ event: 'browser-ended', why, again: wait }, 'the browser is started again');
    cancel = timepiece.after(wait, start);
  };
  let began = 0;
  const start = (): void => {
    const turn = life;
    began = timepiece.ticks().mono;
    open().then(
      (opened) => {
        if (turn !== life) return opened.kill();
        window = opened;
        void opened.ended.then((why) => end(turn, why));
        cancel = timepiece.after(FIRST_WAIT_MS, () => look(opened, turn, 0, STARTS_WITHIN));
      },
      (error: unknown) => end(turn, String(error)),
    );
  };
  start();
  return {
    status: () => status,
    picture: (most) => window?.picture(most) ?? Promise.reject(new Error('no window now')),
    restart: () => end(life, 'asked to'),
    stop: () => {
      life += 1;
      cancel();
      window?.kill();
      window = null;
    },
  };
};
