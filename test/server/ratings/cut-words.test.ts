import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edge } from '../http/edge.ts';
import { SMALL_PAGES, startRatingEdge } from './rating-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startRatingEdge((folder) => {
    for (const name of ['index.html', 'receipt.html']) writeFileSync(join(folder, name), SMALL_PAGES['index.html'] ?? '');
  });
});
afterAll(() => edge.close());

/** Each cut at every place would fall into the middle of one of them. */
const SMILES = '😀'.repeat(70);

describe('words from an address that are too long', () => {
  it('are cut between letters, never within one, and the page comes', async () => {
    for (const lead of ['', 'a']) {
      const words = encodeURIComponent(lead + SMILES);
      expect((await edge.call('GET', `/r/to-giay?ticket=${words}`)).status).toBe(200);
      expect((await edge.call('GET', `/receipt?code=${words}`)).status).toBe(400);
    }
    expect(edge.log.filter((line) => line.includes('incident'))).toEqual([]);
  });
});
