import { basename } from 'node:path';
import type { Files, OpenFile } from '../../server/library/files.ts';

/** The calls that a test can make fail, in the order in which they come. */
export type DiskCall = 'names' | 'read' | 'create' | 'write' | 'sync' | 'rename' | 'remove' | 'syncFolder';

interface Inode {
  kept: Uint8Array;
  now: Uint8Array;
}
/** A change of the folder that is not synced yet. */
type FolderChange = (entries: Map<string, Inode>) => void;

/** The power is gone: nothing after this reaches the disk. */
export class PowerCut extends Error {}

/** An error as Node gives it. */
export const errno = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code });

/**
 * One folder on a disk that keeps only what was synced. `fault` is asked before each call and may throw. `honest` false: syncs do
 * nothing, like a store that acknowledges before fsync.
 */
export class SimDisk implements Files {
  calls = 0;
  readonly #fault: (call: DiskCall, number: number) => void;
  readonly #honest: boolean;
  readonly #kept: Map<string, Inode>;
  readonly #now: Map<string, Inode>;
  #pending: FolderChange[] = [];

  constructor(
    fault: (call: DiskCall, number: number) => void,
    honest: boolean,
    survived: ReadonlyMap<string, Uint8Array> = new Map(),
  ) {
    this.#fault = fault;
    this.#honest = honest;
    this.#kept = new Map([...survived].map(([name, bytes]) => [name, { kept: bytes, now: bytes }]));
    this.#now = new Map(this.#kept);
  }

  async names(): Promise<string[]> {
    this.#call('names');
    return [...this.#now.keys()];
  }

  async read(path: string): Promise<Uint8Array> {
    this.#call('read');
    return this.#inode(path).now;
  }

  async create(path: string): Promise<OpenFile> {
    this.#call('create');
    const inode: Inode = { kept: new Uint8Array(), now: new Uint8Array() };
    this.#change((entries) => entries.set(basename(path), inode));
    return {
      write: async (bytes) => {
        this.#torn(inode, bytes);
        this.#call('write');
        inode.now = bytes;
      },
      sync: async () => {
        this.#call('sync');
        if (this.#honest) inode.kept = inode.now;
      },
      close: async () => undefined,
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#call('rename');
    const inode = this.#inode(from);
    this.#change((entries) => entries.set(basename(to), inode).delete(basename(from)));
  }

  async remove(path: string): Promise<void> {
    this.#call('remove');
    this.#inode(path);
    this.#change((entries) => entries.delete(basename(path)));
  }

  async syncFolder(): Promise<void> {
    this.#call('syncFolder');
    if (!this.#honest) return;
    for (const change of this.#pending.splice(0)) change(this.#kept);
  }

  /** What a power cut now leaves: each change that was not synced survives or not, in pieces, and out of order. */
  afterPowerCut(random: () => number): Map<string, Uint8Array> {
    for (const change of this.#pending) if (random() < 0.5) change(this.#kept);
    return new Map([...this.#kept].map(([name, inode]) => [name, survivingBytes(inode, random)]));
  }

  /** What a killed process leaves: the kernel still has all of it. */
  afterKill(): Map<string, Uint8Array> {
    return new Map([...this.#now].map(([name, { now }]) => [name, now]));
  }

  #call(call: DiskCall): void {
    this.calls += 1;
    this.#fault(call, this.calls);
  }

  /** A write that fails may have written its first half. */
  #torn(inode: Inode, bytes: Uint8Array): void {
    inode.now = bytes.subarray(0, bytes.length >> 1);
  }

  #change(change: FolderChange): void {
    change(this.#now);
    this.#pending.push(change);
  }

  #inode(path: string): Inode {
    const inode = this.#now.get(basename(path));
    if (!inode) throw errno('ENOENT');
    return inode;
  }
}

const survivingBytes = ({ kept, now }: Inode, random: () => number): Uint8Array => {
  if (kept === now) return kept;
  const fate = random();
  if (fate < 0.3) return kept;
  if (fate < 0.5) return now;
  const length = Math.floor(random() * now.length);
  if (fate < 0.75) return now.subarray(0, length);
  // The length reached the disk, the last blocks did not.
  const zeros = new Uint8Array(now.length);
  zeros.set(now.subarray(0, length));
  return zeros;
};
