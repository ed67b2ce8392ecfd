import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './run.mjs';

/**
 * A hash over the content of files and folders (relative to the root), in a stable order; what is missing counts as missing.
 * @param {readonly string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) for (const file of filesBelow(path)) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  const status = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!status) return [];
  if (status.isFile()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * Does `work` unless the file `stamp` already holds `value`; writes it afterwards, if the work did not give `false`. Gives whether
 * the stamp stands.
 * @param {string} stamp a path relative to the root
 * @param {string} value
 * @param {() => Promise<void | boolean>} work
 */
export async function unlessStamped(stamp, value, work) {
  if (stampOf(stamp) === value) return true;
  if ((await work()) === false) return false;
  mkdirSync(dirname(join(ROOT, stamp)), { recursive: true });
  writeFileSync(join(ROOT, stamp), value);
  return true;
}

/** @param {string} stamp */
function stampOf(stamp) {
  const path = join(ROOT, stamp);
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : null;
}
