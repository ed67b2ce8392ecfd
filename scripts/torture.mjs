import { build, findChromium, installPackages } from './house/prepare.mjs';
import { run, tool } from './house/run.mjs';

/* `npm run torture [-- name …]`: the full counts of what `npm test` runs briefly: kills, power cuts, a year of rotation. */
await installPackages();
const chromium = await findChromium();
await build();
const { code } = await run(tool('tsx'), ['scripts/torture/all.ts', ...process.argv.slice(2)], { env: { CHROMIUM: chromium } });
process.exit(code);
