import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AnswerRow } from '../../../content/wire/rating-api.ts';
import { answersCsv, answersXlsx } from '../../../server/ratings/export-answers.ts';
import { withoutPersonal } from '../../../server/ratings/personal.ts';
import { liveScore } from '../../support/live-score.ts';

const row = (comment: string): AnswerRow => ({
  ...{ seq: 1, at: 0, offset: 420, point: 'p', pointName: '=1+1', counter: null, counterName: null },
  ...{ unit: 'u', unitName: '=HYPERLINK(1)', level: 'hai-long', levelName: { vi: 'Hài lòng', en: 'Satisfied' }, moved: false },
  ...{ satisfied: true, reasons: [], class: 'verified', standing: 'counted', late: false, objected: false },
  comment,
});
const NASTY = ['=cmd()', '+1', '-1', '@SUM(A1)', ' =1', '"=1', '\t=1', '＝1', '＠x', 'a,"b"\r\nc'];

describe('exports', () => {
  it('have no cell that a spreadsheet takes for a formula, and read back as they were written', () => {
    const text = answersCsv(liveScore(), NASTY.map(row)).toString('utf8');
    const records: string[][] = parse(text, { bom: true, relax_column_count: true });
    expect(records).toHaveLength(2 + NASTY.length);
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/u);
    expect(records.at(-1)?.at(-1)).toBe('a,"b"\r\nc');
  });

  it('hold text cells alone as a workbook', async () => {
    const files = unzipSync(new Uint8Array(await answersXlsx(liveScore(), NASTY.map(row))));
    const sheet = Buffer.from(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).toString('utf8');
    expect(sheet).toContain('<c ');
    expect(sheet).not.toContain('<f>');
  });
});

describe('masking', () => {
  it.each([
    ['sđt 0903123456', 'sđt [số]'],
    ['+84 903.123.456 nhé', '[số] nhé'],
    ['(028) 3822-7890', '([số]'],
    ['CCCD 001 099 012 345', 'CCCD [số]'],
    ['a.b@gov.vn', '[e-mail]'],
    ['số 12, ngày 23/11', 'số 12, ngày 23/11'],
    ['hồ sơ H-1234', 'hồ sơ H-1234'],
    ['điện thoại ０９０３１２３４５６', 'điện thoại [số]'],
  ])('%s', (text, masked) => {
    expect(withoutPersonal(text)).toBe(masked);
  });
});
