import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { refusal } from '../http/refusal.ts';

/** A line below the head: its number in the file, its cells by column, and how many cells stand beyond the last column. */
export interface CsvLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly beyond: number;
}

/** What a file of answers says; `ignored`: columns that nothing is taken from, as they are written. */
export interface CsvTable {
  readonly lines: readonly CsvLine[];
  readonly ignored: string[];
}

const MOST_LINES = 2000;
/** Columns that every line has to fill. */
export const NEEDED = ['ma_ho_so', 'thoi_gian', 'muc'] as const;
const KNOWN: readonly string[] = [...NEEDED, 'ly_do', 'y_kien'];
const DELIMITERS = [';', '\t', ',', '|'];
const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** «Mã hồ sơ» is ma_ho_so. */
const columnOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[\s"_-]+/g, '_')
    .replaceAll(/^_|_$/g, '');

/** Reads the text of a file, whichever of the usual signs parts its columns. Refuses (422), saying what is wrong and where. */
export function csvTable(csv: string): CsvTable {
  const text = csv
    .normalize('NFC')
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n');
  // Excel tells itself so what parts the columns.
  const told = /^sep=(.)\n/i.exec(text);
  const skipped = told === null ? 0 : 1;
  const [head, ...rest] = recordsIn(told === null ? text : text.slice(told[0].length), told?.[1] ?? null);
  if (head === undefined) throw refusal(422, 'csv-empty');
  const columns = head.record.map(columnOf);
  const found = head.record.join(', ').slice(0, 120);
  if (!NEEDED.every((name) => columns.includes(name))) throw refusal(422, 'csv-head', { found });
  const twice = KNOWN.find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice !== undefined) throw refusal(422, 'csv-head-twice', { column: twice });
  if (rest.length === 0) throw refusal(422, 'csv-empty');
  if (rest.length > MOST_LINES) throw refusal(422, 'csv-long', { most: MOST_LINES });
  const lines = rest.map(({ record, info }) => ({
    line: info.lines + skipped - record.join('').split('\n').length + 1,
    cells: Object.fromEntries(columns.flatMap((name, at) => (KNOWN.includes(name) ? [[name, record[at] ?? '']] : []))),
    beyond: record.slice(columns.length).filter((cell) => cell !== '').length,
  }));
  return { lines, ignored: head.record.filter((name, at) => name !== '' && !KNOWN.includes(columns[at] ?? '')) };
}

function delimiterOf(text: string): string {
  const head = text.trimStart().split('\n', 1)[0] ?? '';
  const whole = DELIMITERS.find((one) => NEEDED.every((name) => head.split(one).map(columnOf).includes(name)));
  return whole ?? DELIMITERS.find((one) => head.includes(one)) ?? ',';
}

function recordsIn(text: string, delimiter: string | null) {
  try {
    return recordsSchema.parse(
      parse(text, {
        ...{ delimiter: delimiter ?? delimiterOf(text), info: true, trim: true, relax_column_count: true },
        ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
        ...{ to: MOST_LINES + 2, max_record_size: 10_000 },
      }),
    );
  } catch (error) {
    if (error instanceof CsvError) throw refusal(422, 'csv-broken', { line: Number(error['lines'] ?? 0) });
    throw error;
  }
}
