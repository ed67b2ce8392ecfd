import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answersPageSchema, casesAnswerSchema } from '../../../content/wire/rating-api.ts';
import { answeredEdge } from './answered-edge.ts';

let house: Awaited<ReturnType<typeof answeredEdge>>;
beforeEach(async () => {
  house = await answeredEdge();
});
afterEach(() => house.edge.close());

const seqIn = (body: unknown): number => z.object({ seq: z.number() }).parse(body).seq;
const asked = (kind: string, targets: readonly number[]) => ({ kind, unit: 'ben-nghe', targets, reason: 'Thử máy khi lắp đặt' });

describe('excluding answers', () => {
  it('takes two people and a reason, and stays counted in public; readmitting takes two again', async () => {
    const [officer, approver] = [await house.who('officer'), await house.who('approver')];
    const [first = 0, second = 0] = house.seqs;
    const proposed = await house.call('POST', '/rating-cases', officer, asked('exclude', [first, second]));
    const seq = seqIn(proposed.body);
    expect(house.scoreOf()).toMatchObject({ count: 4, excluded: 0 });
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng là thử máy' })).status).toBe(204);
    expect(house.scoreOf()).toMatchObject({ count: 2, excluded: 2 });
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Lần nữa' })).status).toBe(404);
    const back = seqIn((await house.call('POST', '/rating-cases', approver, asked('readmit', [first]))).body);
    const admin = await house.who('admin');
    expect((await house.call('POST', `/rating-cases/${back}/confirm`, admin, { reason: 'Là thật' })).status).toBe(204);
    expect(house.scoreOf()).toMatchObject({ count: 3, excluded: 1 });
    const cases = casesAnswerSchema.parse((await house.call('GET', '/rating-cases', officer)).body);
    expect([cases.open.length, cases.decided.map(({ kind }) => kind)]).toEqual([0, ['readmit', 'exclude']]);
    expect(cases.decided.map(({ proposed, reason }) => [proposed, reason])).toEqual([
      ['Thử máy khi lắp đặt', 'Là thật'],
      ['Thử máy khi lắp đặt', 'Đúng là thử máy'],
    ]);
  });

  it('is never confirmed by who proposed it, nor by an officer or by staff', async () => {
    const [approver, officer, staff] = [await house.who('approver'), await house.who('officer'), await house.who('staff')];
    const [first = 0] = house.seqs;
    const seq = seqIn((await house.call('POST', '/rating-cases', approver, asked('exclude', [first]))).body);
    for (const [person, status] of [
      [approver, 409],
      [officer, 403],
      [staff, 403],
    ] as const)
      expect((await house.call('POST', `/rating-cases/${seq}/confirm`, person, { reason: 'Tôi' })).status).toBe(status);
    expect((await house.call('POST', '/rating-cases', staff, asked('exclude', [first]))).status).toBe(403);
    expect(house.scoreOf()).toMatchObject({ count: 4, excluded: 0 });
  });

  it('names answers of the unit that stand so; others are refused', async () => {
    const officer = await house.who('officer', null);
    const [first = 0] = house.seqs;
    expect((await house.call('POST', '/rating-cases', officer, asked('readmit', [first]))).status).toBe(409);
    expect((await house.call('POST', '/rating-cases', officer, asked('exclude', [99_999]))).status).toBe(422);
    expect((await house.call('POST', '/rating-cases', officer, { ...asked('exclude', [first]), unit: 'da-kao' })).status).toBe(
      422,
    );
  });

  it('can be declined with a reason, which stands among the acts', async () => {
    const [officer, approver] = [await house.who('officer'), await house.who('approver')];
    const [first = 0] = house.seqs;
    const seq = seqIn((await house.call('POST', '/rating-cases', officer, asked('exclude', [first]))).body);
    expect((await house.call('POST', `/rating-cases/${seq}/decline`, approver, { reason: 'Không đủ căn cứ' })).status).toBe(204);
    expect(house.edge.parts.journal.acts.list({ before: null, limit: 1 })[0]).toMatchObject({
      kind: 'rating.declined',
      detail: { proposal: seq, reason: 'Không đủ căn cứ' },
    });
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'x' })).status).toBe(404);
  });
});

