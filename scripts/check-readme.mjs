import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, run, tool } from './house/run.mjs';

/* The README's tables of settings are those that the programs have (the controller's is built by `tsc -b` before this runs). */
const { configTable } = await import(pathToFileURL(join(ROOT, 'dist/server/config.js')).href);
const agent = await run(tool('tsx'), ['scripts/agent-settings.ts'], { quiet: true });
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
for (const table of [configTable().trim(), agent.output.trim()]) {
  if (agent.code === 0 && readme.includes(table)) continue;
  console.error(`README.md: a table of settings is out of step; it should read:\n\n${table}`);
  process.exitCode = 1;
}
