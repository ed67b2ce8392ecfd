import { acceptRelease, isNewer, type Release, releaseMessageSchema } from '../../../content/wire/release.ts';
import { type StoredPackages, sha256 } from './stored-packages.ts';

const WITHIN_MS = 120_000;
/** Far more than any package of ours. */
const MOST_BYTES = 64 << 20;

/**
 * Asks the controller for its package and stores it when it is newer than `running` and signed under the root key; gives its release.
 * Null: there is none, or it is stored already. Rejects when the controller does not answer or hands out other bytes than it has signed.
 */
export async function fetchNewer(
  controller: string,
  rootKey: string,
  running: string,
  packages: Pick<StoredPackages, 'knows' | 'put'>,
): Promise<Release | null> {
  const ask = async (path: string): Promise<Response> => {
    const answer = await fetch(`${controller}/agent/${path}`, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) });
    if (!answer.ok) throw new Error(`agent/${path}: status ${answer.status}`);
    return answer;
  };
  const message = releaseMessageSchema.parse(await (await ask('manifest')).json());
  const release = acceptRelease(message, rootKey);
  if (release === null) throw new Error('the package of the controller is not signed under the trusted root key');
  if (!isNewer(release.version, running) || (await packages.knows(release))) return null;
  if (release.bytes > MOST_BYTES) throw new Error(`a package of ${release.bytes} bytes`);
  const bytes = await bytesOf(await ask(release.file), release.bytes);
  if (sha256(bytes) !== release.sha256) throw new Error('the package is not the one that was signed');
  await packages.put(message, release, bytes);
  return release;
}

/** The body, which has `length` bytes and no more. */
async function bytesOf(answer: Response, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let got = 0;
  for await (const part of answer.body ?? []) {
    got += part.length;
    if (got > length) throw new Error('the package is longer than was signed');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
