import type { Link } from '../../link/link.ts';
import type { Timepiece } from '../../link/timepiece.ts';
import type { Log } from '../log.ts';
import { fetchNewer } from './fetch-newer.ts';
import type { StoredPackages } from './stored-packages.ts';

export interface UpdateParts {
  readonly link: Pick<Link, 'state' | 'read' | 'onChange'>;
  readonly timepiece: Pick<Timepiece, 'after'>;
  readonly random: () => number;
  readonly log: Log;
  readonly controller: string;
  readonly rootKey: string;
  readonly running: string;
  /** `night`: a newer version is begun between one and four o'clock in Việt Nam; `now`: as soon as it is there. */
  readonly when: 'night' | 'now';
  readonly packages: StoredPackages;
  /** Ends this process in good order; its supervisor starts it again. */
  readonly leave: () => void;
}

const HOUR_MS = 3_600_000;
const VIET_NAM = 7;
/** Many agents come back at once when their controller has been updated: they ask one after the other. */
const SPREAD_MS = 10 * 60_000;
const EVERY_MS = HOUR_MS / 2;
const NIGHT = { from: 1, until: 4 } as const;

const isNight = (time: number): boolean => {
  const hour = Math.floor(time / HOUR_MS + VIET_NAM) % 24;
  return hour >= NIGHT.from && hour < NIGHT.until;
};

/** Whether the controller has spoken to this machine since it started. */
const isReached = (state: ReturnType<Link['state']>): boolean =>
  (state.kind === 'paired' && state.contact) || (state.kind === 'pairing' && state.code !== null);

/** Notes that this version has come up, looks for a newer one from time to time, and leaves when one is to begin. */
export function keepUpdated(parts: UpdateParts): void {
  const { link, timepiece, packages, running, when, log } = parts;
  const again = (ms: number): void => {
    timepiece.after(ms, () => void look());
  };
  const look = async (): Promise<void> => {
    try {
      const found = await fetchNewer(parts.controller, parts.rootKey, running, packages);
      if (found !== null) log.info({ event: 'package-stored', version: found.version }, 'a newer package is stored');
    } catch (error) {
      log.warn({ event: 'package-refused', error }, 'the controller’s package was not taken');
    }
    const next = await packages.best(running);
    if (next !== null && (when === 'now' || isNight(link.read().time))) {
      log.info({ event: 'update', version: next.release.version }, 'leaving for the newer version');
      return parts.leave();
    }
    again(EVERY_MS);
  };
  const noteUp = (): void => {
    if (!isReached(link.state())) return;
    unlisten();
    packages.cameUp(running).catch((error: unknown) => log.warn({ event: 'not-noted', error }, 'that it came up was not noted'));
    again(when === 'now' ? 0 : parts.random() * SPREAD_MS);
  };
  const unlisten = link.onChange(noteUp);
  noteUp();
}
