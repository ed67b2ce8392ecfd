import type { Scale } from '../../../content/score/scale.ts';

/** Excel opens a file as UTF-8 only with this before it. */
const BOM = '\ufeff';
/** What the server takes of a file. */
const MOST_LETTERS = 250_000;

/** The text of a file of answers; `notText`: not UTF-8 (or UTF-16 as Excel writes it); `tooLong`: more than is taken at a time. */
type FileText = { readonly text: string } | { readonly wrong: 'notText' | 'tooLong' };

/** Reads the bytes of a CSV file as Excel and others save them. */
export const csvTextOf = (bytes: Uint8Array): FileText => {
  if (bytes.length > 4 * MOST_LETTERS) return { wrong: 'tooLong' };
  try {
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return { wrong: 'notText' };
    return text.length > MOST_LETTERS ? { wrong: 'tooLong' } : { text };
  } catch (error) {
    if (error instanceof TypeError) return { wrong: 'notText' };
    throw error;
  }
};

/** A file of answers to begin with: a satisfied one and, with a reason, an unhappy one. `day`: one that is over, `2026-11-22`. */
export const csvTemplate = (scale: Scale, day: string): string => {
  const [year, month, date] = day.split('-');
  const when = (clock: string) => `${date}/${month}/${year} ${clock}`;
  const unhappy = scale.levels.find(({ asksWhy }) => asksWhy);
  const lines = [
    ['ma_ho_so', 'thoi_gian', 'muc', 'ly_do', 'y_kien'],
    ['HS-0001', when('08:30'), scale.levels[0]?.label.vi ?? '', '', ''],
    ...(unhappy ? [['HS-0002', when('09:15'), unhappy.label.vi, scale.reasons[0]?.label.vi ?? '', 'Chờ hơi lâu']] : []),
  ];
  return `${BOM}${lines.map((line) => line.join(';')).join('\r\n')}\r\n`;
};

/** Codes with their addresses as a file for whoever prints slips. */
export const ticketsCsv = (codes: readonly string[], addressOf: (code: string) => string | null): string =>
  `${BOM}ma_phieu;dia_chi\r\n${codes.map((code) => `${code};${addressOf(code) ?? ''}\r\n`).join('')}`;

/** Hands a text to the person as a file. */
export const saveText = (name: string, text: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
