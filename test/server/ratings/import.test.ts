import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  csvConfirmedSchema,
  csvPreviewAnswerSchema,
  importAnswerSchema,
  importKeyMadeSchema,
  importKeySchema,
} from '../../../content/wire/rating-import-api.ts';
import type { Edge } from '../http/edge.ts';
import { NINE, startRatingEdge } from './rating-edge.ts';

let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});

const opened = async () => {
  edge = await startRatingEdge(() => undefined);
  const house = edge;
  const { cookie } = await house.cookieOf([{ role: 'admin', unit: null }]);
  const made = await house.call('POST', '/api/import/keys', { cookie, body: { name: 'Một cửa', points: ['mot-cua'] } });
  return { house, cookie, key: importKeyMadeSchema.parse(made.body) };
};
type Opened = Awaited<ReturnType<typeof opened>>;

const send = (
  { house, key }: Opened,
  body: unknown,
  change: { readonly time?: number; readonly secret?: string; readonly signed?: string } = {},
) => {
  const text = JSON.stringify(body);
  const time = String(change.time ?? house.clock);
  const digest = createHash('sha256')
    .update(change.signed ?? text)
    .digest('hex');
  const signature = createHmac('sha256', change.secret ?? key.secret)
    .update(`POST\n/api/import/ratings\n${time}\n${digest}`)
    .digest('hex');
  return house.call('POST', '/api/import/ratings', {
    body: text,
    headers: { 'niem-yet-key': key.id, 'niem-yet-time': time, 'niem-yet-signature': signature },
  });
};
const answer = (dossier: string, change: object = {}) => ({
  dossier,
  point: 'mot-cua',
  at: NINE - 1000,
  level: 'hai-long',
  ...change,
});
const outcomes = (body: unknown) => importAnswerSchema.parse(body).results.map(({ outcome }) => outcome);

