import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AnswerRow } from '../../../content/wire/rating-api.ts';
import { answersCsv, answersLines } from '../../../server/ratings/export-answers.ts';
import { withoutPersonal } from '../../../server/ratings/personal.ts';
import { WORKBOOK_LIMITS, workbooks } from '../../../server/ratings/workbook.ts';
import { liveScore } from '../../support/live-score.ts';

const row = (comment: string): AnswerRow => ({
  ...{ seq: 1, at: 0, offset: 420, point: 'p', pointName: '=1+1', counter: null, counterName: null },
  ...{ unit: 'u', unitName: '=HYPERLINK(1)', level: 'hai-long', levelName: { vi: 'Hài lòng', en: 'Satisfied' }, moved: false },
  ...{ satisfied: true, reasons: [], class: 'verified', standing: 'counted', late: false, objected: false },
  comment,
});
const NASTY = ['=cmd()', '+1', '-1', '@SUM(A1)', ' =1', '"=1', '\t=1', '＝1', '＠x', 'a,"b"\r\nc'];

/** The rows in portions of three. */
async function* portions(rows: readonly AnswerRow[]): AsyncGenerator<readonly AnswerRow[]> {
  for (let at = 0; at < rows.length; at += 3) yield rows.slice(at, at + 3);
}
const sheetOf = (bytes: Buffer | null): string =>
  Buffer.from(unzipSync(new Uint8Array(bytes ?? []))['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).toString('utf8');

describe('exports', () => {
  it('have no cell that a spreadsheet takes for a formula, and read back as they were written', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of answersCsv(liveScore(), portions(NASTY.map(row)))) chunks.push(chunk);
    const records: string[][] = parse(Buffer.concat(chunks).toString('utf8'), { bom: true, relax_column_count: true });
    expect(records).toHaveLength(2 + NASTY.length);
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/u);
    expect(records.at(-1)?.at(-1)).toBe('a,"b"\r\nc');
  });

  it('tell how far the answers that count now are from the signed number, so that the lines add up', async () => {
    const titleOf = async (added: number) => String((await answersCsv(liveScore({ added }), portions([])).next()).value);
    expect(await titleOf(3)).toContain('điều chỉnh sau khi chốt +3');
    expect(await titleOf(-2)).toContain('điều chỉnh sau khi chốt −2');
    expect(await titleOf(0)).not.toContain('điều chỉnh');
  });

  it('tell no number of a time over which the ledger does not hold', async () => {
    const { value } = await answersCsv({ ...liveScore(), shown: 'broken' }, portions([])).next();
    expect(String(value)).toContain('Số liệu không toàn vẹn');
    expect(String(value)).not.toContain('lượt được tính');
  });

  it('hold text cells alone as a workbook, made beside the controller, all lines of it', async () => {
    const sheet = sheetOf(await workbooks(WORKBOOK_LIMITS)(answersLines(liveScore(), portions(NASTY.map(row)))));
    expect(sheet.match(/<row /g)).toHaveLength(2 + NASTY.length);
    expect(sheet).toContain('<c ');
    expect(sheet).not.toContain('<f>');
  });

  it('are made one after another, and beyond some that wait nobody has to', async () => {
    const make = workbooks({ ...WORKBOOK_LIMITS, waiting: 2 });
    const many = Array.from({ length: 3 }, () => make(answersLines(liveScore(), portions(NASTY.map(row)))));
    expect((await Promise.all(many)).map((bytes) => bytes !== null)).toEqual([true, true, false]);
  });

  it('tell when the process fails or the answers break off, and the next one is made', async () => {
    const small = workbooks({ ...WORKBOOK_LIMITS, memoryMb: 24 });
    const long = Array.from({ length: 60_000 }, () => row('x'.repeat(200)));
    await expect(small(answersLines(liveScore(), portions(long)))).rejects.toThrow();
    const make = workbooks(WORKBOOK_LIMITS);
    // biome-ignore lint/correctness/useYield: it breaks off before the first portion
    const broken = async function* (): AsyncGenerator<readonly AnswerRow[]> {
      throw new Error('the disk');
    };
    await expect(make(answersLines(liveScore(), broken()))).rejects.toThrow('the disk');
    expect(sheetOf(await make(answersLines(liveScore(), portions([row('tốt')]))))).toContain('<row ');
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
