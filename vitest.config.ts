import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of the house that are small and take long: processes that are started and killed, networks, disks. */
const LONG = /\/(crashes|olad|panel-agents|main)\.test\.ts$/;

/** Journeys first: they are long and wait much; the short files of the house fill what is left of every core at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ project, moduleId }: TestSpecification): number =>
      project.name === 'journeys' ? 0 : LONG.test(moduleId) ? 1 : 2;
    return (await super.sort(files)).sort((a, b) => turn(a) - turn(b));
  }
}

/*
 * Two projects in one queue: `house` (everything but browsers; one process takes file after file) and `journeys` (real Chromium, a
 * process for each file). One worker more than cores, because journeys wait for what a person would wait for. No deadline here is
 * a measure: it only ends what hangs.
 */
export default defineConfig({
  oxc: { decorator: { legacy: true } },
  test: {
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 90_000 } },
    pool: 'forks',
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**'],
          isolate: false,
          setupFiles: ['test/support/seeded.ts'],
        },
      },
      { extends: true, test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'] } },
    ],
  },
});
