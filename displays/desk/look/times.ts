import type { LiveValues } from '../../../content/slide/drawing.ts';
import { language, type Phrase, say } from '../say.ts';

/** Where the offices are; a plan's own offsets rule the screens, this is for words on the desk. */
const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;

const part = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes) =>
  parts.find((one) => one.type === type)?.value ?? '00';

/** The wall clock of the offices at an instant: day `2026-11-22`, hour, minute. */
export const localOf = (time: number, timeZone = ZONE): { day: string; hour: number; minute: number } => {
  const form = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = form.formatToParts(time);
  const day = `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`;
  return { day, hour: Number(part(parts, 'hour')), minute: Number(part(parts, 'minute')) };
};

const noScores: LiveValues['scores'] = {};
/** Live values of a preview: the true clock and no scores. */
export const previewValues = (time: number): LiveValues => ({ local: localOf(time), scores: noScores });

const two = (value: number) => String(value).padStart(2, '0');
const weekdays: Readonly<Record<'vi' | 'en', readonly string[]>> = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** «Thứ Hai» of a local day. */
export const weekdayWords = (day: string): string => weekdays[language()][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** «24/11/2026» of a local day. */
export const dayWords = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** «07:30» of an instant. */
export const clockWords = (time: number): string => {
  const { hour, minute } = localOf(time);
  return `${two(hour)}:${two(minute)}`;
};

/** «07:30 ngày 24/11/2026» of an instant. */
export const momentWords = (time: number): string => {
  const { day } = localOf(time);
  return say(['{clock} ngày {day}', '{clock} on {day}'], { clock: clockWords(time), day: dayWords(day) });
};

const ages: readonly { most: number; unit: number; phrase: Phrase }[] = [
  { most: 45_000, unit: 1, phrase: ['vừa xong', 'just now'] },
  { most: 60 * MINUTE, unit: MINUTE, phrase: ['{n} phút trước', '{n} min ago'] },
  { most: 24 * 60 * MINUTE, unit: 60 * MINUTE, phrase: ['{n} giờ trước', '{n} h ago'] },
  { most: Number.POSITIVE_INFINITY, unit: 24 * 60 * MINUTE, phrase: ['{n} ngày trước', '{n} days ago'] },
];

/** How long ago, in words. */
export const agoWords = (time: number, now: number): string => {
  const age = Math.max(0, now - time);
  const fitting = ages.find((one) => age < one.most);
  return fitting ? say(fitting.phrase, { n: Math.max(1, Math.round(age / fitting.unit)) }) : '';
};

/** The local day `count` days after. */
export const dayAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * 60 * MINUTE).toISOString().slice(0, 10);
