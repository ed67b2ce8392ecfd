import { readdirSync, readFileSync } from 'node:fs';

/** Processes whose command line names this folder. */
export const processesIn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder);
      } catch (error) {
        if (error instanceof Error) return false;
        throw error;
      }
    })
    .map(Number);
