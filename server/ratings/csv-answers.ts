import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Problem, problem, problemsOf } from '../../content/problem.ts';
import { type ImportedAnswer, importedAnswerSchema } from '../../content/wire/rating-import-api.ts';
import { refusal } from '../http/refusal.ts';
import { instantOfLocal } from './local-instant.ts';
import type { Places } from './places.ts';

/** A line of the file: an answer, or what is wrong with it. */
export interface CsvRow {
  readonly line: number;
  readonly dossier: string;
  readonly at: number | null;
  readonly level: string;
  readonly answer: ImportedAnswer | null;
  readonly problems: readonly Problem[];
}

const MOST_ROWS = 2000;
const rowsSchema = z.array(z.record(z.string(), z.string()));
const NEEDED = ['ma_ho_so', 'thoi_gian', 'muc'] as const;

/** Names the file that was previewed, so that what is confirmed is what was seen. */
export const csvDigest = (point: string, csv: string): string =>
  createHash('sha256').update(`${point}\n${csv}`).digest('hex').slice(0, 32);

/** Reads a file of answers for one point. Refuses (422) what is no such file. */
export function readCsvAnswers(csv: string, point: string, places: Places): CsvRow[] {
  const rows = parsedRows(csv);
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const read = readRow(row, index + 2, point, places);
    if (!seen.has(read.dossier)) {
      seen.add(read.dossier);
      return read;
    }
    return { ...read, answer: null, problems: [...read.problems, problem('csv-twice', ['ma_ho_so'])] };
  });
}

function parsedRows(csv: string): readonly Record<string, string>[] {
  try {
    const head = csv.split('\n', 1)[0] ?? '';
    const delimiter = [';', '\t'].find((one) => head.includes(one)) ?? ',';
    const columns = (head: string[]): string[] => head.map((name) => name.trim().toLowerCase());
    const rows = rowsSchema.parse(
      parse(csv, {
        bom: true,
        delimiter,
        columns,
        skip_empty_lines: true,
        trim: true,
        to: MOST_ROWS + 1,
        max_record_size: 10_000,
      }),
    );
    if (rows.length > MOST_ROWS) throw refusal(422, 'csv-long', { most: MOST_ROWS });
    const [first] = rows;
    if (first === undefined || !NEEDED.every((name) => Object.hasOwn(first, name))) throw refusal(422, 'csv-head');
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw refusal(422, 'csv-broken', { line: Number(error['lines'] ?? 0) });
    throw error;
  }
}

function readRow(row: Record<string, string>, line: number, point: string, places: Places): CsvRow {
  const [dossier = '', time = '', level = ''] = NEEDED.map((name) => row[name]);
  const at = instantOfLocal(time, places, point);
  const reasons = reasonsOf(row['ly_do'] ?? '', point, places);
  const comment = row['y_kien'] === undefined || row['y_kien'] === '' ? null : row['y_kien'];
  const wrong = at === null ? [problem('csv-time', ['thoi_gian'], { text: time.slice(0, 40) })] : [];
  const chosen = levelOf(level, point, places);
  const parsed = importedAnswerSchema.safeParse({ dossier, point, at: at ?? 0, level: chosen ?? 'none', reasons, comment });
  const problems = [...wrong, ...(parsed.success ? levelProblems(parsed.data, places) : problemsOf(parsed.error))];
  const answer = parsed.success && problems.length === 0 ? parsed.data : null;
  return { line, dossier, at, level, answer, problems };
}

/** A level by its id or by its words; null: it is not on the scale. */
function levelOf(text: string, point: string, places: Places): string | null {
  const found = places.point(point);
  const levels = (found && places.scaleOf(found)?.levels) ?? [];
  const same = (one: string): boolean => one.toLowerCase() === text.toLowerCase();
  return levels.find(({ id, label }) => same(id) || same(label.vi) || same(label.en))?.id ?? null;
}

/** Reasons by their ids or by their words, with «|» between them; what is neither stays as it is. */
function reasonsOf(text: string, point: string, places: Places): string[] {
  const found = places.point(point);
  const known = (found && places.scaleOf(found)?.reasons) ?? [];
  const words = text.split('|').flatMap((one) => (one.trim() === '' ? [] : [one.trim().toLowerCase()]));
  return words.map(
    (one) => known.find(({ id, label }) => [id, label.vi, label.en].some((name) => name.toLowerCase() === one))?.id ?? one,
  );
}

function levelProblems({ point, level, reasons }: ImportedAnswer, places: Places): Problem[] {
  const found = places.point(point);
  const scale = found && places.scaleOf(found);
  const chosen = scale?.levels.find(({ id }) => id === level);
  if (!scale || chosen === undefined) return [problem('SCO-no-level', ['muc'])];
  const known = reasons.every((reason) => scale.reasons.some(({ id }) => id === reason));
  return known && (reasons.length === 0 || chosen.asksWhy) ? [] : [problem('SCO-no-reason', ['ly_do'])];
}
