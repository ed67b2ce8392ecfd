import { afterEach, describe, expect, it } from 'vitest';
import { dayNumberOf } from '../../../content/time/day-number.ts';
import { type KioskAnswer, ratingAnswerSchema, signRating } from '../../../content/wire/rating.ts';
import { keyPairFrom } from '../../../content/wire/signing.ts';
import type { Edge } from '../http/edge.ts';
import { KIOSK_KEYS, NINE, ratingLibrary, startRatingEdge } from './rating-edge.ts';

let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});
const opened = async (change: Parameters<typeof startRatingEdge>[1] = {}): Promise<Edge> => {
  edge = await startRatingEdge(() => undefined, change);
  return edge;
};

const nonceOf = (number: number): string => `k${String(number).padStart(21, '0')}`;
const answerOf = (number: number, change: Partial<KioskAnswer> = {}): KioskAnswer => ({
  ...{ v: 1, display: 'kiosk-1', point: 'ban', at: NINE + number * 6000, level: 'hai-long', reasons: [], comment: null },
  nonce: nonceOf(number),
  ...change,
});
const send = (house: Edge, body: unknown) =>
  house.call('POST', '/api/ratings', { body, headers: { origin: 'https://elsewhere.example' } });
const codeOf = (body: unknown): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : null);
const countOf = (house: Edge): number => {
  const day = dayNumberOf('2026-11-23');
  return house.parts.ledger.ratings.tally('ben-nghe', { first: day, last: day }).signed.classes['at-place'].count;
};

