import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../content/time/instant.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';

/** A file with the demo's library as of `now`, its screens unpaired: for `--seed`. */
export function demoSeed(now: Instant): string {
  const file = join(mkdtempSync(join(tmpdir(), 'niem-yet-seed-')), 'library.json');
  writeFileSync(file, JSON.stringify(demoLibrary(now)));
  return file;
}
