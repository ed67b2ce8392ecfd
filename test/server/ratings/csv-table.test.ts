import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/http/refusal.ts';
import { csvTable } from '../../../server/ratings/csv-table.ts';

const HEAD = ['ma_ho_so', 'thoi_gian', 'muc', 'ly_do', 'y_kien'];
const refusedWith = (csv: string): readonly [string, unknown] => {
  try {
    csvTable(csv);
  } catch (error) {
    if (error instanceof Refusal) return [error.problems[0].code, error.problems[0].detail];
    throw error;
  }
  return ['taken', {}];
};
const dossiers = (csv: string): (readonly [number, string | undefined])[] =>
  csvTable(csv).lines.map(({ line, cells }) => [line, cells['ma_ho_so']]);

describe('a file of answers as programs save it', () => {
  it.each([';', '\t', ',', '|'])('whatever sign parts the columns: %j', (sign) => {
    const quoted = `"Chờ lâu${sign} thái độ ""tốt"""`;
    const csv = [HEAD, ['H-1', '23/11/2026 08:30', 'Hài lòng', '', quoted]].map((cells) => cells.join(sign)).join('\r\n');
    expect(csvTable(csv).lines).toEqual([
      {
        ...{ line: 2, beyond: 0 },
        cells: {
          ...{ ma_ho_so: 'H-1', thoi_gian: '23/11/2026 08:30', muc: 'Hài lòng', ly_do: '' },
          y_kien: `Chờ lâu${sign} thái độ "tốt"`,
        },
      },
    ]);
  });

  it('reads back what was written, line by line, whatever is in the cells', () => {
    const cell = fc.stringMatching(/^[a-zA-ZĐđăâêôơưáàảãạ ;,\t"|\n-]{0,12}$/).map((text) => text.normalize('NFC').trim());
    const row = fc.tuple(fc.stringMatching(/^H-\d{1,6}$/), cell, cell, cell, cell);
    fc.assert(
      fc.property(fc.constantFrom(';', '\t', ','), fc.array(row, { minLength: 1, maxLength: 20 }), (sign, rows) => {
        const text = [HEAD, ...rows].map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign)).join('\r\n');
        let line = 2;
        const expected = rows.map((cells) => {
          const at = line;
          line += cells.join('').split('\n').length;
          return [at, ...cells];
        });
        expect(csvTable(text).lines.map((read) => [read.line, ...HEAD.map((name) => read.cells[name])])).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('names lines as an editor does, past empty ones, those with line breaks, and the line in which Excel tells the sign', () => {
    const csv = 'sep=;\r\nma_ho_so;thoi_gian;muc;y_kien\r\nH-1;a;b;"hai\r\ndòng"\r\n\r\n;;;\r\nH-2;a;b;\r\n';
    expect(dossiers(csv)).toEqual([
      [3, 'H-1'],
      [7, 'H-2'],
    ]);
  });

  it('knows the columns by their words, in any order, and tells which it leaves aside', () => {
    const { lines, ignored } = csvTable('STT,Mức,Mã hồ sơ,Thời gian,Cán bộ\n1,Hài lòng,H-1,x,An\n'.normalize('NFD'));
    expect([lines[0]?.cells, ignored]).toEqual([{ ma_ho_so: 'H-1', thoi_gian: 'x', muc: 'Hài lòng' }, ['STT', 'Cán bộ']]);
  });

  it('takes short lines, and tells of those that have more cells than columns', () => {
    const csv = `${HEAD.join(',')}\nH-1,a,b\nH-2,a,b,,lâu, quá\nH-3,a,b,,,,\n`;
    expect(csvTable(csv).lines.map(({ beyond, cells }) => [beyond, cells['y_kien']])).toEqual([
      [0, ''],
      [1, 'lâu'],
      [0, ''],
    ]);
  });

  it.each([
    ['nothing', '', ['csv-empty', {}]],
    ['a head alone', 'ma_ho_so;thoi_gian;muc\r\n', ['csv-empty', {}]],
    ['no head', 'H-1;23/11/2026 08:30;Hài lòng\n', ['csv-head', { found: 'H-1, 23/11/2026 08:30, Hài lòng' }]],
    ['a column twice', 'ma_ho_so,muc,thoi_gian,muc\nH-1,a,b,c\n', ['csv-head-twice', { column: 'muc' }]],
    ['a quote that is not closed', 'ma_ho_so,thoi_gian,muc\nH-1,a,b\nH-2,"a,b\nH-3,a,b\n', ['csv-broken', { line: 4 }]],
    ['a quote in a cell', 'ma_ho_so,thoi_gian,muc\nH-1,"a" b,c\n', ['csv-broken', { line: 2 }]],
  ] as const)('is refused when it has %s', (_what, csv, expected) => {
    expect(refusedWith(csv)).toEqual(expected);
  });

  it('of two thousand lines is taken, one of a hundred thousand is refused at once', () => {
    const of = (count: number): string =>
      `ma_ho_so;thoi_gian;muc\n${Array.from({ length: count }, (_, number) => `H-${number};23/11/2026 08:30;Hài lòng\n`).join('')}`;
    expect(csvTable(of(2000)).lines).toHaveLength(2000);
    expect(refusedWith(of(2001))).toEqual(['csv-long', { most: 2000 }]);
    expect(refusedWith(of(100_000))).toEqual(['csv-long', { most: 2000 }]);
  });
});
