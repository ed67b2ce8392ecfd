import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importKeys } from '../../../server/ratings/import-keys.ts';
import type { Edge } from '../http/edge.ts';
import { NINE, SECRET, startRatingEdge } from './rating-edge.ts';

let edge: Edge;
beforeEach(async () => {
  edge = await startRatingEdge(() => undefined);
});
afterEach(() => edge.close());

describe('import keys', () => {
  it('count only with the secret of the house that they were made with', async () => {
    const { database, acts } = edge.journal;
    const open = (secret: Uint8Array) => importKeys({ database, acts, secret, now: () => NINE });
    const [own, other] = [open(SECRET), open(new Uint8Array(32).fill(9))];
    const { id, secret } = await own.make('Một cửa', ['mot-cua'], 'an');
    const signed = (by: string): string => createHmac('sha256', by).update('words').digest('hex');
    expect([...(own.pointsFor(id, 'words', signed(secret)) ?? [])]).toEqual(['mot-cua']);
    expect(own.pointsFor(id, 'other words', signed(secret))).toBeNull();
    expect(own.pointsFor('import-none', 'words', signed(secret))).toBeNull();
    // Whoever swaps the secret of the house could work out new secrets for old keys.
    const forged = createHmac('sha256', new Uint8Array(32).fill(9)).update(`niem-yet/import-key/1\n${id}`).digest('base64url');
    expect(other.pointsFor(id, 'words', signed(forged))).toBeNull();
    expect(await own.revoke(id, 'an')).toBe(true);
    expect([own.pointsFor(id, 'words', signed(secret)), await own.revoke(id, 'an')]).toEqual([null, false]);
  });
});
