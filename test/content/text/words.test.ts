import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVi } from '../../../content/text/collate.ts';
import { officialDate, officialDateWithWeekday, weekdayName } from '../../../content/text/official-date.ts';
import { searchKey } from '../../../content/text/search-key.ts';
import { countSyllables } from '../../../content/text/syllables.ts';
import { nameKey, traditionalTone } from '../../../content/text/tone-placement.ts';

const runs = { seed: 20190211, numRuns: 200 };
const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length });

describe('keys and order', () => {
  it('TXT-16 finds names without accents, dashes or capitals', () => {
    expect(searchKey('Phường Đa Kao')).toBe('phuong da kao');
    expect(searchKey('4 XIN – 4 LUÔN')).toBe(searchKey('“4 xin, 4 luôn”'));
    expect(searchKey('Ðống Ɖa'.normalize('NFD'))).toBe('dong da');
  });

  it('TXT-17 stands in Vietnamese order whatever the order before', () => {
    const sorted = ['An', 'Ăn', 'Âu Cơ', 'Da', 'Đa Kao', 'ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'Phường 2', 'Phường 10', 'Ủy ban'];
    fc.assert(
      fc.property(shuffled(sorted), (list) => {
        expect(list.sort(compareVi)).toEqual(sorted);
      }),
      runs,
    );
  });

  it('TXT-17 is total: different texts never stand equal', () => {
    const check = (a: string, b: string): void => {
      expect(compareVi(a, b) === 0).toBe(a === b);
    };
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), check), runs);
  });

  it('TXT-18 moves the tone of open oa, oe, uy and of nothing else', () => {
    const pairs = {
      hoà: 'hòa',
      khoẻ: 'khỏe',
      uỷ: 'ủy',
      'UỶ BAN': 'ỦY BAN',
      'Uỷ ban': 'Ủy ban',
      'toạ đàm': 'tọa đàm',
      xoè: 'xòe',
      thuỵ: 'thụy',
    };
    for (const [newer, older] of Object.entries(pairs)) {
      expect(traditionalTone(newer.normalize('NFC'))).toBe(older.normalize('NFC'));
      expect(traditionalTone(older.normalize('NFC'))).toBe(older.normalize('NFC'));
    }
    for (const same of ['quý', 'QUỲNH', 'hoàn', 'khuỷu', 'hoặc', 'thuở', 'ngoáo', 'xoắn'])
      expect(traditionalTone(same)).toBe(same);
  });

  it('TXT-18 lets two spellings of a name meet, and ma and mạ stay apart', () => {
    expect(nameKey('Phường  HOÀ Khánh'.normalize('NFD'))).toBe(nameKey('phường Hòa khánh'));
    expect(nameKey('ma')).not.toBe(nameKey('mạ'));
  });
});

describe('dates and reading', () => {
  it('TXT-19 writes dates as state documents do', () => {
    expect(officialDate('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
    expect(officialDate('2026-09-05')).toBe('ngày 05 tháng 9 năm 2026');
    expect(officialDate('2019-11-01')).toBe('ngày 01 tháng 11 năm 2019');
    expect(officialDate('2026-01-15')).toBe('ngày 15 tháng 01 năm 2026');
    expect(officialDate('2026-03-31')).toBe('ngày 31 tháng 3 năm 2026');
  });

  it('TXT-20 names weekdays with their capitals', () => {
    const week = Array.from({ length: 7 }, (_, day) => weekdayName(`2026-11-${23 + day}`));
    expect(week).toEqual(['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']);
    expect(officialDateWithWeekday('2024-02-29')).toBe('thứ Năm, ngày 29 tháng 02 năm 2024');
  });

  it.each([
    ['Xin chào, xin lỗi, xin cảm ơn, xin phép', 9],
    ['PHƯƠNG CHÂM “4 XIN – 4 LUÔN”', 6],
    ['nghiêng khuya quyển giữa Nguyễn Đa Kao', 7],
    ['2026', 7], // hai nghìn không trăm hai mươi sáu
    ['1.234.567', 13],
    ['105', 4], // một trăm linh năm
    ['0901234567', 10],
    ['07:30', 4], // bảy giờ ba mươi
    ['7:30–11:30', 10], // bảy giờ ba mươi đến mười một giờ ba mươi: 4 + 1 + 5
    ['83,94%', 9],
    ['ngày 05/02/2026', 12],
    ['UBND Quận 1', 6],
    ['quét mã QR', 4],
    ['·—“”…', 0],
  ])('TXT-21 reads «%s» in %i syllables', (text, count) => {
    expect(countSyllables(text)).toBe(count);
    expect(countSyllables(text.normalize('NFD'))).toBe(count);
  });

  it('TXT-21 counts a number as it is spoken, against a slow reader', () => {
    const check = (value: number): void => {
      expect(countSyllables(String(value))).toBe(spoken(value).split(' ').length);
    };
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), check), { ...runs, numRuns: 1000 });
  });
});

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** Says a number aloud, slowly and obviously. */
function spoken(value: number): string {
  if (value === 0) return 'không';
  const words: string[] = [];
  const groups: readonly (readonly [number, string])[] = [
    [1_000_000, 'triệu'],
    [1000, 'nghìn'],
    [1, ''],
  ];
  for (const [size, name] of groups) {
    const group = Math.floor(value / size) % 1000;
    if (group === 0) continue;
    const hundreds = Math.floor(group / 100);
    const tens = Math.floor(group / 10) % 10;
    const units = group % 10;
    const saidHundreds = hundreds > 0 || words.length > 0;
    if (saidHundreds) words.push(DIGITS[hundreds] ?? '', 'trăm');
    if (tens > 1) words.push(DIGITS[tens] ?? '', 'mươi');
    else if (tens === 1) words.push('mười');
    else if (saidHundreds && units > 0) words.push('linh');
    if (units > 0) words.push(DIGITS[units] ?? '');
    if (name) words.push(name);
  }
  return words.join(' ');
}
