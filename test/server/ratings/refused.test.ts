import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { signRating } from '../../../content/wire/rating.ts';
import { type RefusedOriginal, type RefusedReport, signRefused } from '../../../content/wire/refused.ts';
import { refusedListSchema, refusedSentSchema } from '../../../content/wire/refused-api.ts';
import { keyPairFrom } from '../../../content/wire/signing.ts';
import type { Edge } from '../http/edge.ts';
import { KIOSK_KEYS, NINE, startRatingEdge } from './rating-edge.ts';

const DAY = 86_400_000;
const FRIDAY = NINE - 3 * DAY;
const SUNDAY = NINE - DAY;

let edge: Edge | null = null;
let cookie = '';
afterEach(async () => {
  await edge?.close();
  edge = null;
});
const opened = async (): Promise<Edge> => {
  edge = await startRatingEdge(() => undefined);
  cookie = (await edge.cookieOf([{ role: 'officer', unit: 'ben-nghe' }])).cookie;
  return edge;
};
const original = (seq: number, at: number, code = 'SCO-no-point', point = 'ban', keys = KIOSK_KEYS): RefusedOriginal => ({
  ...{ seq, code },
  signed: signRating(
    {
      ...{ v: 1, display: 'kiosk-1', point, at, level: 'hai-long', reasons: [], comment: null },
      nonce: `${seq}-${at}`.padStart(22, 'A'),
    },
    keys,
  ),
});
const report = (answers: readonly RefusedOriginal[], change: Partial<RefusedReport> = {}): RefusedReport => ({
  ...{ v: 2, display: 'kiosk-1', answers: [...answers] },
  ...change,
});
const tell = async (house: Edge, said: RefusedReport, keys = KIOSK_KEYS) => {
  const answer = await house.call('POST', '/api/ratings/refused', { body: signRefused(said, keys) });
  return [answer.status, z.looseObject({ taken: z.number().optional() }).parse(answer.body).taken];
};
const heldBy = (house: Edge) => house.parts.ratingRoom.refused.of('kiosk-1');
const PATH = '/api/displays/kiosk-1/refused';
const listed = async (house: Edge) => refusedListSchema.parse((await house.call('GET', PATH, { cookie })).body);
const send = async (house: Edge, ids: readonly string[]) =>
  refusedSentSchema.parse((await house.call('POST', `${PATH}/send`, { cookie, body: { ids } })).body);
const records = (house: Edge) =>
  house.parts.ledger.ratings.recordsOfUnit('ben-nghe', { before: null, limit: 50 }).map(({ kind }) => kind);
const switched = async (house: Edge, active: boolean): Promise<void> => {
  await house.parts.library.commit(
    (library: Library) => ({
      ...library,
      rating: { ...library.rating, points: library.rating.points.map((one) => (one.id === 'ban' ? { ...one, active } : one)) },
    }),
    { actor: 'admin', kind: 'test.point', detail: {} },
  );
};

describe('POST /api/ratings/refused', () => {
  it('has the signed originals on disk before it answers, each once however often they are told', async () => {
    const house = await opened();
    const told: string[] = [];
    house.parts.ratingRoom.refused.onChange((display) => told.push(display));
    const both = [original(1, FRIDAY), original(2, SUNDAY, 'SCO-closed')];
    expect(await tell(house, report(both))).toEqual([200, 2]);
    expect(await tell(house, report(both))).toEqual([200, 2]);
    expect(heldBy(house)?.reasons).toEqual([
      { code: 'SCO-closed', count: 1, first: SUNDAY, last: SUNDAY },
      { code: 'SCO-no-point', count: 1, first: FRIDAY, last: FRIDAY },
    ]);
    expect(told).toContain('kiosk-1');
    expect(house.parts.ratingRoom.refused.open('kiosk-1', 9).map(({ signed }) => signed)).toEqual(
      both.map(({ signed }) => signed),
    );
  });

  it('counts all addresses of one IPv6 line as one', async () => {
    edge = await startRatingEdge(() => undefined, { limits: { refusedByAddress: { burst: 1, perSecond: 0 } } });
    const status = async (from: string) =>
      (await edge?.call('POST', '/api/ratings/refused', { body: {}, headers: { 'x-forwarded-for': from } }))?.status;
    expect([await status('2001:db8::1'), await status('2001:db8::2'), await status('2001:db8:0:1::1')]).toEqual([400, 429, 400]);
  });

  it('hears nobody but the kiosk itself', async () => {
    const house = await opened();
    const one = [original(1, FRIDAY)];
    expect((await tell(house, report(one), keyPairFrom(new Uint8Array(32).fill(9))))[0]).toBe(401);
    expect((await tell(house, report(one, { display: 'tv-1' })))[0]).toBe(401);
    for (const body of ['{', '[]', '{}', signRefused(report([]), KIOSK_KEYS)])
      expect([400, 401]).toContain((await house.call('POST', '/api/ratings/refused', { body })).status);
    expect(heldBy(house)).toBeNull();
  });
});