describe('a correction', () => {
  const move = (targets: readonly number[], to: object, unit = 'ben-nghe') => ({
    ...{ kind: 'correction', unit, targets, reason: 'Bấm ở máy của quầy bên cạnh' },
    to: { unit: 'ben-nghe', counter: null, ...to },
  });

  it('takes two people, moves answers to where they belong, and they are listed and counted there', async () => {
    const [officer, approver] = [await house.who('officer', 'district'), await house.who('approver', 'district')];
    const [first = 0, second = 0] = house.seqs;
    const asked = move([first, second], { unit: 'da-kao', counter: 'quay-1' });
    const seq = seqIn((await house.call('POST', '/rating-cases', officer, asked)).body);
    expect([house.scoreOf().count, house.edge.parts.ratingRoom.scores.of('da-kao', 'day', null).count]).toEqual([4, 0]);
    const open = casesAnswerSchema.parse(
      (await house.call('GET', '/rating-cases?unit=da-kao', await house.who('staff', 'da-kao'))).body,
    ).open;
    expect(open).toMatchObject([
      { kind: 'correction-proposed', to: { unitName: 'Phường Đa Kao', counterName: 'Quầy Đa Kao' }, mayConfirm: false },
    ]);
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, officer, { reason: 'Tôi' })).status).toBe(403);
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng' })).status).toBe(204);
    expect([house.scoreOf().count, house.edge.parts.ratingRoom.scores.of('da-kao', 'day', null).count]).toEqual([2, 2]);
    const list = async (unit: string) =>
      answersPageSchema.parse((await house.call('GET', `/scores/answers?unit=${unit}&window=day`, approver)).body).answers;
    expect((await list('ben-nghe')).map((one) => one.seq)).toEqual(house.seqs.slice(2).reverse());
    expect(await list('da-kao')).toMatchObject([
      { seq: second, unit: 'da-kao', moved: true },
      { seq: first, unit: 'da-kao', moved: true },
    ]);
    expect(house.edge.parts.ledger.ratings.placeOf(second)).toEqual({ standing: 'counted', unit: 'da-kao', counter: 'quay-1' });
    expect((await list('district')).map((one) => one.seq)).toEqual([...house.seqs].reverse());
    expect((await house.call('POST', '/rating-cases', officer, asked)).status).toBe(422);
    const back = seqIn((await house.call('POST', '/rating-cases', officer, move([first], {}, 'da-kao'))).body);
    expect((await house.call('POST', `/rating-cases/${back}/confirm`, approver, { reason: 'Lại đúng' })).status).toBe(204);
    expect([(await list('ben-nghe')).length, (await list('da-kao')).length]).toEqual([3, 1]);
  });

  it('leads only to a place that there is and that both people answer for', async () => {
    const [own, wide] = [await house.who('officer'), await house.who('officer', 'district')];
    const status = async (person: { cookie: string }, body: object) =>
      (await house.call('POST', '/rating-cases', person, body)).status;
    const first = house.seqs.slice(0, 1);
    expect(await status(own, move(first, { unit: 'da-kao' }))).toBe(403);
    expect(await status(wide, move(first, { unit: 'khong-co' }))).toBe(403);
    expect(await status(await house.who('officer', null), move(first, { unit: 'khong-co' }))).toBe(404);
    expect(await status(wide, move(first, { counter: 'quay-9' }))).toBe(422);
    expect(await status(wide, move(first, { counter: 'quay-1' }))).toBe(409);
    const seq = seqIn((await house.call('POST', '/rating-cases', wide, move(first, { unit: 'da-kao' }))).body);
    expect(
      (await house.call('POST', `/rating-cases/${seq}/confirm`, await house.who('approver'), { reason: 'Chỉ một phường' }))
        .status,
    ).toBe(403);
  });
});

