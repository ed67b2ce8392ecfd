import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type RefusedReport, signRefused } from '../../../content/wire/refused.ts';
import { keyPairFrom } from '../../../content/wire/signing.ts';
import type { Edge } from '../http/edge.ts';
import { KIOSK_KEYS, NINE, startRatingEdge } from './rating-edge.ts';

let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});
const opened = async (): Promise<Edge> => {
  edge = await startRatingEdge(() => undefined);
  return edge;
};
const report = (change: Partial<RefusedReport> = {}): RefusedReport => ({
  ...{ v: 1, display: 'kiosk-1', upTo: 3 },
  reasons: [{ code: 'SCO-closed', count: 3, first: NINE - 90_000_000, last: NINE - 80_000_000 }],
  ...change,
});
const tell = async (house: Edge, said: RefusedReport, keys = KIOSK_KEYS) => {
  const answer = await house.call('POST', '/api/ratings/refused', { body: signRefused(said, keys) });
  return [answer.status, z.looseObject({ seen: z.number().nullable().optional() }).parse(answer.body).seen];
};
const heldBy = (house: Edge) => house.parts.ratingRoom.refused.of('kiosk-1');

describe('POST /api/ratings/refused', () => {
  it('keeps what the kiosk tells until a person has seen it, and says so to the kiosk then', async () => {
    const house = await opened();
    const told: string[] = [];
    house.parts.ratingRoom.refused.onChange((display) => told.push(display));
    expect(await tell(house, report())).toEqual([200, null]);
    expect(await tell(house, report())).toEqual([200, null]);
    expect(heldBy(house)).toEqual({ upTo: 3, reasons: report().reasons, told: NINE });
    expect(told).toEqual(['kiosk-1']);
    const { refused } = house.parts.ratingRoom;
    expect([await refused.see('kiosk-1', 2, 'hoa'), await refused.see('kiosk-1', 3, 'hoa')]).toEqual([false, true]);
    expect(heldBy(house)).toBeNull();
    expect(await tell(house, report())).toEqual([200, 3]);
    const [act] = house.journal.acts.list({ before: null, limit: 1 });
    expect([act?.kind, act?.actor]).toEqual(['rating.refused-seen', 'hoa']);
  });

  it('does not take other answers under the same numbers for seen: the kiosk may have lost its store', async () => {
    const house = await opened();
    await tell(house, report());
    await house.parts.ratingRoom.refused.see('kiosk-1', 3, 'hoa');
    const others = report({ reasons: [{ code: 'SCO-no-point', count: 1, first: NINE, last: NINE }] });
    expect(await tell(house, others)).toEqual([200, null]);
    expect(heldBy(house)?.reasons).toEqual(others.reasons);
  });

  it('hears nobody but the kiosk itself', async () => {
    const house = await opened();
    const stranger = keyPairFrom(new Uint8Array(32).fill(9));
    expect((await tell(house, report(), stranger))[0]).toBe(401);
    expect((await tell(house, report({ display: 'tv-1' })))[0]).toBe(401);
    for (const body of ['{', '[]', '{}', signRefused(report({ upTo: 0 }), KIOSK_KEYS)])
      expect([400, 401]).toContain((await house.call('POST', '/api/ratings/refused', { body })).status);
    expect(heldBy(house)).toBeNull();
  });
});