describe('an answer that was refused after the thanks', () => {
  it('is sent again when the cause is mended: by the same rules, once, late ones as an addendum', async () => {
    const house = await opened();
    await switched(house, false);
    await tell(house, report([original(1, NINE - 60_000), original(2, NINE - 120_000)]));
    const before = await listed(house);
    expect(before.answers.map(({ why, hinders }) => [why.code, hinders?.code])).toEqual([
      ['SCO-no-point', 'SCO-no-point'],
      ['SCO-no-point', 'SCO-no-point'],
    ]);
    const ids = before.answers.map(({ id }) => id);
    expect(await send(house, ids)).toEqual({ kept: 0, again: 0, still: 2 });
    await switched(house, true);
    expect((await listed(house)).answers.map(({ hinders }) => hinders)).toEqual([null, null]);
    expect(await send(house, ids)).toEqual({ kept: 2, again: 0, still: 0 });
    expect(records(house)).toEqual(['rating', 'rating']);
    expect(await listed(house)).toEqual({ answers: [], all: 0 });
    expect(heldBy(house)).toBeNull();
    // The kiosk had not heard that they were taken: told again they stay decided.
    await tell(house, report([original(1, NINE - 60_000)]));
    expect([heldBy(house), await send(house, ids)]).toEqual([null, { kept: 0, again: 0, still: 0 }]);
    const [act] = house.journal.acts.list({ before: null, limit: 1 });
    expect([act?.kind, act?.detail]).toEqual(['rating.refused-sent', { display: 'kiosk-1', kept: 2, again: 0, still: 0 }]);
  });

  it('counts in its own period: one of a closed day comes as an addendum, one that stands in the ledger counts no second time', async () => {
    const house = await opened();
    const late = original(1, FRIDAY);
    const figures = { count: 0, satisfied: 0, held: 0, excluded: 0 };
    const payload = { period: 'day', first: '2026-11-20', last: '2026-11-20', figures } as const;
    await house.parts.ledger.ratings.recordWhenCounted(() => [{ kind: 'period-closed', unit: 'ben-nghe', payload }]);
    const again = original(2, NINE - 60_000);
    await house.call('POST', '/api/ratings', { body: again.signed });
    await tell(house, report([late, again]));
    const ids = (await listed(house)).answers.map(({ id }) => id);
    expect(await send(house, ids)).toEqual({ kept: 1, again: 1, still: 0 });
    expect(
      records(house)
        .filter((kind) => kind !== 'period-closed')
        .sort(),
    ).toEqual(['late-rating', 'rating']);
  });

  it('stays refused when it came too soon, cannot be read, was signed with another key, or is too old', async () => {
    const house = await opened();
    const stranger = keyPairFrom(new Uint8Array(32).fill(9));
    await tell(
      house,
      report([
        original(1, NINE - 60_000, 'SCO-too-soon'),
        { seq: 2, code: 'kiosk-unreadable', signed: null },
        original(3, NINE - 120_000, 'rating-unsigned', 'ban', stranger),
        original(4, NINE - 36 * DAY, 'SCO-no-time'),
        original(5, NINE - 180_000, 'SCO-no-point', 'ban-da-kao'),
      ]),
    );
    const { answers } = await listed(house);
    const codes = ['SCO-too-soon', 'kiosk-unreadable', 'rating-unsigned', 'SCO-no-time', 'SCO-no-point'];
    expect(answers.map(({ hinders }) => hinders?.code)).toEqual(codes);
    expect(
      await send(
        house,
        answers.map(({ id }) => id),
      ),
    ).toEqual({ kept: 0, again: 0, still: 5 });
    expect([records(house), (await listed(house)).all]).toEqual([[], 5]);
  });

  it('is not told in what it says before it is decided, so that nobody chooses by that', async () => {
    const house = await opened();
    await tell(house, report([original(1, FRIDAY)]));
    const answer = await house.call('GET', PATH, { cookie });
    expect(JSON.stringify(answer.body)).not.toMatch(/hai-long|Hài lòng/);
  });

  it('is set aside for good with a reason that the journal keeps', async () => {
    const house = await opened();
    await tell(house, report([original(1, FRIDAY), original(2, FRIDAY + 60_000)]));
    const [id = ''] = (await listed(house)).answers.map((one) => one.id);
    const aside = (body: unknown) => house.call('POST', `${PATH}/set-aside`, { cookie, body });
    expect((await aside({ ids: [id], reason: '  ' })).status).toBe(400);
    expect((await aside({ ids: [id], reason: 'Máy chạy thử' })).status).toBe(204);
    const [act] = house.journal.acts.list({ before: null, limit: 1 });
    expect([act?.kind, act?.actor === undefined, act?.detail['answers'], act?.detail['reason']]).toEqual([
      ...['rating.refused-aside', false, 1, 'Máy chạy thử'],
    ]);
    expect([await send(house, [id]), (await listed(house)).all, records(house)]).toEqual([
      { kept: 0, again: 0, still: 0 },
      1,
      [],
    ]);
  });
});
