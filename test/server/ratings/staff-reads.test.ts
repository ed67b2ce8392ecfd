import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersPageSchema, scorePageSchema } from '../../../content/wire/rating-api.ts';
import { isIntact } from '../../../server/ledger/ratings/breaches.ts';
import { behindScore, trendOf } from '../../../server/ratings/behind-score.ts';
import { scoresOn } from '../../../server/ratings/scores.ts';
import { answeredEdge } from './answered-edge.ts';
import { NINE } from './rating-edge.ts';

let house: Awaited<ReturnType<typeof answeredEdge>>;
beforeEach(async () => {
  house = await answeredEdge();
});
afterEach(() => house.edge.close());

describe('what staff read', () => {
  it('is the score of the board, to the digit, with the answers behind it and personal data masked', async () => {
    const staff = await house.who('staff');
    const page = scorePageSchema.parse((await house.call('GET', '/scores?unit=ben-nghe&window=day', staff)).body);
    expect(page.score).toEqual({ ...house.scoreOf(), updated: page.score.updated });
    expect(page.levels).toEqual([{ id: 'hai-long', label: { vi: 'Hài lòng', en: 'Satisfied' }, count: 4 }]);
    expect([page.counters, page.hiddenAtCounters, page.withoutCounter, page.unwitnessed.records > 0]).toEqual([[], 4, 0, true]);
    const answers = answersPageSchema.parse(
      (await house.call('GET', '/scores/answers?unit=ben-nghe&window=day&limit=2', staff)).body,
    );
    expect(answers.answers.map(({ seq }) => seq)).toEqual(house.seqs.slice(2).reverse());
    const rest = answersPageSchema.parse(
      (await house.call('GET', `/scores/answers?unit=ben-nghe&window=day&before=${answers.next}`, staff)).body,
    );
    expect([rest.answers.map(({ seq }) => seq), rest.next]).toEqual([house.seqs.slice(0, 2).reverse(), null]);
    expect(rest.answers.at(-1)?.comment).toBe('Gọi [số] hoặc [e-mail], CCCD [số], hồ sơ H-1234');
  });

  it('shows words until somebody who may erases them, with a reason; the answer stays and the ledger is sound', async () => {
    const [first = 0, second = 0] = house.seqs;
    const [staff, approver] = [await house.who('staff'), await house.who('approver')];
    const erase = async (seq: number, person: { cookie: string }) =>
      (await house.call('POST', `/rating-comments/${seq}/erase`, person, { reason: 'Người dân yêu cầu' })).status;
    expect(await erase(first, staff)).toBe(403);
    expect(await erase(first, await house.who('approver', 'da-kao'))).toBe(404);
    expect(await erase(second, approver)).toBe(404);
    expect(await erase(first, approver)).toBe(204);
    expect(await erase(first, approver)).toBe(404);
    const all = answersPageSchema.parse((await house.call('GET', '/scores/answers?unit=ben-nghe&window=day', staff)).body);
    expect(all.answers.map(({ comment }) => comment)).toEqual([null, null, null, null]);
    expect(house.scoreOf().count).toBe(4);
    const [act] = house.edge.journal.acts.list({ before: null, limit: 1 });
    expect(act).toMatchObject({ kind: 'rating.comment-erased', detail: { answer: first, reason: 'Người dân yêu cầu' } });
  });

  it('SCO-13 names no counter at which fewer than five answered, in the list and in what is exported', async () => {
    const staff = await house.who('staff');
    const rows = async () =>
      answersPageSchema
        .parse((await house.call('GET', '/scores/answers?unit=ben-nghe&window=day', staff)).body)
        .answers.map(({ counter, counterName, point, pointName }) => [counter, counterName, point, pointName]);
    expect(await rows()).toEqual(Array(4).fill([null, null, null, 'Phường Bến Nghé']));
    const csv = async () => String((await house.call('GET', '/scores/export.csv?unit=ben-nghe&window=day', staff)).body);
    expect(await csv()).not.toMatch(/Quầy số|Điểm ban/);
    await house.answerAt(4);
    expect(await rows()).toEqual(Array(5).fill(['quay-1', 'Quầy số 1', 'ban', 'Điểm ban']));
    expect((await csv()).match(/"Điểm ban","Quầy số 1"/g)).toHaveLength(5);
    await house.answerAt(5, 'quay-2');
    expect((await rows())[0]).toEqual([null, null, null, 'Phường Bến Nghé']);
  });

  it('SCO-13 names that counter no more when an answer of it is held back, or excluded, than when it counts', async () => {
    const staff = await house.who('staff');
    const [first = 0, second = 0] = house.seqs;
    const { ratings } = house.edge.parts.ledger;
    const act = { actor: 'system', kind: 'rating.quarantined', detail: {} };
    await ratings.record([{ kind: 'quarantine', unit: 'ben-nghe', payload: { targets: [first], detector: 'burst' } }], act);
    await house.exclude([second]);
    const { answers } = answersPageSchema.parse(
      (await house.call('GET', '/scores/answers?unit=ben-nghe&window=day', staff)).body,
    );
    expect(answers.map(({ standing }) => standing).sort()).toEqual(['counted', 'counted', 'excluded', 'held']);
    expect(answers.map(({ counter, point, pointName }) => [counter, point, pointName])).toEqual(
      Array(4).fill([null, null, 'Phường Bến Nghé']),
    );
    const csv = String((await house.call('GET', '/scores/export.csv?unit=ben-nghe&window=day', staff)).body);
    expect([csv.split('\r\n').length > 4, /Quầy số|Điểm ban/.test(csv)]).toEqual([true, false]);
    for (const number of [4, 5, 6]) await house.answerAt(number);
    const shown = answersPageSchema.parse((await house.call('GET', '/scores/answers?unit=ben-nghe&window=day', staff)).body);
    expect(shown.answers.map(({ counterName }) => counterName)).toEqual(Array(7).fill('Quầy số 1'));
  });

  it('SCO-13 names no counter in the list whose numbers the page hides: nobody takes one from the other', async () => {
    for (let number = 4; number < 10; number += 1) await house.answerAt(number, 'quay-2');
    for (let number = 10; number < 20; number += 1) await house.answerAt(number, 'quay-3');
    house.edge.clock = NINE + 86_400_000;
    await house.edge.parts.ledger.wake();
    for (let number = 20; number < 30; number += 1) await house.answerAt(number, 'quay-2');
    const staff = await house.who('staff');
    const query = 'unit=ben-nghe&window=day&day=2026-11-23';
    const page = scorePageSchema.parse((await house.call('GET', `/scores?${query}`, staff)).body);
    expect([page.counters.map(({ id }) => id), page.hiddenAtCounters]).toEqual([['quay-3'], 10]);
    const { answers } = answersPageSchema.parse((await house.call('GET', `/scores/answers?${query}`, staff)).body);
    expect(answers).toHaveLength(30);
    expect(answers.filter(({ counter }) => counter === 'quay-1' || counter === 'quay-2')).toEqual([]);
  });

  it('says how many answers named no counter, beside those of counters and those that are not told apart', async () => {
    await house.answerAt(4);
    for (const [number, counter] of [
      [5, null],
      [6, null],
      [7, 'quay-2'],
      [8, 'quay-3'],
      [9, 'quay-3'],
      [10, 'quay-3'],
      [11, 'quay-3'],
    ] as const)
      await house.answerAt(number, counter);
    const query = async (unit: string) =>
      scorePageSchema.parse(
        (await house.call('GET', `/scores?unit=${unit}&window=day`, await house.who('staff', 'district'))).body,
      );
    for (const unit of ['ben-nghe', 'district']) {
      const { counters, hiddenAtCounters, withoutCounter, score } = await query(unit);
      expect([counters.map(({ count }) => count), hiddenAtCounters, withoutCounter, score.count]).toEqual([[5], 5, 2, 12]);
    }
  });

  it('SCO-21 is no number at all where the ledger does not hold, nor is anything behind the score', async () => {
    const { ledger, ratingRoom } = house.edge.parts;
    const scores = scoresOn({
      ledger: { ratings: ledger.ratings, intact: () => false },
      places: ratingRoom.places,
      now: () => NINE,
    });
    const deps = { scores, ledger, places: ratingRoom.places, planOf: () => null };
    const all = { unit: () => true, display: () => true };
    const page = behindScore(deps, { unit: 'ben-nghe', window: 'month', part: 0 }, all);
    expect([page.levels, page.reasons, page.counters, page.hiddenAtCounters, page.withoutCounter]).toEqual([[], [], [], 0, 0]);
    expect([page.score.shown, ...Object.values(page.classes).map(({ count }) => count)]).toEqual(['broken', 0, 0, 0]);
    expect(page.addendum).toEqual({ count: 0, satisfied: 0, held: 0, excluded: 0 });
    const days = scores.days('ben-nghe', 'month', null);
    expect(await trendOf(scores, 'ben-nghe', days, '2026-11-23')).toEqual({ days: [], hours: [] });
    expect((await trendOf(ratingRoom.scores, 'ben-nghe', days, '2026-11-23')).days).toHaveLength(23);
  });

  it('SCO-21 is broken by what was tampered with until the close of its day, and not by what was before or after', () => {
    const { ledger, ratingRoom } = house.edge.parts;
    const midnight = Date.UTC(2026, 10, 22, 17, 0);
    const shownAt = (since: number, upto: number) => {
      const breach = { why: 'changed' as const, first: 0, until: 1, since, upto, found: NINE };
      const intact = (from: number, over: number) => isIntact([breach], from, over + 5 * 60_000);
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
    const all = await house.who('staff', 'district');
    const district = scorePageSchema.parse((await house.call('GET', '/scores?unit=district&window=week', all)).body);
    expect(district.score).toMatchObject({ count: 4, unitName: 'district' });
    expect((await house.call('GET', '/scores?unit=ben-nghe&window=day', await house.who('staff', 'da-kao'))).status).toBe(403);
  });

  it('is exported without formulas and without what was masked', async () => {
    const officer = await house.who('officer');
    const csv = await house.edge.call('GET', '/api/scores/export.csv?unit=ben-nghe&window=day', { cookie: officer.cookie });
    const text = String(csv.body);
    expect(text.split('\r\n')).toHaveLength(7);
    expect(text).not.toMatch(/0903|example\.vn/);
    const cells = text.split('\r\n').flatMap((line) => line.replace('\ufeff', '').split(','));
    expect(cells.filter((cell) => /^"[=+\-@]/.test(cell))).toEqual([]);
    const xlsx = await fetch(`${house.edge.url}/api/scores/export.xlsx?unit=ben-nghe&window=day`, {
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
