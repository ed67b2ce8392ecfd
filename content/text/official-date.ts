import type { LocalDay } from '../time/instant.ts';

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/**
 * The form of state documents, Nghị định 30/2020 (TXT-19): «ngày 05 tháng 02 năm 2026», «ngày 15 tháng 9 năm 2026». Days below
 * ten and the months 1 and 2 are padded, the months 3 to 9 are not. `day` is a real day.
 */
export function officialDate(day: LocalDay): string {
  const month = Number(day.slice(5, 7));
  return `ngày ${day.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${Number(day.slice(0, 4))}`;
}

/** «thứ Hai» … «thứ Bảy», «Chủ nhật», capitals as Nghị định 30/2020 has them (TXT-20). `day` is a real day. */
export const weekdayName = (day: LocalDay): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** «thứ Năm, ngày 05 tháng 02 năm 2026» (TXT-20). */
export const officialDateWithWeekday = (day: LocalDay): string => `${weekdayName(day)}, ${officialDate(day)}`;