describe('an objection', () => {
  it('is closed without a change only when two others have not agreed, and tells whom and why', async () => {
    const [objector, one, two] = [await house.who('staff'), await house.who('approver'), await house.who('admin')];
    const first = house.seqs.slice(0, 1);
    const seq = seqIn((await house.call('POST', '/rating-cases', objector, asked('objection', first))).body);
    const decline = async (person: { cookie: string }, reason: string) =>
      (await house.call('POST', `/rating-cases/${seq}/decline`, person, { reason })).status;
    const seen = async () => casesAnswerSchema.parse((await house.call('GET', '/rating-cases', objector)).body);
    expect(await decline(one, 'Không đủ căn cứ')).toBe(204);
    expect((await seen()).open).toMatchObject([{ seq, declines: [{ reason: 'Không đủ căn cứ' }] }]);
    expect(await decline(one, 'Lần nữa')).toBe(409);
    expect(await decline(two, 'Đã xem camera')).toBe(204);
    const { open, declined } = await seen();
    expect(open).toEqual([]);
    expect(declined).toMatchObject([{ seq, declines: [{ reason: 'Không đủ căn cứ' }, { reason: 'Đã xem camera' }] }]);
    expect(await decline(two, 'Thêm')).toBe(404);
    expect(
      casesAnswerSchema.parse((await house.call('GET', '/rating-cases', await house.who('staff', 'da-kao'))).body).declined,
    ).toEqual([]);
  });

  it('goes to two others: who objects neither proposes nor confirms', async () => {
    const [objector, officer, approver] = [await house.who('approver'), await house.who('officer'), await house.who('approver')];
    const [first = 0, second = 0] = house.seqs;
    expect((await house.call('POST', '/rating-cases', objector, asked('objection', [first]))).status).toBe(201);
    expect((await house.call('POST', '/rating-cases', objector, asked('exclude', [first, second]))).status).toBe(409);
    const seq = seqIn((await house.call('POST', '/rating-cases', officer, asked('exclude', [first]))).body);
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, objector, { reason: 'Tôi' })).status).toBe(409);
    const answers = answersPageSchema.parse((await house.call('GET', '/scores/answers?unit=ben-nghe&window=day', officer)).body);
    expect(answers.answers.find((one) => one.seq === first)?.objected).toBe(true);
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng' })).status).toBe(204);
    expect(casesAnswerSchema.parse((await house.call('GET', '/rating-cases', objector)).body).open).toEqual([]);
  });

  it('goes to two others also when who objects had proposed before', async () => {
    const [objector, officer, approver] = [await house.who('approver'), await house.who('officer'), await house.who('approver')];
    const [first = 0] = house.seqs;
    const early = seqIn((await house.call('POST', '/rating-cases', objector, asked('exclude', [first]))).body);
    expect((await house.call('POST', '/rating-cases', objector, asked('objection', [first]))).status).toBe(201);
    const confirm = async (seq: number) =>
      (await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng' })).status;
    expect(await confirm(early)).toBe(409);
    const seq = seqIn((await house.call('POST', '/rating-cases', officer, asked('exclude', [first]))).body);
    expect(await confirm(seq)).toBe(204);
    expect((await house.call('POST', `/rating-cases/${early}/decline`, approver, { reason: 'Đã xong' })).status).toBe(204);
  });

  it('is told with the decision that settled it: its words, whose, and when', async () => {
    const [clerk, officer, approver] = [await house.who('staff'), await house.who('officer'), await house.who('approver')];
    const [first = 0, second = 0] = house.seqs;
    const words = { ...asked('objection', [first]), reason: 'Người dân bấm nhầm máy' };
    const objection = seqIn((await house.call('POST', '/rating-cases', clerk, words)).body);
    const doubted = await house.call('POST', `/rating-cases/${objection}/decline`, approver, { reason: 'Chưa rõ' });
    expect(doubted.status).toBe(204);
    const seq = seqIn((await house.call('POST', '/rating-cases', officer, asked('exclude', [first, second]))).body);
    expect((await house.call('POST', `/rating-cases/${seq}/confirm`, approver, { reason: 'Đúng' })).status).toBe(204);
    const { open, decided, declined } = casesAnswerSchema.parse((await house.call('GET', '/rating-cases', clerk)).body);
    expect([open, declined]).toEqual([[], []]);
    const { name } = house.edge.parts.people.list().find(({ id }) => id === decided[0]?.objections[0]?.by) ?? {};
    expect(decided).toMatchObject([
      {
        kind: 'exclude',
        objections: [
          { seq: objection, reason: 'Người dân bấm nhầm máy', byName: name, targets: [first], declines: [{ reason: 'Chưa rõ' }] },
        ],
      },
    ]);
  });

  it('may be made by staff for their own unit only, and seen by nobody of another', async () => {
    const [staff, other] = [await house.who('staff'), await house.who('staff', 'da-kao')];
    const [first = 0] = house.seqs;
    expect((await house.call('POST', '/rating-cases', other, asked('objection', [first]))).status).toBe(403);
    expect((await house.call('POST', '/rating-cases', staff, asked('objection', [first]))).status).toBe(201);
    expect(casesAnswerSchema.parse((await house.call('GET', '/rating-cases', other)).body).open).toEqual([]);
    expect(casesAnswerSchema.parse((await house.call('GET', '/rating-cases', staff)).body).open).toHaveLength(1);
  });
});

