import { describe, expect, it } from 'vitest';
import { csvTextOf } from '../../../../displays/desk/ratings/import-file.ts';

const CSV = 'ma_ho_so;thoi_gian;muc;y_kien\r\nHS-1;23/11/2026 08:30;Rất không hài lòng;Đợi lâu, thái độ chưa tốt – cần sửa\r\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

/** Windows-1258 by the decoder itself: letters with their tone behind them. */
const old = (text: string): Uint8Array => {
  const decoder = new TextDecoder('windows-1258');
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0] ?? '';
    const plain = codes.has(letter) ? letter : letter.normalize('NFD').replace(tone, '').normalize('NFC');
    for (const part of codes.has(letter) ? [letter] : [plain, tone]) bytes.push(codes.get(part) ?? 63);
  }
  return new Uint8Array(bytes);
};

describe('the bytes of a file of answers', () => {
  it.each([
    ['UTF-8', utf8(CSV)],
    ['UTF-8 with a mark, as Excel saves it', utf8(`\ufeff${CSV}`)],
    ['UTF-8 of a Mac, with accents apart', utf8(CSV.normalize('NFD'))],
    ['UTF-16 with a mark, Excel’s «Unicode text»', wide(`\ufeff${CSV}`, false)],
    ['UTF-16 the other way round', wide(`\ufeff${CSV}`, true)],
    ['UTF-16 without a mark', wide(CSV, false)],
  ])('are read as they were meant: %s', (_name, bytes) => {
    expect(csvTextOf(bytes)).toEqual({ text: CSV, old: false });
  });

  it('in Windows-1258 are read, and somebody is asked to look at the accents', () => {
    expect(csvTextOf(old(CSV))).toEqual({ text: CSV, old: true });
  });

  it.each([
    ['another encoding', new Uint8Array([...utf8('ma_ho_so;thoi_gian;muc\nH-1;x;H'), 0xb5, 0x69, 0x20, 0xae, 0xb8]), 'notText'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'notText'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0, 0xc3, 0x28]), 'notText'],
    ['half a letter at the end of UTF-16', wide(`\ufeff${CSV}`, false).slice(0, -1), 'notText'],
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks alone', utf8('\ufeff\r\n \r\n'), 'empty'],
    ['more than is taken at a time', utf8('H-1;23/11/2026 08:30;Hài lòng\n'.repeat(100_000)), 'tooLong'],
    ['few letters that are many bytes', utf8('ộ'.repeat(100_000)), 'tooLong'],
  ])('that are %s are refused with words', (_name, bytes, wrong) => {
    expect(csvTextOf(bytes)).toEqual({ wrong });
  });
});
