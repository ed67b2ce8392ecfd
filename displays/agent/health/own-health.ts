import type { Health } from '../../../content/wire/health-messages.ts';
import type { Link } from '../../link/link.ts';
import type { Timepiece } from '../../link/timepiece.ts';
import type { Kiosk } from '../browser/kiosk.ts';
import type { Panel } from '../led/panel.ts';
import { countDrops } from './drops.ts';
import { LINUX, machineHealth } from './machine.ts';

export interface HealthParts {
  readonly link: Link;
  readonly timepiece: Timepiece;
  readonly app: string;
  readonly folder: string;
  readonly kiosk: Kiosk | null;
  readonly panel: Panel;
}

const plainAscii = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 120);

const ledHealth = ({ panel, link, timepiece }: HealthParts): Health['led'] => {
  const status = panel.status();
  if (status === null) return null;
  const { mono } = timepiece.ticks();
  const { time } = link.read();
  const instant = (at: number): number => Math.max(0, Math.round(time - Math.max(0, mono - at)));
  const { repaired } = status;
  return {
    state: status.state,
    since: instant(status.since),
    said: plainAscii(String(status.problem?.detail['said'] ?? '')),
    confirmed: status.confirmed,
    repairs: status.repairs,
    repaired: repaired === null ? null : { at: instant(repaired.at), said: plainAscii(repaired.said) },
  };
};

/** Puts together how this machine is. */
export const ownHealth = (parts: HealthParts): (() => Promise<Health>) => {
  const drops = countDrops(parts.link);
  const began = parts.timepiece.ticks().mono;
  return async () => {
    const { synced, ...machine } = await machineHealth(parts.folder, LINUX);
    const ticks = parts.timepiece.ticks();
    const reading = parts.link.read();
    return {
      ...machine,
      app: parts.app,
      running: Math.floor((ticks.mono - began) / 1000),
      clock: { synced, ahead: reading.trust === 'measured' ? Math.round(ticks.wall - reading.time) : null },
      drops: drops(),
      browser: parts.kiosk?.status() ?? null,
      led: ledHealth(parts),
    };
  };
};
