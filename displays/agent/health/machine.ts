import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { freemem, totalmem, uptime } from 'node:os';
import { join } from 'node:path';
import type { Health } from '../../../content/wire/health-messages.ts';

/** Where Linux tells about itself; a test puts its own files there. */
export interface MachinePlaces {
  /** `/sys/class/thermal` and `/sys/class/hwmon`. */
  readonly sensors: string;
  readonly meminfo: string;
  /** Is there while systemd-timesyncd or chrony (through systemd) says that the clock follows a server. */
  readonly synced: string;
  /** Is there while something keeps the clock at all. */
  readonly timekeeper: string;
}

export const LINUX: MachinePlaces = {
  sensors: '/sys/class',
  meminfo: '/proc/meminfo',
  synced: '/run/systemd/timesync/synchronized',
  timekeeper: '/run/systemd/timesync',
};

const numberIn = (path: string): number | null => {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^-?\d+$/.test(text) ? Number(text) : null;
  } catch {
    // A sensor that cannot be read tells nothing: many are switched off.
    return null;
  }
};

const filesLike = (folder: string, name: RegExp, file: RegExp): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((one) => name.test(one))
        .flatMap((one) =>
          readdirSync(join(folder, one))
            .filter((found) => file.test(found))
            .map((found) => join(folder, one, found)),
        )
    : [];

/** °C of the hottest sensor that a plausible number comes from; null: there is none. */
function hottest({ sensors }: Pick<MachinePlaces, 'sensors'>): number | null {
  const files = [
    ...filesLike(join(sensors, 'thermal'), /^thermal_zone/, /^temp$/),
    ...filesLike(join(sensors, 'hwmon'), /^hwmon/, /^temp\d+_input$/),
  ];
  const degrees = files.flatMap((file) => numberIn(file) ?? []).map((milli) => milli / 1000);
  const plausible = degrees.filter((one) => one > -50 && one < 150);
  return plausible.length === 0 ? null : Math.round(Math.max(...plausible) * 10) / 10;
}

/** What programs may still take, which is more than what lies idle. */
function availableMemory(meminfo: string): number {
  const found = existsSync(meminfo) ? /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync(meminfo, 'utf8'))?.[1] : undefined;
  return found === undefined ? freemem() : Number(found) * 1024;
}

/** The part of a machine's health that Linux tells; `folder` lies on the disk in question. */
export async function machineHealth(
  folder: string,
  places: MachinePlaces,
): Promise<Pick<Health, 'uptime' | 'temperature' | 'disk' | 'memory'> & { readonly synced: boolean | null }> {
  const disk = await statfs(folder).catch(() => null);
  return {
    uptime: Math.floor(uptime()),
    temperature: hottest(places),
    disk: disk === null ? null : { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    memory: { free: availableMemory(places.meminfo), total: totalmem(), own: process.memoryUsage.rss() },
    synced: existsSync(places.timekeeper) ? existsSync(places.synced) : null,
  };
}
