import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ratingSettingsSchema } from '../../../content/score/settings.ts';
import { ticketsAnswerSchema } from '../../../content/wire/rating-import-api.ts';
import type { Edge } from '../http/edge.ts';
import { NINE, SMALL_PAGES, startRatingEdge } from './rating-edge.ts';

const DAY_MS = 86_400_000;

let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});

const opened = async () => {
  const house = await startRatingEdge((folder) => {
    for (const [name, text] of Object.entries(SMALL_PAGES)) writeFileSync(join(folder, name), text);
  });
  edge = house;
  const { cookie } = await house.cookieOf([{ role: 'admin', unit: null }]);
  const stand = async (unit = 'ben-nghe') => (await house.call('GET', `/api/rating-tickets?unit=${unit}`, { cookie })).body;
  const make = async (count: number) =>
    ticketsAnswerSchema.parse(
      (await house.call('POST', '/api/rating-tickets', { cookie, body: { unit: 'ben-nghe', count } })).body,
    ).codes;
  return { house, cookie, stand, make };
};

describe('ticket codes', () => {
  it('are counted as unused until they answer, or are too old', async () => {
    const { house, stand, make } = await opened();
    expect(await stand()).toEqual({ made: 0, unused: 0 });
    const codes = await make(3);
    expect(new Set(codes).size).toBe(3);
    expect(await stand()).toEqual({ made: 3, unused: 3 });
    expect(await stand('da-kao')).toEqual({ made: 0, unused: 0 });
    const page = await (await fetch(`${house.url}/r/to-giay?ticket=${codes[0]}`)).text();
    const pass = /name="pass" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = new URLSearchParams({ pass, level: 'hai-long', ticket: codes[0] ?? '' });
    expect((await fetch(`${house.url}/r/to-giay`, { method: 'POST', body: form })).status).toBe(200);
    expect(house.parts.ratingRoom.scores.of('ben-nghe', 'day', null)).toMatchObject({ count: 1, verified: 1 });
    expect(await stand()).toEqual({ made: 3, unused: 2 });
    house.clock = NINE + 8 * DAY_MS;
    const { cookie } = await house.cookieOf([{ role: 'admin', unit: null }]);
    const later = await house.call('GET', '/api/rating-tickets?unit=ben-nghe', { cookie });
    expect(later.body).toEqual({ made: 0, unused: 0 });
  });
});

describe('removing a rating point or counter', () => {
  it('is refused with a sentence once an answer names it, and allowed before', async () => {
    const { house, cookie } = await opened();
    const seen = ratingSettingsSchema.parse((await house.call('GET', '/api/rating-settings', { cookie })).body);
    const without = (point: string, counter: string) => ({
      ...seen,
      points: seen.points
        .filter(({ id }) => id !== point)
        .map((one) => (one.counter === counter ? { ...one, counter: null } : one)),
      counters: seen.counters.filter(({ unit, id }) => `${unit}/${id}` !== `ben-nghe/${counter}`),
    });
    const put = (settings: unknown) => house.call('PUT', '/api/rating-settings', { cookie, body: { seen, settings } });
    const offer = { at: NINE, level: 'hai-long', reasons: [], comment: null, use: null, trace: null };
    const { library } = house.parts;
    expect(library.current().rating.points.some(({ id }) => id === 'ban')).toBe(true);
    await house.parts.ledger.ratings.append({
      unit: 'ben-nghe',
      comment: null,
      payload: {
        ...{ at: offer.at, offset: 420, point: 'ban', counter: 'quay-1', scale: 'nam-muc', level: offer.level },
        ...{ satisfied: true, reasons: [], class: 'at-place', nonce: 'A'.repeat(22), use: null },
      },
    });
    const refused = await put(without('ban', ''));
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      422,
      expect.stringContaining('đã có lượt đánh giá nên không xóa được'),
    ]);
    expect((await put(without('', 'quay-1'))).status).toBe(422);
    expect((await put(without('to-giay', 'quay-2'))).status).toBe(204);
  });
});
