import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json: found upwards from this file, so that source and dist/ read the same data files. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json was not found above the server');
    folder = above;
  }
  return folder;
}

/** A data file of the product, for example `content/packs/packs.json`, as JSON that nobody has parsed yet. */
export const readAsset = (path: string): unknown => JSON.parse(readFileSync(join(packageRoot(), path), 'utf8'));
