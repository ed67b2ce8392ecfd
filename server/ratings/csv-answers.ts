import { createHash } from 'node:crypto';
import { type Problem, problem, problemsOf } from '../../content/problem.ts';
import { type ImportedAnswer, importedAnswerSchema } from '../../content/wire/rating-import-api.ts';
import { type CsvLine, csvTable, NEEDED } from './csv-table.ts';
import { firstOf } from './first-of.ts';
import { dossierKey } from './import-answers.ts';
import { instantOfLocal } from './local-instant.ts';
import type { Places } from './places.ts';

/** A line of the file: an answer, or what is wrong with it. */
export interface CsvRow {
  readonly line: number;
  readonly dossier: string;
  readonly at: number | null;
  readonly level: string;
  /** As they stand in the file. */
  readonly reasons: string;
  readonly comment: string | null;
  readonly answer: ImportedAnswer | null;
  readonly problems: readonly Problem[];
}

/** Names the file that was previewed, so that what is confirmed is what was seen. */
export const csvDigest = (point: string, csv: string): string =>
  createHash('sha256').update(`${point}\n${csv}`).digest('hex').slice(0, 32);

/** Reads a file of answers for one point, with the columns that are left aside. Refuses (422) what is no such file. */
export function readCsvAnswers(csv: string, point: string, places: Places): { rows: CsvRow[]; ignored: string[] } {
  const { lines, ignored } = csvTable(csv);
  const seen = new Set<string>();
  const rows = lines.map((line) => {
    const read = readRow(line, point, places);
    const key = dossierKey(read.dossier);
    if (key === '' || !seen.has(key)) {
      seen.add(key);
      return read;
    }
    return { ...read, answer: null, problems: [...read.problems, problem('csv-twice', ['ma_ho_so'])] };
  });
  return { rows, ignored };
}

function readRow({ line, cells, beyond }: CsvLine, point: string, places: Places): CsvRow {
  const [dossier = '', time = '', level = ''] = ['ma_ho_so', 'thoi_gian', 'muc'].map((name) => cells[name]);
  const at = instantOfLocal(time, places, point);
  const reasons = reasonsOf(cells['ly_do'] ?? '', point, places);
  const comment = cells['y_kien'] || null;
  const extra = beyond > 0 ? [problem('csv-columns')] : [];
  const empty = NEEDED.filter((name) => (cells[name] ?? '') === '').map((column) => problem('csv-cell', [column], { column }));
  const wrong = at === null && time !== '' ? [problem('csv-time', ['thoi_gian'], { text: firstOf(time, 40) })] : [];
  const chosen = levelOf(level, point, places);
  const parsed = importedAnswerSchema.safeParse({ dossier, point, at: at ?? 0, level: chosen ?? 'none', reasons, comment });
  // What is empty was told by its column.
  const others = parsed.success ? levelProblems(parsed.data, places) : problemsOf(parsed.error);
  const problems = [...extra, ...empty, ...wrong, ...(empty.length > 0 ? [] : others)];
  const answer = parsed.success && problems.length === 0 ? parsed.data : null;
  return { line, dossier, at, level, reasons: cells['ly_do'] ?? '', comment, answer, problems };
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
