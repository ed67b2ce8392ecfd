import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Person } from '../../../content/wire/api.ts';
import { answersPageSchema, casesAnswerSchema, scorePageSchema } from '../../../content/wire/rating-api.ts';
import { isIntact } from '../../../server/ledger/ratings/breaches.ts';
import { behindScore, trendOf } from '../../../server/ratings/behind-score.ts';
import { scoresOn } from '../../../server/ratings/scores.ts';
import { nonceOf } from '../../support/ledger.ts';
import type { Edge } from '../http/edge.ts';
import { NINE, startRatingEdge } from './rating-edge.ts';

let edge: Edge;
let seqs: number[];
const answerAt = async (number: number, counter = 'quay-1'): Promise<number> => {
  const { seq } = await edge.parts.ledger.ratings.append({
    unit: 'ben-nghe',
    payload: {
      ...{ at: NINE - number * 60_000, offset: 420, point: 'ban', counter, scale: 'nam-muc', level: 'hai-long' },
      ...{ satisfied: true, reasons: [], class: 'at-place', nonce: nonceOf(number), use: null },
    },
    comment: number === 0 ? 'Gọi 0903 123 456 hoặc an.nguyen@example.vn, CCCD 001099012345, hồ sơ H-1234' : null,
  });
  return seq;
};
beforeEach(async () => {
  edge = await startRatingEdge(() => undefined);
  seqs = [];
  for (let number = 0; number < 4; number += 1) seqs.push(await answerAt(number));
});
afterEach(() => edge.close());

const who = (role: Person['grants'][number]['role'], unit: string | null = 'ben-nghe') => edge.cookieOf([{ role, unit }]);
const call = async (method: string, path: string, { cookie }: { cookie: string }, body?: unknown) =>
  edge.call(method, `/api${path}`, { cookie, ...(body === undefined ? {} : { body }) });
const seqIn = (body: unknown): number => z.object({ seq: z.number() }).parse(body).seq;
const scoreOf = () => edge.parts.ratingRoom.scores.of('ben-nghe', 'day', null);
const asked = (kind: string, targets: readonly number[]) => ({ kind, unit: 'ben-nghe', targets, reason: 'Thử máy khi lắp đặt' });

