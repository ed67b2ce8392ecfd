import { describe, expect, it } from 'vitest';
import { lunarDayOf, lunarWords } from '../../../content/led/lunar-date.ts';
import { dayNumberOf, dayOfNumber } from '../../../content/time/day-number.ts';

describe('lunar days', () => {
  it('LED-18 the first day of the year is that of Việt Nam, also where China had another', () => {
    const newYears = ['1968-01-29', '1985-01-21', '2007-02-17', '2024-02-10', '2025-01-29', '2026-02-17', '2030-02-02'];
    for (const day of newYears)
      expect(lunarDayOf(day), day).toEqual({ day: 1, month: 1, year: Number(day.slice(0, 4)), leap: false });
  });

  it('LED-18 leap months are told from the months they repeat', () => {
    expect(lunarWords('2023-03-22')).toBe('mùng 1 tháng 2 nhuận năm Quý Mão');
    expect(lunarWords('2025-07-25')).toBe('mùng 1 tháng 6 nhuận năm Ất Tỵ');
    expect(lunarWords('2025-06-25')).toBe('mùng 1 tháng 6 năm Ất Tỵ');
    expect(lunarWords('2033-12-22')).toBe('mùng 1 tháng 11 nhuận năm Quý Sửu');
  });

  it('LED-18 days that people know: Giỗ Tổ, the last day before Tết, a full moon', () => {
    expect(lunarWords('2025-04-07')).toBe('mùng 10 tháng 3 năm Ất Tỵ');
    expect(lunarWords('2026-04-26')).toBe('mùng 10 tháng 3 năm Bính Ngọ');
    expect(lunarWords('2026-02-16')).toBe('ngày 29 tháng Chạp năm Ất Tỵ');
    expect(lunarWords('2026-03-03')).toBe('ngày 15 tháng Giêng năm Bính Ngọ');
  });

  it('LED-18 from 1950 to 2100 each day follows the one before: months of 29 or 30 days, years of 12 or 13 months', () => {
    let before = lunarDayOf('1950-01-01');
    let months = 0;
    const lengths = new Set<number>();
    for (let day = dayNumberOf('1950-01-02'); day <= dayNumberOf('2100-12-31'); day += 1) {
      const now = lunarDayOf(dayOfNumber(day));
      if (now.day === 1) {
        expect([29, 30]).toContain(before.day);
        months += 1;
        const year = now.month === 1 && !now.leap;
        const next = now.leap ? now.month === before.month : now.month === (before.month % 12) + 1;
        expect([dayOfNumber(day), next, now.year]).toEqual([dayOfNumber(day), true, before.year + (year ? 1 : 0)]);
        if (year) lengths.add(months);
        if (year) months = 0;
      } else expect([now.day, now.month, now.year]).toEqual([before.day + 1, before.month, before.year]);
      before = now;
    }
    lengths.delete(2);
    expect([...lengths].sort()).toEqual([12, 13]);
  });
});
