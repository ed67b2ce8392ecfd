import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Release, type ReleaseMessage, signRelease } from '../../content/wire/release.ts';
import type { Keys } from '../keys/keys.ts';

/** The package of the agent that this controller hands out. */
export interface AgentPackage {
  readonly folder: string;
  readonly release: Omit<Release, 'time'>;
  readonly rootKey: string;
  /** What it is, signed by the key in force. Rejects as `Keys.sign`. */
  manifest(): Promise<ReleaseMessage>;
}

const NAME = /^niem-yet-agent-(\d+\.\d+\.\d+)\.tgz$/;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

/** The package in `folder`; null when none was built. */
export async function openAgentPackage(
  folder: string,
  keys: Pick<Keys, 'rootKey' | 'signWith'>,
  now: () => number,
): Promise<AgentPackage | null> {
  const names = await readdir(folder).catch(() => []);
  const file = names
    .filter((name) => NAME.test(name))
    .sort()
    .at(-1);
  const version = NAME.exec(file ?? '')?.[1];
  if (file === undefined || version === undefined) return null;
  const path = join(folder, file);
  const [{ size: bytes }, sha256] = await Promise.all([stat(path), hashOf(path)]);
  const release = { product: 'niem-yet-agent', version, file, sha256, bytes } as const;
  return {
    folder,
    release,
    rootKey: keys.rootKey,
    manifest: () => keys.signWith((certificate, sign) => signRelease({ ...release, time: now() }, certificate, sign)),
  };
}
