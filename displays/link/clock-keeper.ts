import { timeAnswerSchema } from '../../content/wire/display-messages.ts';
import {
  type CarriedClock,
  type Clock,
  measureOf,
  newClock,
  type Reading,
  read,
  stepped,
  withMeasure,
  withSeen,
} from './clock.ts';
import type { Line } from './line.ts';
import type { Ticks, Timepiece } from './timepiece.ts';

const BURST = 8;
const BURST_GAP_MS = 60;
const ROUND_MS = 30_000;
const STEP_CHECK_MS = 1000;
const SAVE_MS = 60_000;
/** A new offset is kept at once, so that a power cut in the first minute finds it; so is one known much better than the kept one. */
const NEWS_MS = 1000;
const MUCH_BETTER = 0.5;

/** Knows the controller's time: pings it while there is contact, carries it on while there is none. */
export interface ClockKeeper {
  readonly read: () => Reading;
  readonly restore: (carried: CarriedClock | null) => void;
  /** Takes a time that came with another answer. */
  readonly note: (sent: Ticks, server: number) => void;
  /** Contact: pings over this line until `lost`. */
  readonly contact: (line: Line) => void;
  readonly lost: () => void;
  readonly stop: () => void;
}

interface Parts {
  readonly timepiece: Timepiece;
  readonly horizon: () => number | null;
  readonly save: (carried: CarriedClock) => void;
  /** Something worth a new look at the time has happened. */
  readonly changed: () => void;
}

/** A keeper that has seen nothing yet. */
export const clockKeeper = ({ timepiece, horizon, save, changed }: Parts): ClockKeeper => {
  let clock: Clock = newClock(null);
  let line: Line | null = null;
  let cancelPing: () => void = () => undefined;
  let cancelSave: () => void = () => undefined;
  let roundAt = 0;
  let kept: CarriedClock | null = null;

  const keep = (): void => {
    if (clock.carried === null) return;
    kept = clock.carried;
    save(clock.carried);
  };
  const isNews = (): boolean => {
    if (kept === null || clock.carried === null) return true;
    const { offset, error } = clock.carried;
    return Math.abs(kept.offset - offset) > NEWS_MS || error < kept.error * MUCH_BETTER;
  };
  const now = (): Reading => read(clock, timepiece.ticks(), line !== null, horizon());
  const note = (sent: Ticks, server: number): void => {
    clock = withMeasure(clock, measureOf(sent, timepiece.ticks(), server));
    if (isNews()) keep();
    changed();
  };
  const ping = async (over: Line): Promise<void> => {
    const sent = timepiece.ticks();
    const answer = timeAnswerSchema.safeParse(await over.ask('time', { v: 1 }, 5000));
    if (answer.success && over === line) note(sent, answer.data.time);
  };
  const pings = (left: number): void => {
    const over = line;
    if (over === null) return;
    const next = (): void => {
      if (over !== line) return;
      cancelPing = left > 1 ? timepiece.after(BURST_GAP_MS, () => pings(left - 1)) : timepiece.after(STEP_CHECK_MS, watch);
    };
    ping(over).then(next, next);
  };
  const watch = (): void => {
    const ticks = timepiece.ticks();
    if (stepped(clock, ticks) || ticks.mono - roundAt >= ROUND_MS) {
      roundAt = ticks.mono;
      pings(BURST);
    } else cancelPing = timepiece.after(STEP_CHECK_MS, watch);
  };
  const persist = (): void => {
    clock = withSeen(clock, now(), timepiece.ticks().wall, horizon());
    keep();
    cancelSave = timepiece.after(SAVE_MS, persist);
  };
  return {
    read: now,
    restore: (carried) => {
      clock = newClock(carried);
      cancelSave = timepiece.after(SAVE_MS, persist);
    },
    note,
    contact: (over) => {
      cancelPing();
      line = over;
      roundAt = timepiece.ticks().mono;
      pings(BURST);
    },
    lost: () => {
      line = null;
      cancelPing();
    },
    stop: () => {
      line = null;
      cancelPing();
      cancelSave();
    },
  };
};
