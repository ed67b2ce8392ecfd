import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ratingSettingsSchema } from '../../../content/score/settings.ts';
import { answersPageSchema, casesAnswerSchema, rankingAnswerSchema, scorePageSchema } from '../../../content/wire/rating-api.ts';
import { nonceOf } from '../../support/ledger.ts';
import type { Edge } from '../http/edge.ts';
import { NINE, startRatingEdge } from './rating-edge.ts';

let edge: Edge;
let staff: string;
let chief: string;
const answer = (unit: string, point: string, number: number) =>
  edge.parts.ledger.ratings.append({
    unit,
    payload: {
      ...{ at: NINE - number * 1000, offset: 420, point, counter: 'quay-1', scale: 'nam-muc', level: 'hai-long' },
      ...{ satisfied: true, reasons: [], class: 'at-place', nonce: nonceOf(number), use: null },
    },
    comment: `Ý kiến ở ${unit}`,
  });
const call = (method: string, path: string, cookie: string, body?: unknown) =>
  edge.call(method, `/api${path}`, { cookie, ...(body === undefined ? {} : { body }) });

beforeAll(async () => {
  edge = await startRatingEdge(() => undefined);
  for (let number = 0; number < 6; number += 1) await answer('ben-nghe', 'ban', number);
  for (let number = 6; number < 12; number += 1) await answer('da-kao', 'ban-da-kao', number);
  await edge.parts.ratingRoom.cases.propose({ kind: 'objection', unit: 'ben-nghe', targets: [0], reason: 'Nhầm' }, 'ai-do');
  staff = (await edge.cookieOf([{ role: 'staff', unit: 'da-kao' }])).cookie;
  chief = (await edge.cookieOf([{ role: 'approver', unit: 'district' }])).cookie;
});
afterAll(() => edge.close());

describe('staff of another ward', () => {
  const score = 'unit=ben-nghe&window=day';
  const asked = { unit: 'ben-nghe', targets: [0], reason: 'Tôi muốn' };
  const settings = { seen: {}, settings: {} };
  it.each([
    ['GET', `/scores?${score}`, 403],
    ['GET', '/scores?unit=district&window=day', 403],
    ['GET', `/scores/trend?${score}`, 403],
    ['GET', `/scores/answers?${score}`, 403],
    ['GET', '/scores/answers?unit=district&window=day', 403],
    ['GET', '/scores/board?units=da-kao,ben-nghe&window=day', 403],
    ['GET', `/scores/export.csv?${score}`, 403],
    ['GET', `/scores/export.xlsx?${score}`, 403],
    ['GET', '/scores/export.csv?unit=district&window=day', 403],
    ['GET', '/scores?unit=khong-co&window=day', 403],
    ['POST', '/rating-cases', 403, { kind: 'objection', ...asked }],
    ['POST', '/rating-cases', 403, { kind: 'exclude', ...asked }],
    ['POST', '/rating-cases', 422, { kind: 'objection', ...asked, unit: 'da-kao' }],
    ['POST', '/rating-cases', 403, { kind: 'correction', ...asked, to: { unit: 'da-kao', counter: null } }],
    ['POST', '/rating-cases/12/confirm', 403, { reason: 'x' }],
    ['POST', '/rating-cases/12/decline', 403, { reason: 'x' }],
    ['PUT', '/rating-settings', 403, settings],
    ['POST', '/rating-tickets', 403, { unit: 'da-kao', count: 1 }],
    ['GET', '/import/keys', 403],
    ['POST', '/import/preview', 403, { point: 'mot-cua', csv: 'x' }],
  ] as const)('%s %s is refused with %i', async (method, path, status, body?: unknown) => {
    const refused = await call(method, path, staff, body);
    expect(refused.status).toBe(status);
    expect(JSON.stringify(refused.body)).not.toMatch(/Ý kiến|Bến Nghé/);
  });

  it('reads of the settings, the ranking and the cases what concerns the own ward', async () => {
    const { points, counters } = ratingSettingsSchema.parse((await call('GET', '/rating-settings', staff)).body);
    expect([points.map(({ id }) => id), counters.map(({ unit }) => unit)]).toEqual([['ban-da-kao'], ['da-kao']]);
    const { ranked, notEnough } = rankingAnswerSchema.parse((await call('GET', '/scores/ranking?window=quarter', staff)).body);
    expect([...ranked, ...notEnough].map(({ unit }) => unit)).toEqual(['da-kao']);
    const { open, quarantined, decided } = casesAnswerSchema.parse((await call('GET', '/rating-cases', staff)).body);
    expect([open, quarantined, decided]).toEqual([[], [], []]);
  });
});

describe('whoever leads the district', () => {
  it('reads the answers of all wards below in one list, newest first, page by page, each with its ward', async () => {
    const page = async (before: string) =>
      answersPageSchema.parse((await call('GET', `/scores/answers?unit=district&window=day&limit=5${before}`, chief)).body);
    const first = await page('');
    const second = await page(`&before=${first.next}`);
    const third = await page(`&before=${second.next}`);
    const all = [...first.answers, ...second.answers, ...third.answers];
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, at) => 11 - at));
    expect(all.map(({ unitName }) => unitName)).toEqual([...Array(6).fill('Phường Đa Kao'), ...Array(6).fill('Phường Bến Nghé')]);
    expect(third.next).toBeNull();
    const csv = String((await call('GET', '/scores/export.csv?unit=district&window=day', chief)).body).split('\r\n');
    expect(csv[1]).toContain('"Đơn vị"');
    expect(csv.filter((line) => line.includes('"Phường Bến Nghé","Điểm ban","Quầy số 1"'))).toHaveLength(6);
    expect(csv.filter((line) => line.includes('"Phường Đa Kao","Điểm ban-da-kao","Quầy Đa Kao"'))).toHaveLength(6);
  });

  it('sees the wards just below with their scores, and each counter with its name and ward', async () => {
    const { below, counters, score } = scorePageSchema.parse((await call('GET', '/scores?unit=district&window=day', chief)).body);
    expect(below.map(({ unitName, score: one }) => [unitName, one.count])).toEqual([
      ['Phường Bến Nghé', 6],
      ['Phường Đa Kao', 6],
    ]);
    expect(score.count).toBe(12);
    expect(counters.map(({ unitName, name, count }) => [unitName, name, count])).toEqual([
      ['Phường Bến Nghé', 'Quầy số 1', 6],
      ['Phường Đa Kao', 'Quầy Đa Kao', 6],
    ]);
  });
});
