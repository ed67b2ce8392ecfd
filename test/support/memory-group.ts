import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A group of processes that the kernel gives no more memory than its limit: who wants more is ended. */
export interface MemoryGroup {
  /** A process writes its id here to be in it, with all that it starts. */
  readonly procs: string;
  /** How much it has held at most, in bytes, caches of files included; null: this kernel does not tell. */
  readonly peak: () => number | null;
  readonly remove: () => void;
}

const NEW = '/sys/fs/cgroup';
const OLD = '/sys/fs/cgroup/memory';

/** Makes one of at most `bytes`; null: this machine does not let us. */
export function memoryGroup(bytes: number): MemoryGroup | null {
  const old = existsSync(join(OLD, 'memory.limit_in_bytes'));
  const place = join(old ? OLD : NEW, `ny-test-${process.pid}`);
  try {
    mkdirSync(place);
    writeFileSync(join(place, old ? 'memory.limit_in_bytes' : 'memory.max'), String(bytes));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
  const peakFile = join(place, old ? 'memory.max_usage_in_bytes' : 'memory.peak');
  return {
    procs: join(place, 'cgroup.procs'),
    peak: () => (existsSync(peakFile) ? Number(readFileSync(peakFile, 'utf8')) : null),
    remove: () => rmdirSync(place),
  };
}