describe('answers of another system', () => {
  it('count once for each dossier, also when the request is sent again', async () => {
    const all = await opened();
    const body = { answers: [answer('H-1'), answer('H-2')] };
    expect(outcomes((await send(all, body)).body)).toEqual(['kept', 'kept']);
    expect(outcomes((await send(all, body)).body)).toEqual(['again', 'again']);
    expect(outcomes((await send(all, { answers: [answer('H-1', { level: 'rat-hai-long' })] })).body)).toEqual(['used']);
    expect(all.house.parts.ratingRoom.scores.of('ben-nghe', 'day', null)).toMatchObject({ count: 2, verified: 2 });
  });

  it('count once for each dossier, however its number is typed', async () => {
    const all = await opened();
    const typed = ['H29.001', 'h29.001', ' H29. 001', 'Ｈ２９．００１'].map((dossier) => answer(dossier));
    expect(outcomes((await send(all, { answers: typed })).body)).toEqual(['kept', 'again', 'again', 'again']);
    expect(outcomes((await send(all, { answers: [answer('h29.001', { level: 'rat-hai-long' })] })).body)).toEqual(['used']);
    const csv =
      'ma_ho_so;thoi_gian;muc\nK-1;23/11/2026 08:30;Hài lòng\nk-1;23/11/2026 08:31;Hài lòng\nh29.001;23/11/2026 08:32;Hài lòng\n';
    const preview = await all.house.call('POST', '/api/import/preview', { cookie: all.cookie, body: { point: 'mot-cua', csv } });
    expect(csvPreviewAnswerSchema.parse(preview.body)).toMatchObject({ good: 1, bad: 1, there: 1 });
  });

  it('are taken by the key for its points alone', async () => {
    const all = await opened();
    const results = importAnswerSchema.parse(
      (await send(all, { answers: [answer('H-3', { point: 'to-giay' }), answer('H-4', { level: 'x' }), answer('H-5')] })).body,
    ).results;
    expect(results.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual(['SCO-no-point', 'SCO-no-level', 'kept']);
  });

  it('are refused with a wrong secret, a changed body, a time that is off, or a revoked key', async () => {
    const all = await opened();
    const body = { answers: [answer('H-6')] };
    expect((await send(all, body, { secret: 'x' })).status).toBe(401);
    expect((await send(all, body, { signed: '{}' })).status).toBe(401);
    expect((await send(all, body, { time: all.house.clock - 300_001 })).status).toBe(401);
    expect((await all.house.call('DELETE', `/api/import/keys/${all.key.id}`, { cookie: all.cookie })).status).toBe(204);
    expect((await send(all, body)).status).toBe(401);
    expect(all.house.parts.ratingRoom.scores.of('ben-nghe', 'day', null).count).toBe(0);
  });

  it('tell in the list of keys when it was last used, and a refused one does not', async () => {
    const all = await opened();
    const used = async () => {
      const { body } = await all.house.call('GET', '/api/import/keys', { cookie: all.cookie });
      return z
        .array(importKeySchema)
        .parse(body)
        .map((key) => key.used);
    };
    await send(all, { answers: [answer('H-7')] }, { secret: 'x' });
    expect(await used()).toEqual([null]);
    await send(all, { answers: [answer('H-7')] });
    expect(await used()).toEqual([all.house.clock]);
  });

  it('keeps no secret: the database holds its hash', async () => {
    const all = await opened();
    const rows = JSON.stringify(all.house.parts.ratingRoom.importKeys.list());
    expect(rows).toContain(all.key.id);
    expect(rows).not.toContain(all.key.secret);
  });
});

describe('a file of answers', () => {
  const CSV = [
    'ma_ho_so;thoi_gian;muc;ly_do;y_kien',
    'H-10;2026-11-23 08:00;Hài lòng;;',
    'H-11;23/11/2026 8:05:30;khong-hai-long;Thời gian giải quyết|khac;chờ lâu',
    'H-12;hôm qua;Hài lòng;;',
    'H-10;2026-11-23 08:10;Hài lòng;;',
    'H-13;2026-11-23 08:15;Tuyệt vời;;',
    'H-14;2025-11-23 08:15:20;Hài lòng;;',
    'H-15;30/02/2026 08:15;Hài lòng;;',
  ].join('\r\n');

  it('is previewed line by line, and what is confirmed is what was seen', async () => {
    const { house, cookie } = await opened();
    const preview = await house.call('POST', '/api/import/preview', { cookie, body: { point: 'mot-cua', csv: `\ufeff${CSV}` } });
    const seen = csvPreviewAnswerSchema.parse(preview.body);
    expect(seen.rows.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [2, []],
      [3, []],
      [4, ['csv-time']],
      [5, ['csv-twice']],
      [6, ['SCO-no-level']],
      [7, ['SCO-no-time']],
      [8, ['csv-time']],
    ]);
    expect([seen.good, seen.bad, seen.there, seen.ignored]).toEqual([2, 5, 0, []]);
    expect([seen.rows[1]?.reasons, seen.rows[1]?.comment]).toEqual(['Thời gian giải quyết|khac', 'chờ lâu']);
    expect(house.parts.ratingRoom.scores.of('ben-nghe', 'day', null).count).toBe(0);
    const confirm = (csv: string) =>
      house.call('POST', '/api/import/confirm', { cookie, body: { point: 'mot-cua', csv, digest: seen.digest } });
    expect((await confirm(CSV.replace('H-10', 'H-99'))).status).toBe(409);
    expect(csvConfirmedSchema.parse((await confirm(`\ufeff${CSV}`)).body)).toEqual({ kept: 2, again: 0, used: 0, refused: 1 });
    const anew = await house.call('POST', '/api/import/preview', {
      cookie,
      body: { point: 'mot-cua', csv: CSV.replaceAll(';', '\t') },
    });
    expect(csvPreviewAnswerSchema.parse(anew.body)).toMatchObject({ good: 0, bad: 5, there: 2 });
    expect(csvConfirmedSchema.parse((await confirm(`\ufeff${CSV}`)).body)).toEqual({ kept: 0, again: 2, used: 0, refused: 1 });
    expect(house.parts.ratingRoom.scores.of('ben-nghe', 'day', null)).toMatchObject({ count: 2, satisfied: 1, verified: 2 });
  });

  it('names the column of each empty cell, and nothing else of that line', async () => {
    const { house, cookie } = await opened();
    const lines = [';2026-11-23 08:00;Hài lòng', 'H-1;;Hài lòng', 'H-2;2026-11-23 08:00;', ';;Hài lòng', 'H-3;hôm qua;'];
    const csv = ['ma_ho_so;thoi_gian;muc', ...lines].join('\n');
    const { body } = await house.call('POST', '/api/import/preview', { cookie, body: { point: 'mot-cua', csv } });
    expect(csvPreviewAnswerSchema.parse(body).rows.map(({ problems }) => problems.map(({ vi }) => vi.slice(0, 28)))).toEqual([
      ['Ô ở cột ma_ho_so đang trống.'],
      ['Ô ở cột thoi_gian đang trống'],
      ['Ô ở cột muc đang trống. Xin '],
      ['Ô ở cột ma_ho_so đang trống.', 'Ô ở cột thoi_gian đang trống'],
      ['Ô ở cột muc đang trống. Xin ', 'Thời gian «hôm qua» không đú'],
    ]);
  });

  it('brings what its preview foretold, whatever is in it', async () => {
    const { house, cookie } = await opened();
    const cell = (...of: readonly string[]) => fc.constantFrom(...of);
    const line = fc.tuple(
      cell('H-1', 'h-1', 'H-2', 'H-3', 'H-4', '', 'H\u200b5'),
      cell('23/11/2026 08:00', '2026-11-23 08:10', '31/11/2026 08:00', 'x', '23/11/2026 23:00', '01/01/2020 08:00'),
      cell('Hài lòng', 'khong-hai-long', 'Satisfied', 'Tuyệt vời', ''),
      cell('', 'khac', 'Thời gian giải quyết|khac', 'không có'),
      cell('', 'Chờ lâu', 'x'.repeat(501), 'a"b'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), cell(';', ',', '\t'), async (lines, sign) => {
        const rows = lines.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign));
        const csv = [['ma_ho_so', 'thoi_gian', 'muc', 'ly_do', 'y_kien'].join(sign), ...rows].join('\n');
        const ask = (path: string, body: object) =>
          house.call('POST', `/api/import/${path}`, { cookie, body: { point: 'mot-cua', csv, ...body } });
        const counted = () => house.parts.ratingRoom.scores.of('ben-nghe', 'day', null).count;
        const before = counted();
        const seen = csvPreviewAnswerSchema.parse((await ask('preview', {})).body);
        expect([counted(), seen.rows.length, seen.good + seen.bad + seen.there]).toEqual([before, lines.length, lines.length]);
        const done = csvConfirmedSchema.parse((await ask('confirm', { digest: seen.digest })).body);
        expect([done.kept, done.again + done.used, counted() - before]).toEqual([seen.good, seen.there, seen.good]);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ['without its columns', 'a,b\n1,2\n', 'csv-head'],
    ['that is broken', 'ma_ho_so,thoi_gian,muc\n"x,y\n', 'csv-broken'],
    ['that is empty', '', 'csv-empty'],
  ])('is refused %s', async (_name, csv, code) => {
    const { house, cookie } = await opened();
    const answered = await house.call('POST', '/api/import/preview', { cookie, body: { point: 'mot-cua', csv } });
    expect([answered.status, JSON.stringify(answered.body).includes(code)]).toEqual([422, true]);
  });
});
