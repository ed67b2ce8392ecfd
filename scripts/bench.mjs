import { build, installPackages } from './house/prepare.mjs';
import { run, tool } from './house/run.mjs';

/* `npm run bench [-- --quick] [-- name …]`: measures beside baselines in the same run, prints a table, writes bench/latest.json. */
await installPackages();
await build();
const { code } = await run(tool('tsx'), ['scripts/bench/all.ts', ...process.argv.slice(2)]);
process.exit(code);
