import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './house/checks.mjs';
import { build, findChromium, installPackages } from './house/prepare.mjs';
import { installReceivers } from './house/receivers.mjs';
import { ROOT, run, tool } from './house/run.mjs';

/*
 * `npm test [-- filter …]`: installs what is missing, builds, checks, runs every test, and ends with one line of counts.
 */
const filters = process.argv.slice(2);
await installPackages();
const chromium = await findChromium();
await installReceivers();
const building = build();
const isInShape = filters.length > 0 || (await runChecks(building));
await building;
const report = join(ROOT, '.cache/test-report.json');
mkdirSync(join(ROOT, '.cache'), { recursive: true });
rmSync(report, { force: true });
const tests = await run(
  tool('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
  {
    env: { CHROMIUM: chromium },
  },
);

const counts = countsOf(report);
if (!isInShape) counts.failed += 1;
if (tests.code !== 0 && counts.failed === 0) counts.failed = 1;
if (filters.length === 0) for (const name of counts.left) console.log(`skipped: ${name}`);
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
process.exit(counts.failed === 0 ? 0 : 1);

/** @param {string} file the reporter's JSON @returns {{ passed: number, failed: number, skipped: number, left: string[] }} `left`: what was skipped, by name */
function countsOf(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const left = testResults
      .flatMap((each) => each.assertionResults)
      .filter((each) => ['pending', 'skipped', 'todo'].includes(each.status))
      .map((each) => each.fullName);
    const failed = numFailedTests === 0 && numFailedTestSuites > 0 ? numFailedTestSuites : numFailedTests;
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, left };
  } catch (error) {
    console.error(`no report of the tests: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1, skipped: 0, left: [] };
  }
}
