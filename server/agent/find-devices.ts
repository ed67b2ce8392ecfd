import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type FoundDevice, foundDevicesSchema } from '../../content/wire/find.ts';

/** Looks for LED devices on this controller's own network (or asks one address). Rejects when it is looking already or cannot. */
export type FindDevices = (address: string | null) => Promise<FoundDevice[]>;

const run = promisify(execFile);
const WITHIN_MS = 20_000;
const LINE = /^([\w-]+) {2}(\S+) {2}(.*)$/;

/** Looks by the built agent, as a process of its own: the server itself never speaks to a panel. */
export const findByAgent = (program: string): FindDevices => {
  let busy = false;
  return async (address) => {
    if (busy) throw new Error('looking already');
    busy = true;
    try {
      const flags = ['--controller', 'http://127.0.0.1', '--find', address ?? 'yes'];
      const { stdout } = await run(process.execPath, ['--max-old-space-size=128', program, ...flags], {
        timeout: WITHIN_MS,
        maxBuffer: 100_000,
      });
      const devices = stdout.split('\n').flatMap((line) => {
        const [, protocol, at, name] = LINE.exec(line) ?? [];
        return protocol === undefined ? [] : [{ protocol, address: at, name }];
      });
      return foundDevicesSchema.parse(devices);
    } finally {
      busy = false;
    }
  };
};
