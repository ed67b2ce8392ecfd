import { expect, it } from 'vitest';
import { growth, type Holdings, soak } from '../../scripts/torture/tv-soak.ts';

it('rotates the official slides for a virtual week without growing, the right one always on the glass', async () => {
  const seen = await soak({ days: 7, dwell: 300_000, heard: () => undefined });
  expect(seen).toHaveLength(28);
  const grown = growth(seen);
  expect(grown.nodes).toBeLessThan(300);
  expect(grown.heapKb).toBeLessThan(1500);
  expect(grown.timers).toBeLessThan(5);
  expect(Math.max(...seen.map(({ layers }) => layers))).toBeLessThanOrEqual(9);
});

it('would notice a page that grows', () => {
  const leaking = Array.from(
    { length: 28 },
    (_, index): Holdings => ({ day: index / 4, nodes: 300 + 40 * index, heapKb: 5000, timers: 5, layers: 3 }),
  );
  expect(growth(leaking).nodes).toBeGreaterThan(300);
});
