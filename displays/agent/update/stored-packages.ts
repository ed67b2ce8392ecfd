import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  acceptRelease,
  isNewer,
  type Release,
  type ReleaseMessage,
  releaseMessageSchema,
} from '../../../content/wire/release.ts';
import { finishedFiles, makeFolder, placeFile, readText, syncFolder, writeDurably } from '../keep/durable-file.ts';

/** How often a package may be tried before it counts as broken. */
const TRIES = 3;

/** What is known of a package: what the controller signed, how often it was begun, and whether it ever came up. */
const recordSchema = z.strictObject({ message: releaseMessageSchema, tries: z.number().int().min(0), up: z.boolean() });
type PackageRecord = z.infer<typeof recordSchema>;

/** A newer package that may be run, whole and signed. */
export interface StoredPackage {
  readonly release: Release;
  readonly path: string;
}

/** The packages of this machine, by version; on disk before anything is told. */
export interface StoredPackages {
  /** The highest above `running` that is whole, signed under the root key, and not known to be broken; null: none. */
  readonly best: (running: string) => Promise<StoredPackage | null>;
  /** Whether this very package was stored before, sound or broken. */
  readonly knows: (release: Release) => Promise<boolean>;
  readonly put: (message: ReleaseMessage, release: Release, bytes: Uint8Array) => Promise<void>;
  /** Counts a beginning: one that never came up is broken after three of them. */
  readonly begun: (version: string) => Promise<void>;
  /** It has come up; what is older than it goes, save the one that came up before. */
  readonly cameUp: (version: string) => Promise<void>;
  readonly isUp: (version: string) => Promise<boolean>;
}

export function storedPackages(folder: string, rootKey: string): StoredPackages {
  const recordPath = (version: string): string => join(folder, `${version}.json`);
  const packagePath = (version: string): string => join(folder, `${version}.tgz`);
  const read = async (version: string): Promise<PackageRecord | null> => {
    const text = await readText(recordPath(version));
    if (text === null) return null;
    try {
      return recordSchema.safeParse(JSON.parse(text)).data ?? null;
    } catch (cause) {
      if (cause instanceof SyntaxError) return null;
      throw cause;
    }
  };
  const write = (version: string, record: PackageRecord): Promise<void> =>
    writeDurably(recordPath(version), JSON.stringify(record));
  /** Highest first. */
  const versions = async (): Promise<string[]> => {
    await makeFolder(folder);
    const names = await readdir(folder);
    const found = names.flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
    return found.sort((one, other) => (isNewer(one, other) ? -1 : 1));
  };
  const whole = async (version: string): Promise<StoredPackage | null> => {
    const record = await read(version);
    const release = record && acceptRelease(record.message, rootKey);
    if (!record || !release || release.version !== version || (!record.up && record.tries >= TRIES)) return null;
    const path = packagePath(version);
    const bytes = await readFile(path).catch(() => null);
    return bytes !== null && sha256(bytes) === release.sha256 ? { release, path } : null;
  };
  const change = async (version: string, to: (record: PackageRecord) => PackageRecord): Promise<void> => {
    const record = await read(version);
    if (record !== null) await write(version, to(record));
  };
  return {
    best: async (running) => {
      await makeFolder(folder);
      // What a power cut left of a package that was being stored.
      await finishedFiles(folder);
      for (const version of (await versions()).filter((one) => isNewer(one, running))) {
        const found = await whole(version);
        if (found !== null) return found;
      }
      return null;
    },
    knows: async (release) => {
      const record = await read(release.version);
      return record !== null && acceptRelease(record.message, rootKey)?.sha256 === release.sha256;
    },
    put: async (message, release, bytes) => {
      await makeFolder(folder);
      await placeFile(packagePath(release.version), (handle) => handle.writeFile(bytes));
      await syncFolder(folder);
      await write(release.version, { message, tries: 0, up: false });
    },
    begun: (version) => change(version, (record) => ({ ...record, tries: record.tries + 1 })),
    cameUp: async (version) => {
      await change(version, (record) => ({ ...record, up: true }));
      const older = (await versions()).filter((one) => isNewer(version, one));
      let kept = 0;
      for (const one of older) {
        if ((await read(one))?.up === true && kept === 0) kept += 1;
        else await Promise.all([rm(recordPath(one), { force: true }), rm(packagePath(one), { force: true })]);
      }
    },
    isUp: async (version) => (await read(version))?.up === true,
  };
}

/** The hash that a release names. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
