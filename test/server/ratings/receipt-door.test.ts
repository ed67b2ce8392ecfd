import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edge } from '../http/edge.ts';
import { startRatingEdge } from './rating-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startRatingEdge(() => undefined, { limits: { formsByAddress: { burst: 3, perSecond: 0 } } });
});
afterAll(() => edge.close());

describe('the door of receipts', () => {
  it('bounds how many codes one address may try', async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 5; number += 1)
      statuses.push((await edge.call('GET', '/receipt?code=0000-0000-0000', { headers: { accept: 'application/json' } })).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
  });
});
