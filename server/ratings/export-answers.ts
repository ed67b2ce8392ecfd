import type { LiveScore } from '../../content/score/live-score.ts';
import type { AnswerRow } from '../../content/wire/rating-api.ts';

const HEAD = [
  'Số thứ tự trong sổ',
  'Thời điểm',
  'Đơn vị',
  'Điểm đánh giá',
  'Quầy',
  'Mức',
  'Hài lòng',
  'Lý do',
  'Lớp',
  'Tình trạng',
  'Muộn',
  'Ý kiến',
] as const;

const CLASSES = { unverified: 'chưa xác thực', 'at-place': 'tại chỗ', verified: 'đã xác thực' } as const;
const STANDINGS = { counted: 'được tính', held: 'tạm giữ', excluded: 'đã loại' } as const;

const localText = (at: number, offset: number): string =>
  new Date(at + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');

const cells = (row: AnswerRow): string[] => [
  String(row.seq),
  localText(row.at, row.offset),
  row.unitName,
  row.pointName,
  row.counterName ?? '',
  row.levelName.vi,
  row.satisfied ? 'có' : 'không',
  row.reasons.map(({ vi }) => vi).join('; '),
  CLASSES[row.class],
  STANDINGS[row.standing],
  row.late ? 'muộn' : '',
  row.comment ?? '',
];

/** What is exported stands below what it is and how it is counted. */
const titleOf = (score: LiveScore): string =>
  `${score.unitName}, ${score.first} – ${score.last}. Số liệu tự đánh giá tại chỗ, không phải Chỉ số SIPAS. ` +
  (score.shown === 'broken'
    ? 'Số liệu không toàn vẹn: sổ đánh giá của thời gian này đang được kiểm tra.'
    : `${score.satisfied} hài lòng trên ${score.count} lượt được tính; tạm giữ ${score.held}, đã loại ${score.excluded}${addedWords(score)}.`);

/** By how much the answers that count now, late ones and changes with them, are more than the signed number. */
const addedWords = ({ added }: LiveScore): string =>
  added === 0 ? '' : `, điều chỉnh sau khi chốt ${added > 0 ? '+' : '−'}${Math.abs(added)}`;

/** What a spreadsheet would take for a formula, also behind blanks and quotes and in full width. */
const FORMULA = /^[\s"'\u00a0\u3000]*[=+\-@\t\r\0＝＋－＠]/u;
const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const quoted = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`;

const lineOf = (line: readonly string[]): string => `${line.map(quoted).join(',')}\r\n`;

/** RFC 4180 with a byte order mark, portion by portion; no cell begins as a formula does. */
export async function* answersCsv(score: LiveScore, portions: AsyncIterable<readonly AnswerRow[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${lineOf([titleOf(score)])}${lineOf(HEAD)}`, 'utf8');
  for await (const rows of portions) yield Buffer.from(rows.map((row) => lineOf(cells(row))).join(''), 'utf8');
}

/** The lines of a workbook, portion by portion: the title, the names of the columns, the answers. */
export async function* answersLines(
  score: LiveScore,
  portions: AsyncIterable<readonly AnswerRow[]>,
): AsyncGenerator<readonly (readonly string[])[]> {
  yield [[titleOf(score)], HEAD];
  for await (const rows of portions) yield rows.map(cells);
}
