import { installPackages } from './house/prepare.mjs';
import { run, tool } from './house/run.mjs';
import { hashOf, unlessStamped } from './house/stamp.mjs';

/*
 * `npm run check`: format, lint, types, arrows and cycles, dead code, rules and their tests, README in step. Nothing to do when
 * nothing changed since the last green run.
 */
const WATCHED = [
  'content',
  'server',
  'displays',
  'scripts',
  'test',
  'package.json',
  'package-lock.json',
  'biome.json',
  'eslint.config.js',
];
const CONFIGS = ['knip.json', 'arrows.cjs', 'tsconfig.base.json', 'tsconfig.json', 'vitest.config.ts', 'README.md'];

const CHECKS = [
  { name: 'types', command: tool('tsc'), args: ['-b'] },
  { name: 'format', command: tool('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'lint', command: tool('eslint'), args: ['--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'] },
  {
    name: 'arrows',
    command: tool('depcruise'),
    args: ['--config', 'arrows.cjs', 'content', 'server', 'displays', 'scripts', 'test'],
  },
  { name: 'dead code', command: tool('knip'), args: ['--no-progress'] },
  { name: 'rules', command: process.execPath, args: ['scripts/check-rules.mjs'] },
  { name: 'readme', command: process.execPath, args: ['scripts/check-readme.mjs'] },
];

await installPackages();
await unlessStamped('.cache/checked', hashOf([...WATCHED, ...CONFIGS]), async () => {
  const failed = [];
  for (const check of CHECKS) {
    const begun = Date.now();
    const { code, output } = await run(check.command, check.args, { quiet: true });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    if (code !== 0) failed.push({ ...check, output });
  }
  for (const { name, output } of failed) console.log(`\n== ${name} ==\n${output}`);
  if (failed.length > 0) process.exit(1);
});
console.log('check: ok');
