import { describe, expect, it } from 'vitest';
import type { AnswerOutcome, NewAnswer } from '../../../server/ledger/ratings/answer-step.ts';
import { StoreError } from '../../../server/ledger/store-error.ts';
import { placesOf } from '../../../server/ratings/places.ts';
import { type Offer, ratingDesk } from '../../../server/ratings/rating-desk.ts';
import { NINE, ratingLibrary } from './rating-edge.ts';

const MINUTE = 60_000;

/** A desk over a store that answers as told, once each, and then keeps all. */
function deskOver(told: readonly (AnswerOutcome | Error)[] = [], zone: string | null = null) {
  const base = ratingLibrary();
  const units = base.units.map((one) => (one.id === 'ben-nghe' && zone !== null ? { ...one, timeZone: zone } : one));
  const [kept, seen]: [NewAnswer[], (readonly [number, string | null])[]] = [[], []];
  const waiting = [...told];
  const append = async (answer: NewAnswer): Promise<AnswerOutcome> => {
    const next = waiting.shift() ?? { outcome: 'kept', seq: kept.length, leaf: new Uint8Array(32) };
    if (next instanceof Error) throw next;
    kept.push(answer);
    return next;
  };
  const desk = ratingDesk({
    ratings: { append },
    places: placesOf({ current: () => ({ ...base, units }) }),
    now: () => NINE,
    taken: (seq, trace) => seen.push([seq, trace]),
  });
  return { desk, kept, seen };
}
const offer = (number: number, change: Partial<Offer> = {}): Offer => ({
  ...{ point: 'ban', at: NINE, level: 'hai-long', reasons: [], comment: null, nonce: `n${number}`.padEnd(22, 'x') },
  ...{ proof: 'device', use: null, kiosk: 'kiosk-1', trace: null },
  ...change,
});
const codeOf = (taken: Awaited<ReturnType<ReturnType<typeof ratingDesk>['take']>>): string =>
  taken.ok ? taken.outcome : taken.problem.code;

describe('the desk at which answers are taken', () => {
  it('lets a kiosk answer again at once when what it gave was not recorded', async () => {
    const { desk, kept } = deskOver([new StoreError('STORE-full')]);
    await expect(desk.take(offer(1))).rejects.toThrow(StoreError);
    expect(codeOf(await desk.take(offer(2, { at: NINE + 1000 })))).toBe('kept');
    expect(codeOf(await desk.take(offer(3, { at: NINE + 2000 })))).toBe('SCO-too-soon');
    expect(kept).toHaveLength(1);
  });

  it('takes the retry of an answer for no new one, and knows its kiosk from others', async () => {
    const { desk } = deskOver();
    expect(codeOf(await desk.take(offer(1)))).toBe('kept');
    expect(codeOf(await desk.take(offer(1)))).toBe('kept');
    expect(codeOf(await desk.take(offer(2, { at: NINE + 1000, kiosk: 'kiosk-2' })))).toBe('kept');
    expect(codeOf(await desk.take(offer(3, { at: NINE + 1000 })))).toBe('SCO-too-soon');
  });

  it('gives the kiosk its rest whenever its two answers lie, also to both sides of a full minute', async () => {
    const { desk } = deskOver();
    const edge = Math.floor((NINE - 60 * MINUTE) / (2 * MINUTE)) * 2 * MINUTE;
    expect(codeOf(await desk.take(offer(1, { at: edge - 1000 })))).toBe('kept');
    expect(codeOf(await desk.take(offer(2, { at: edge + 1000 })))).toBe('SCO-too-soon');
    expect(codeOf(await desk.take(offer(3, { at: edge + 4000 })))).toBe('kept');
    expect(codeOf(await desk.take(offer(4, { at: edge + 1000 })))).toBe('SCO-too-soon');
  });

  it('tells the detectors of new answers alone', async () => {
    const { desk, seen } = deskOver([
      { outcome: 'kept', seq: 7, leaf: new Uint8Array(32) },
      { outcome: 'again', seq: 7, leaf: new Uint8Array(32) },
      { outcome: 'used', seq: 3 },
    ]);
    const phone = { point: 'to-giay', kiosk: null, proof: 'none', trace: 'duong-vao' } as const;
    const said = [];
    for (const number of [1, 1, 2]) said.push(codeOf(await desk.take(offer(number, phone))));
    expect([said, seen]).toEqual([['kept', 'again', 'SCO-used'], [[7, 'duong-vao']]]);
  });

  it('writes down what the settings and the clock of the unit say, each reason once', async () => {
    const { desk, kept } = deskOver([], 'Asia/Tokyo');
    await desk.take(offer(1, { level: 'khong-hai-long', reasons: ['khac', 'thai-do-phuc-vu', 'khac'] }));
    expect(kept).toMatchObject([
      {
        unit: 'ben-nghe',
        payload: {
          ...{ offset: 540, counter: 'quay-1', scale: 'nam-muc', satisfied: false, class: 'at-place' },
          reasons: ['khac', 'thai-do-phuc-vu'],
        },
      },
    ]);
  });
});
