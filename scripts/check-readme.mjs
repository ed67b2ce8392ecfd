import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './house/run.mjs';

/* The README's table of settings is the one that the program has (built by `tsc -b` before this runs). */
const { configTable } = await import(pathToFileURL(join(ROOT, 'dist/server/config.js')).href);
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const table = configTable().trim();
if (!readme.includes(table)) {
  console.error(`README.md: the table of settings is out of step; it should read:\n\n${table}`);
  process.exit(1);
}
