import type { Scale } from '../../../content/score/scale.ts';

/** Excel opens a file as UTF-8 only with this before it. */
const BOM = '\ufeff';
/** What the server takes of a file, in bytes of its JSON. */
const MOST_BYTES = 250_000;

/** `old`: read in the old encoding of Windows for Vietnamese, so that somebody should look at the accents. */
type FileText = { readonly text: string; readonly old: boolean } | { readonly wrong: 'notText' | 'tooLong' | 'empty' };

/** Letters and signs of Vietnamese texts: a file in another encoding has others when it is read as this one. */
const VIETNAMESE = /^[\t\r\n -~\u00a0«»°·–—‘’“”…₫àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]*$/iu;

/** UTF-16 by its mark, or by the empty halves of Latin letters. */
const wideOf = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : null;
};

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC');
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** Reads the bytes of a CSV file as Excel and others save them: UTF-8, UTF-16 («Unicode text»), Windows-1258. */
export const csvTextOf = (bytes: Uint8Array): FileText => {
  if (bytes.length > 2 * MOST_BYTES) return { wrong: 'tooLong' };
  if (bytes.length === 0) return { wrong: 'empty' };
  const wide = bytes.length > 1 ? wideOf(bytes) : null;
  const text = decoded(bytes, wide ?? 'utf-8');
  const old = text === null && wide === null ? decoded(bytes, 'windows-1258') : null;
  const read = text ?? (old !== null && VIETNAMESE.test(old) ? old : null);
  if (read === null || read.includes('\0')) return { wrong: 'notText' };
  if (read.trim() === '') return { wrong: 'empty' };
  const size = new TextEncoder().encode(JSON.stringify(read)).length;
  return size > MOST_BYTES ? { wrong: 'tooLong' } : { text: read, old: text === null };
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
