import { dayNumberOf } from '../time/day-number.ts';
import type { LocalDay } from '../time/instant.ts';

/** A day of the Vietnamese lunar calendar (meridian 105° east); `leap`: the month is a repeated one («nhuận»). */
export interface LunarDay {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly leap: boolean;
}

/** Julian day number of 1970-01-01, and the hours that Việt Nam is ahead of Greenwich. */
const EPOCH = 2_440_588;
const ZONE = 7;
const SYNODIC = 29.530588853;
const FIRST_NEW_MOON = 2_415_021.076998695;
const RAD = Math.PI / 180;

/** The julian moment of the k-th new moon since 1 January 1900 (Hồ Ngọc Đức after Meeus). */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;
  const moment = mean + 0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * RAD);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * RAD;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * RAD;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * RAD;
  return moment + wobble(t, sun, moon, node) - deltaT(t);
}

const wobble = (t: number, sun: number, moon: number, node: number): number =>
  (0.1734 - 0.000393 * t) * Math.sin(sun) +
  0.0021 * Math.sin(2 * sun) -
  0.4068 * Math.sin(moon) +
  0.0161 * Math.sin(2 * moon) -
  0.0004 * Math.sin(3 * moon) +
  0.0104 * Math.sin(2 * node) -
  0.0051 * Math.sin(sun + moon) -
  0.0074 * Math.sin(sun - moon) +
  0.0004 * Math.sin(2 * node + sun) -
  0.0004 * Math.sin(2 * node - sun) -
  0.0006 * Math.sin(2 * node + moon) +
  0.001 * Math.sin(2 * node - moon) +
  0.0005 * Math.sin(sun + 2 * moon);

const deltaT = (t: number): number =>
  t < -11
    ? 0.001 + 0.000839 * t + 0.0002261 * t * t - 0.00000845 * t * t * t - 0.000000081 * t * t * t * t
    : -0.000278 + 0.000265 * t + 0.000262 * t * t;

/** The julian day on which the k-th new moon falls in Việt Nam. */
const newMoonDay = (k: number): number => Math.floor(newMoon(k) + 0.5 + ZONE / 24);

/** In which twelfth of its way, from 0 to 11, the sun stands at the beginning of a julian day in Việt Nam. */
function sunSector(julianDay: number): number {
  const t = (julianDay - 0.5 - ZONE / 24 - 2451545) / 36525;
  const t2 = t * t;
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * RAD;
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = (mean + centre) / 360;
  return Math.floor((longitude - Math.floor(longitude)) * 12);
}

const julianOf = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + EPOCH;

/** The first day of the lunar month that holds the winter solstice of a year: always month 11. */
function monthEleven(year: number): number {
  const k = Math.floor((julianOf(year, 12, 31) - 2_415_021) / SYNODIC);
  const day = newMoonDay(k);
  return sunSector(day) >= 9 ? newMoonDay(k - 1) : day;
}

/** How many months after the eleventh the leap month comes: the first in which the sun does not change its twelfth. */
function leapOffset(eleventh: number): number {
  const k = Math.floor((eleventh - FIRST_NEW_MOON) / SYNODIC + 0.5);
  let index = 1;
  let sector = sunSector(newMoonDay(k + index));
  for (;;) {
    const last = sector;
    index += 1;
    sector = sunSector(newMoonDay(k + index));
    if (sector === last || index >= 14) return index - 1;
  }
}

/** The new moon on or before a julian day. The mean month may be out by a day in either direction (first in May 2054). */
function monthStartOf(julian: number): number {
  let k = Math.floor((julian - FIRST_NEW_MOON) / SYNODIC) + 1;
  while (newMoonDay(k) > julian) k -= 1;
  return newMoonDay(k);
}

/** The lunar day of a real local day, by the algorithm of Hồ Ngọc Đức (LED-18): a pure function of the day, 1900 to 2199. */
export function lunarDayOf(day: LocalDay): LunarDay {
  const julian = dayNumberOf(day) + EPOCH;
  const year = Number(day.slice(0, 4));
  const monthStart = monthStartOf(julian);
  const here = monthEleven(year);
  const [from, until] = here > monthStart ? [monthEleven(year - 1), here] : [here, monthEleven(year + 1)];
  const months = Math.floor((monthStart - from) / 29);
  const offset = until - from > 365 ? leapOffset(from) : null;
  const passed = offset !== null && months >= offset ? months - 1 : months;
  const month = ((passed + 10) % 12) + 1;
  const lunarYear =
    Number(new Date((until - EPOCH) * 86_400_000).toISOString().slice(0, 4)) - (month >= 11 && months < 4 ? 1 : 0);
  return { day: julian - monthStart + 1, month, year: lunarYear, leap: months === offset };
}

const STEMS = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý'];
const BRANCHES = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi'];
const NAMED: Readonly<Record<number, string>> = { 1: 'Giêng', 12: 'Chạp' };

/** «Giáp Thìn» for 2024. */
const lunarYearName = (year: number): string => `${STEMS[(year + 6) % 10] ?? ''} ${BRANCHES[(year + 8) % 12] ?? ''}`;

/** «mùng 4 tháng 10 năm Bính Ngọ», «ngày 15 tháng Giêng năm …», «tháng 6 nhuận»: as people say a lunar day. */
export function lunarWords(day: LocalDay): string {
  const lunar = lunarDayOf(day);
  const name = lunar.day <= 10 ? `mùng ${lunar.day}` : `ngày ${lunar.day}`;
  return `${name} tháng ${NAMED[lunar.month] ?? lunar.month}${lunar.leap ? ' nhuận' : ''} năm ${lunarYearName(lunar.year)}`;
}