describe('the answers of a case', () => {
  const seen = async (person: { cookie: string }) =>
    casesAnswerSchema.parse((await house.call('GET', '/rating-cases', person)).body);

  it('stand with it as the list of answers has them, also when it is decided', async () => {
    const [officer, staff] = [await house.who('officer'), await house.who('staff')];
    await house.answerAt(4);
    const [first = 0, second = 0] = house.seqs;
    await house.call('POST', '/rating-cases', officer, asked('exclude', [first, second]));
    const [open] = (await seen(staff)).open;
    const list = answersPageSchema.parse((await house.call('GET', '/scores/answers?unit=ben-nghe&window=quarter', staff)).body);
    expect(open?.answers).toEqual({
      rows: [...list.answers].reverse().filter(({ seq }) => [first, second].includes(seq)),
      levels: [],
    });
    expect(open?.answers?.rows[0]).toMatchObject({
      ...{ counterName: 'Quầy số 1', pointName: 'Điểm ban', levelName: { vi: 'Hài lòng' }, class: 'at-place' },
      comment: 'Gọi [số] hoặc [e-mail], CCCD [số], hồ sơ H-1234',
    });
    await house.exclude([second]);
    expect((await seen(staff)).decided[0]?.answers?.rows).toMatchObject([{ seq: second, standing: 'excluded' }]);
  });

  it('SCO-13 name no counter at which fewer than five count', async () => {
    const officer = await house.who('officer');
    await house.answerAt(4);
    await house.exclude(house.seqs.slice(0, 1));
    await house.call('POST', '/rating-cases', officer, asked('exclude', house.seqs.slice(1, 3)));
    const { open, decided } = await seen(officer);
    const rows = [open, decided].flatMap(([one]) => one?.answers?.rows ?? []);
    expect(rows.map(({ counter, point, pointName }) => [counter, point, pointName])).toEqual(
      Array(3).fill([null, null, 'Phường Bến Nghé']),
    );
  });

  it('are summed up by level where they are more than twenty', async () => {
    const officer = await house.who('officer');
    for (let number = 4; number < 21; number += 1) house.seqs.push(await house.answerAt(number));
    await house.call('POST', '/rating-cases', officer, asked('exclude', house.seqs));
    await house.call('POST', '/rating-cases', officer, asked('objection', house.seqs.slice(1)));
    const [objection, proposal] = (await seen(officer)).open;
    expect(objection?.answers?.rows).toHaveLength(20);
    expect(proposal?.answers).toEqual({
      rows: [],
      levels: [{ id: 'hai-long', label: { vi: 'Hài lòng', en: 'Satisfied' }, count: 21 }],
    });
  });

  it('are told only to those who may read answers of their unit', async () => {
    const wide = await house.who('officer', 'district');
    const move = { ...asked('correction', house.seqs.slice(0, 1)), to: { unit: 'da-kao', counter: null } };
    await house.call('POST', '/rating-cases', wide, move);
    const told = async (unit: string) =>
      (await seen(await house.who('staff', unit))).open.map(({ answers }) => answers?.rows.length);
    expect([await told('ben-nghe'), await told('da-kao')]).toEqual([[1], [0]]);
  });
});