describe('excluding answers', () => {
  it('takes two people and a reason, and stays counted in public; readmitting takes two again', async () => {
    const [officer, approver] = [await who('officer'), await who('approver')];
    const [first = 0, second = 0] = seqs;
    const proposed = await call('POST', '/rating-cases', officer, asked('exclude', [first, second]));
    const seq = seqIn(proposed.body);
    expect(scoreOf()).toMatchObject({ count: 4, excluded: 0 });
    expect((await call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng là thử máy' })).status).toBe(204);
    expect(scoreOf()).toMatchObject({ count: 2, excluded: 2 });
    expect((await call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Lần nữa' })).status).toBe(404);
    const back = seqIn((await call('POST', '/rating-cases', approver, asked('readmit', [first]))).body);
    const admin = await who('admin');
    expect((await call('POST', `/rating-cases/${back}/confirm`, admin, { reason: 'Là thật' })).status).toBe(204);
    expect(scoreOf()).toMatchObject({ count: 3, excluded: 1 });
    const cases = casesAnswerSchema.parse((await call('GET', '/rating-cases', officer)).body);
    expect([cases.open.length, cases.decided.map(({ kind }) => kind)]).toEqual([0, ['readmit', 'exclude']]);
    expect(cases.decided.map(({ proposed, reason }) => [proposed, reason])).toEqual([
      ['Thử máy khi lắp đặt', 'Là thật'],
      ['Thử máy khi lắp đặt', 'Đúng là thử máy'],
    ]);
  });

  it('is never confirmed by who proposed it, nor by an officer or by staff', async () => {
    const [approver, officer, staff] = [await who('approver'), await who('officer'), await who('staff')];
    const [first = 0] = seqs;
    const seq = seqIn((await call('POST', '/rating-cases', approver, asked('exclude', [first]))).body);
    for (const [person, status] of [
      [approver, 409],
      [officer, 403],
      [staff, 403],
    ] as const)
      expect((await call('POST', `/rating-cases/${seq}/confirm`, person, { reason: 'Tôi' })).status).toBe(status);
    expect((await call('POST', '/rating-cases', staff, asked('exclude', [first]))).status).toBe(403);
    expect(scoreOf()).toMatchObject({ count: 4, excluded: 0 });
  });

  it('names answers of the unit that stand so; others are refused', async () => {
    const officer = await who('officer', null);
    const [first = 0] = seqs;
    expect((await call('POST', '/rating-cases', officer, asked('readmit', [first]))).status).toBe(409);
    expect((await call('POST', '/rating-cases', officer, asked('exclude', [99_999]))).status).toBe(422);
    expect((await call('POST', '/rating-cases', officer, { ...asked('exclude', [first]), unit: 'da-kao' })).status).toBe(422);
  });

  it('can be declined with a reason, which stands among the acts', async () => {
    const [officer, approver] = [await who('officer'), await who('approver')];
    const [first = 0] = seqs;
    const seq = seqIn((await call('POST', '/rating-cases', officer, asked('exclude', [first]))).body);
    expect((await call('POST', `/rating-cases/${seq}/decline`, approver, { reason: 'Không đủ căn cứ' })).status).toBe(204);
    expect(edge.parts.journal.acts.list({ before: null, limit: 1 })[0]).toMatchObject({
      kind: 'rating.declined',
      detail: { proposal: seq, reason: 'Không đủ căn cứ' },
    });
    expect((await call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'x' })).status).toBe(404);
  });
});

describe('a correction', () => {
  const move = (targets: readonly number[], to: object, unit = 'ben-nghe') => ({
    ...{ kind: 'correction', unit, targets, reason: 'Bấm ở máy của quầy bên cạnh' },
    to: { unit: 'ben-nghe', counter: null, ...to },
  });

  it('takes two people, moves answers to where they belong, and they are listed and counted there', async () => {
    const [officer, approver] = [await who('officer', 'district'), await who('approver', 'district')];
    const [first = 0, second = 0] = seqs;
    const asked = move([first, second], { unit: 'da-kao', counter: 'quay-1' });
    const seq = seqIn((await call('POST', '/rating-cases', officer, asked)).body);
    expect([scoreOf().count, edge.parts.ratingRoom.scores.of('da-kao', 'day', null).count]).toEqual([4, 0]);
    const open = casesAnswerSchema.parse(
      (await call('GET', '/rating-cases?unit=da-kao', await who('staff', 'da-kao'))).body,
    ).open;
    expect(open).toMatchObject([
      { kind: 'correction-proposed', to: { unitName: 'Phường Đa Kao', counterName: 'Quầy Đa Kao' }, mayConfirm: false },
    ]);
    expect((await call('POST', `/rating-cases/${seq}/confirm`, officer, { reason: 'Tôi' })).status).toBe(403);
    expect((await call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng' })).status).toBe(204);
    expect([scoreOf().count, edge.parts.ratingRoom.scores.of('da-kao', 'day', null).count]).toEqual([2, 2]);
    const list = async (unit: string) =>
      answersPageSchema.parse((await call('GET', `/scores/answers?unit=${unit}&window=day`, approver)).body).answers;
    expect((await list('ben-nghe')).map((one) => one.seq)).toEqual(seqs.slice(2).reverse());
    expect(await list('da-kao')).toMatchObject([
      { seq: second, unit: 'da-kao', moved: true },
      { seq: first, unit: 'da-kao', moved: true },
    ]);
    expect(edge.parts.ledger.ratings.placeOf(second)).toEqual({ standing: 'counted', unit: 'da-kao', counter: 'quay-1' });
    expect((await list('district')).map((one) => one.seq)).toEqual([...seqs].reverse());
    expect((await call('POST', '/rating-cases', officer, asked)).status).toBe(422);
    const back = seqIn((await call('POST', '/rating-cases', officer, move([first], {}, 'da-kao'))).body);
    expect((await call('POST', `/rating-cases/${back}/confirm`, approver, { reason: 'Lại đúng' })).status).toBe(204);
    expect([(await list('ben-nghe')).length, (await list('da-kao')).length]).toEqual([3, 1]);
  });

  it('leads only to a place that there is and that both people answer for', async () => {
    const [own, wide] = [await who('officer'), await who('officer', 'district')];
    const status = async (person: { cookie: string }, body: object) => (await call('POST', '/rating-cases', person, body)).status;
    const first = seqs.slice(0, 1);
    expect(await status(own, move(first, { unit: 'da-kao' }))).toBe(403);
    expect(await status(wide, move(first, { unit: 'khong-co' }))).toBe(403);
    expect(await status(await who('officer', null), move(first, { unit: 'khong-co' }))).toBe(404);
    expect(await status(wide, move(first, { counter: 'quay-9' }))).toBe(422);
    expect(await status(wide, move(first, { counter: 'quay-1' }))).toBe(409);
    const seq = seqIn((await call('POST', '/rating-cases', wide, move(first, { unit: 'da-kao' }))).body);
    expect((await call('POST', `/rating-cases/${seq}/confirm`, await who('approver'), { reason: 'Chỉ một phường' })).status).toBe(
      403,
    );
  });
});

describe('an objection', () => {
  it('is closed without a change only when two others have not agreed, and tells whom and why', async () => {
    const [objector, one, two] = [await who('staff'), await who('approver'), await who('admin')];
    const first = seqs.slice(0, 1);
    const seq = seqIn((await call('POST', '/rating-cases', objector, asked('objection', first))).body);
    const decline = async (person: { cookie: string }, reason: string) =>
      (await call('POST', `/rating-cases/${seq}/decline`, person, { reason })).status;
    const seen = async () => casesAnswerSchema.parse((await call('GET', '/rating-cases', objector)).body);
    expect(await decline(one, 'Không đủ căn cứ')).toBe(204);
    expect((await seen()).open).toMatchObject([{ seq, declines: [{ reason: 'Không đủ căn cứ' }] }]);
    expect(await decline(one, 'Lần nữa')).toBe(409);
    expect(await decline(two, 'Đã xem camera')).toBe(204);
    const { open, declined } = await seen();
    expect(open).toEqual([]);
    expect(declined).toMatchObject([{ seq, declines: [{ reason: 'Không đủ căn cứ' }, { reason: 'Đã xem camera' }] }]);
    expect(await decline(two, 'Thêm')).toBe(404);
    expect(casesAnswerSchema.parse((await call('GET', '/rating-cases', await who('staff', 'da-kao'))).body).declined).toEqual([]);
  });

  it('goes to two others: who objects neither proposes nor confirms', async () => {
    const [objector, officer, approver] = [await who('approver'), await who('officer'), await who('approver')];
    const [first = 0, second = 0] = seqs;
    expect((await call('POST', '/rating-cases', objector, asked('objection', [first]))).status).toBe(201);
    expect((await call('POST', '/rating-cases', objector, asked('exclude', [first, second]))).status).toBe(409);
    const seq = seqIn((await call('POST', '/rating-cases', officer, asked('exclude', [first]))).body);
    expect((await call('POST', `/rating-cases/${seq}/confirm`, objector, { reason: 'Tôi' })).status).toBe(409);
    const answers = answersPageSchema.parse((await call('GET', '/scores/answers?unit=ben-nghe&window=day', officer)).body);
    expect(answers.answers.find((one) => one.seq === first)?.objected).toBe(true);
    expect((await call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng' })).status).toBe(204);
    expect(casesAnswerSchema.parse((await call('GET', '/rating-cases', objector)).body).open).toEqual([]);
  });

  it('may be made by staff for their own unit only, and seen by nobody of another', async () => {
    const [staff, other] = [await who('staff'), await who('staff', 'da-kao')];
    const [first = 0] = seqs;
    expect((await call('POST', '/rating-cases', other, asked('objection', [first]))).status).toBe(403);
    expect((await call('POST', '/rating-cases', staff, asked('objection', [first]))).status).toBe(201);
    expect(casesAnswerSchema.parse((await call('GET', '/rating-cases', other)).body).open).toEqual([]);
    expect(casesAnswerSchema.parse((await call('GET', '/rating-cases', staff)).body).open).toHaveLength(1);
  });
});

describe('what staff read', () => {
  it('is the score of the board, to the digit, with the answers behind it and personal data masked', async () => {
    const staff = await who('staff');
    const page = scorePageSchema.parse((await call('GET', '/scores?unit=ben-nghe&window=day', staff)).body);
    expect(page.score).toEqual({ ...scoreOf(), updated: page.score.updated });
    expect(page.levels).toEqual([{ id: 'hai-long', label: { vi: 'Hài lòng', en: 'Satisfied' }, count: 4 }]);
    expect([page.counters, page.hiddenAtCounters, page.unwitnessed.records > 0]).toEqual([[], 4, true]);
    const answers = answersPageSchema.parse((await call('GET', '/scores/answers?unit=ben-nghe&window=day&limit=2', staff)).body);
    expect(answers.answers.map(({ seq }) => seq)).toEqual(seqs.slice(2).reverse());
    const rest = answersPageSchema.parse(
      (await call('GET', `/scores/answers?unit=ben-nghe&window=day&before=${answers.next}`, staff)).body,
    );
    expect([rest.answers.map(({ seq }) => seq), rest.next]).toEqual([seqs.slice(0, 2).reverse(), null]);
    expect(rest.answers.at(-1)?.comment).toBe('Gọi [số] hoặc [e-mail], CCCD [số], hồ sơ H-1234');
  });

  it('shows words until somebody who may erases them, with a reason; the answer stays and the ledger is sound', async () => {
    const [first = 0, second = 0] = seqs;
    const [staff, approver] = [await who('staff'), await who('approver')];
    const erase = async (seq: number, person: { cookie: string }) =>
      (await call('POST', `/rating-comments/${seq}/erase`, person, { reason: 'Người dân yêu cầu' })).status;
    expect(await erase(first, staff)).toBe(403);
    expect(await erase(first, await who('approver', 'da-kao'))).toBe(404);
    expect(await erase(second, approver)).toBe(404);
    expect(await erase(first, approver)).toBe(204);
    expect(await erase(first, approver)).toBe(404);
    const all = answersPageSchema.parse((await call('GET', '/scores/answers?unit=ben-nghe&window=day', staff)).body);
    expect(all.answers.map(({ comment }) => comment)).toEqual([null, null, null, null]);
    expect(scoreOf().count).toBe(4);
    const [act] = edge.journal.acts.list({ before: null, limit: 1 });
    expect(act).toMatchObject({ kind: 'rating.comment-erased', detail: { answer: first, reason: 'Người dân yêu cầu' } });
  });

  it('SCO-13 names no counter at which fewer than five answered, in the list and in what is exported', async () => {
    const staff = await who('staff');
    const rows = async () =>
      answersPageSchema
        .parse((await call('GET', '/scores/answers?unit=ben-nghe&window=day', staff)).body)
        .answers.map(({ counter, counterName, point, pointName }) => [counter, counterName, point, pointName]);
    expect(await rows()).toEqual(Array(4).fill([null, null, null, 'Phường Bến Nghé']));
    const csv = async () => String((await call('GET', '/scores/export.csv?unit=ben-nghe&window=day', staff)).body);
    expect(await csv()).not.toMatch(/Quầy số|Điểm ban/);
    await answerAt(4);
    expect(await rows()).toEqual(Array(5).fill(['quay-1', 'Quầy số 1', 'ban', 'Điểm ban']));
    expect((await csv()).match(/"Điểm ban","Quầy số 1"/g)).toHaveLength(5);
    await answerAt(5, 'quay-2');
    expect((await rows())[0]).toEqual([null, null, null, 'Phường Bến Nghé']);
  });

  it('SCO-21 is no number at all where the ledger does not hold, nor is anything behind the score', async () => {
    const { ledger, ratingRoom } = edge.parts;
    const scores = scoresOn({
      ledger: { ratings: ledger.ratings, intact: () => false },
      places: ratingRoom.places,
      now: () => NINE,
    });
    const deps = { scores, ledger, places: ratingRoom.places, planOf: () => null };
    const all = { unit: () => true, display: () => true };
    const page = behindScore(deps, { unit: 'ben-nghe', window: 'month', part: 0 }, all);
    expect([page.levels, page.reasons, page.counters, page.hiddenAtCounters]).toEqual([[], [], [], 0]);
    expect([page.score.shown, ...Object.values(page.classes).map(({ count }) => count)]).toEqual(['broken', 0, 0, 0]);
    expect(page.addendum).toEqual({ count: 0, satisfied: 0, held: 0, excluded: 0 });
    const days = scores.days('ben-nghe', 'month', null);
    expect(trendOf(scores, 'ben-nghe', days, '2026-11-23')).toEqual({ days: [], hours: [] });
    expect(trendOf(ratingRoom.scores, 'ben-nghe', days, '2026-11-23').days).toHaveLength(23);
  });

  it('SCO-21 is broken by what was tampered with until the close of its day, and not by what was before or after', () => {
    const { ledger, ratingRoom } = edge.parts;
    const midnight = Date.UTC(2026, 10, 22, 17, 0);
    const shownAt = (since: number, upto: number) => {
      const breach = { why: 'changed' as const, first: 0, until: 1, since, upto, found: NINE };
      const intact = (from: number, until: number) => isIntact([breach], from, until);
      const scores = scoresOn({ ledger: { ratings: ledger.ratings, intact }, places: ratingRoom.places, now: () => NINE });
      return ['2026-11-22', '2026-11-23'].map((day) => scores.of('ben-nghe', 'day', day).shown);
    };
    const minute = 60_000;
    expect(shownAt(midnight + 2 * minute, midnight + 3 * minute)).toEqual(['broken', 'broken']);
    expect(shownAt(midnight + 40 * minute, midnight + 41 * minute)).toEqual(['none', 'broken']);
    expect(shownAt(midnight - 3 * minute, midnight - 2 * minute)).toEqual(['broken', 'counts']);
    expect(shownAt(midnight - 30 * 60 * minute, midnight - 25 * 60 * minute)).toEqual(['none', 'counts']);
  });

  it('adds up to the district above, and is never another ward’s', async () => {
    const all = await who('staff', 'district');
    const district = scorePageSchema.parse((await call('GET', '/scores?unit=district&window=week', all)).body);
    expect(district.score).toMatchObject({ count: 4, unitName: 'district' });
    expect((await call('GET', '/scores?unit=ben-nghe&window=day', await who('staff', 'da-kao'))).status).toBe(403);
  });

  it('is exported without formulas and without what was masked', async () => {
    const officer = await who('officer');
    const csv = await edge.call('GET', '/api/scores/export.csv?unit=ben-nghe&window=day', { cookie: officer.cookie });
    const text = String(csv.body);
    expect(text.split('\r\n')).toHaveLength(7);
    expect(text).not.toMatch(/0903|example\.vn/);
    const cells = text.split('\r\n').flatMap((line) => line.replace('\ufeff', '').split(','));
    expect(cells.filter((cell) => /^"[=+\-@]/.test(cell))).toEqual([]);
    const xlsx = await fetch(`${edge.url}/api/scores/export.xlsx?unit=ben-nghe&window=day`, {
      headers: { cookie: officer.cookie },
    });
    expect([
      xlsx.status,
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ]).toEqual([200, 'PK']);
  });
});
