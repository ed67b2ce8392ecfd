import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { machineHealth } from '../../../../displays/agent/health/machine.ts';
import { lockFolder } from '../../../../displays/agent/keep/lock-folder.ts';

const folders: string[] = [];
const fresh = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ny-machine-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

const put = (path: string, text: string): void => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};
const placesIn = (folder: string) => ({
  sensors: join(folder, 'class'),
  meminfo: join(folder, 'meminfo'),
  synced: join(folder, 'timesync/synchronized'),
  timekeeper: join(folder, 'timesync'),
});

it('tells the hottest plausible sensor, what memory programs may take, and whether the clock follows a server', async () => {
  const folder = fresh();
  put(join(folder, 'class/thermal/thermal_zone0/temp'), '48200\n');
  put(join(folder, 'class/thermal/thermal_zone1/temp'), 'off\n');
  put(join(folder, 'class/hwmon/hwmon0/temp1_input'), '61750\n');
  put(join(folder, 'class/hwmon/hwmon0/temp2_input'), '65261850\n');
  put(join(folder, 'meminfo'), 'MemTotal: 500000 kB\nMemFree: 1000 kB\nMemAvailable:   204800 kB\n');
  put(join(folder, 'timesync/synchronized'), '');
  const told = await machineHealth(folder, placesIn(folder));
  expect([told.temperature, told.memory.free, told.synced]).toEqual([61.8, 204_800 * 1024, true]);
  expect(told.disk?.total).toBeGreaterThan(told.disk?.free ?? Number.POSITIVE_INFINITY);
});

it('says that it cannot tell, on a machine that tells nothing', async () => {
  const told = await machineHealth('/does/not/exist', placesIn(fresh()));
  expect([told.temperature, told.synced, told.disk]).toEqual([null, null, null]);
});

it('is one agent to a folder, by a lock that leaves nothing behind', async () => {
  const folder = fresh();
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(folder);
  release();
  await expect
    .poll(() =>
      lockFolder(folder).then(
        (again) => (again(), true),
        () => false,
      ),
    )
    .toBe(true);
});
