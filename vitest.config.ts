import { defineConfig } from 'vitest/config';

/* Two projects: `house` (everything but browsers, in parallel) and `journeys` (real Chromium, one file at a time). */
export default defineConfig({
  oxc: { decorator: { legacy: true } },
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    projects: [
      { extends: true, test: { name: 'house', include: ['test/**/*.test.ts'], exclude: ['test/journeys/**'] } },
      { extends: true, test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
