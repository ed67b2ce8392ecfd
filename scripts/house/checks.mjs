import { run, tool } from './run.mjs';
import { hashOf, unlessStamped } from './stamp.mjs';

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

const LINT = {
  name: 'lint',
  command: tool('eslint'),
  args: ['--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'],
};
const OTHERS = [
  { name: 'types', command: tool('tsc'), args: ['-b'] },
  { name: 'format', command: tool('biome'), args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'arrows',
    command: tool('depcruise'),
    args: ['--config', 'arrows.cjs', 'content', 'server', 'displays', 'scripts', 'test'],
  },
  { name: 'dead code', command: tool('knip'), args: ['--no-progress'] },
  { name: 'rules', command: process.execPath, args: ['scripts/check-rules.mjs'] },
  { name: 'readme', command: process.execPath, args: ['scripts/check-readme.mjs'] },
];

/**
 * Format, lint, types, arrows and cycles, dead code, rules and their tests, README in step; nothing to do when nothing changed
 * since the last green run. Gives whether all are green.
 * @param {Promise<void>} [built] settles when nobody else writes into dist: until then only lint runs, which takes as long as all
 * others together
 */
export function runChecks(built = Promise.resolve()) {
  return unlessStamped('.cache/checked', hashOf([...WATCHED, ...CONFIGS]), async () => {
    const lanes = [runAll([LINT]), built.then(() => runAll(OTHERS))];
    const failed = (await Promise.all(lanes)).flat();
    for (const { name, output } of failed) console.log(`\n== ${name} ==\n${output}`);
    return failed.length === 0;
  });
}

/** One after the other; gives those that failed. @param {readonly (typeof LINT)[]} checks */
async function runAll(checks) {
  const failed = [];
  for (const check of checks) {
    const begun = Date.now();
    const { code, output } = await run(check.command, check.args, { quiet: true });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    if (code !== 0) failed.push({ ...check, output });
  }
  return failed;
}