describe('POST /api/ratings', () => {
  it('takes what the kiosk signed when it is on disk, and a retry as the same answer', async () => {
    const house = await opened();
    const signed = signRating(answerOf(0), KIOSK_KEYS);
    const first = await send(house, signed);
    const again = await send(house, signed);
    expect([first.status, again.status]).toEqual([200, 200]);
    const [one, two] = [ratingAnswerSchema.parse(first.body), ratingAnswerSchema.parse(again.body)];
    expect([one.outcome, two.outcome, one.receipt]).toEqual(['kept', 'again', two.receipt]);
    expect(countOf(house)).toBe(1);
  });

  it('takes no answer of a stranger, of a changed body, or for another unit', async () => {
    const house = await opened();
    const stranger = keyPairFrom(new Uint8Array(32).fill(9));
    const signed = signRating(answerOf(1), KIOSK_KEYS);
    const changed = { ...signed, body: signed.body.replace('hai-long', 'rat-hai-long') };
    expect((await send(house, signRating(answerOf(1), stranger))).status).toBe(401);
    expect((await send(house, changed)).status).toBe(401);
    expect((await send(house, signRating(answerOf(1, { display: 'tv-1' }), KIOSK_KEYS))).status).toBe(401);
    const elsewhere = await send(house, signRating(answerOf(1, { point: 'ban-da-kao' }), KIOSK_KEYS));
    expect([elsewhere.status, codeOf(elsewhere.body)]).toEqual([422, 'SCO-no-point']);
    expect(countOf(house)).toBe(0);
  });

  it('takes an answer of before a kiosk moved where it stood then, and none there from after', async () => {
    const library = ratingLibrary();
    const membership = [
      { unit: 'ben-nghe', from: null, to: '2026-11-23' },
      { unit: 'da-kao', from: '2026-11-23', to: null },
    ];
    const displays = library.displays.map((one) => (one.id === 'kiosk-1' ? { ...one, membership } : one));
    const house = await opened({ library: { ...library, displays } });
    const friday = NINE - 3 * 86_400_000;
    const statusOf = async (number: number, change: Partial<KioskAnswer>): Promise<unknown[]> => {
      const { status, body } = await send(house, signRating(answerOf(number, change), KIOSK_KEYS));
      return [status, codeOf(body)];
    };
    expect((await statusOf(1, { at: friday }))[0]).toBe(200);
    expect(await statusOf(2, {})).toEqual([422, 'SCO-no-point']);
    expect(await statusOf(3, { at: friday, point: 'ban-da-kao' })).toEqual([422, 'SCO-no-point']);
    expect((await statusOf(4, { point: 'ban-da-kao' }))[0]).toBe(200);
  });

  it('takes no answer of a television, which is paired, too', async () => {
    const tv = keyPairFrom(new Uint8Array(32).fill(4));
    const library = ratingLibrary();
    const displays = library.displays.map((one) =>
      one.id === 'tv-1' ? { ...one, key: { public: tv.public, since: NINE } } : one,
    );
    const house = await opened({ library: { ...library, displays } });
    expect((await send(house, signRating(answerOf(1, { display: 'tv-1' }), tv))).status).toBe(401);
    expect((await send(house, signRating(answerOf(1, { display: 'kiosk-1' }), tv))).status).toBe(401);
    expect(countOf(house)).toBe(0);
  });

  it.each(['answersByKiosk', 'kioskByAddress'] as const)(
    'bounds a flood by %s, and nothing that was refused counts',
    async (name) => {
      const house = await opened({ limits: { [name]: { burst: 2, perSecond: 0 } } });
      const all = [1, 2, 3, 4].map((number) => signRating(answerOf(number), KIOSK_KEYS));
      const statuses: number[] = [];
      for (const signed of all) statuses.push((await send(house, signed)).status);
      expect(statuses).toEqual([200, 200, 429, 429]);
      expect(countOf(house)).toBe(2);
    },
  );

  it('gives the kiosk its rest, but takes its queue of other times, in any order', async () => {
    const house = await opened();
    expect((await send(house, signRating(answerOf(5), KIOSK_KEYS))).status).toBe(200);
    const soon = await send(house, signRating(answerOf(6, { at: answerOf(5).at + 2000 }), KIOSK_KEYS));
    expect([soon.status, codeOf(soon.body)]).toEqual([422, 'SCO-too-soon']);
    const statuses = await Promise.all(
      [3, 1, 4, 2].map(async (number) => (await send(house, signRating(answerOf(number), KIOSK_KEYS))).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(countOf(house)).toBe(5);
  });

  it('keeps the time of an answer that was given days ago', async () => {
    const house = await opened();
    const friday = NINE - 3 * 86_400_000;
    expect((await send(house, signRating(answerOf(0, { at: friday }), KIOSK_KEYS))).status).toBe(200);
    const day = dayNumberOf('2026-11-20');
    expect(house.parts.ledger.ratings.tally('ben-nghe', { first: day, last: day }).signed.classes['at-place'].count).toBe(1);
    const sunday = await send(house, signRating(answerOf(2, { at: NINE - 86_400_000 }), KIOSK_KEYS));
    expect(codeOf(sunday.body)).toBe('SCO-closed');
    const ancient = await send(house, signRating(answerOf(3, { at: NINE - 36 * 86_400_000 }), KIOSK_KEYS));
    expect(codeOf(ancient.body)).toBe('SCO-no-time');
  });

  it.each([
    ['no JSON', '{', 400],
    ['nothing', '{}', 400],
    ['a list', '[]', 400],
    ['a level that is not on the scale', signRating(answerOf(1, { level: 'tuyet-voi' }), KIOSK_KEYS), 422],
    ['a reason after a happy answer', signRating(answerOf(1, { reasons: ['khac'] }), KIOSK_KEYS), 422],
    ['a body that is no answer', { ...signRating(answerOf(1), KIOSK_KEYS), body: '{}' }, 401],
    ['too much', { v: 1, key: 'A'.repeat(43), body: 'x'.repeat(9000), signature: 'A'.repeat(86) }, 413],
  ])('refuses %s', async (_name, body, status) => {
    const house = await opened();
    expect((await send(house, body)).status).toBe(status);
    expect(countOf(house)).toBe(0);
  });

  it('says 503 when the disk failed, and the answer does not appear', async () => {
    const house = await opened();
    house.journal.database.fail(new Error('EIO'));
    const failed = await send(house, signRating(answerOf(0), KIOSK_KEYS));
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '10']);
    expect(countOf(house)).toBe(0);
  });
});
