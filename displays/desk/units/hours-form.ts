import type { OpeningHours } from '../../../content/time/hours.ts';
import type { ClockRange } from '../../../content/time/instant.ts';
import { type Phrase, say } from '../say.ts';
import { clockOf } from '../schedule/clock-text.ts';

/** Opening hours as people write them: one line of text a day, Monday first; empty is closed. */
export interface HoursForm {
  readonly seasons: readonly { readonly from: string; readonly days: readonly string[]; readonly makeUp: string }[];
  readonly exceptions: readonly { readonly day: string; readonly text: string }[];
}

const words = {
  bad: ['Giờ chưa đúng, ví dụ 07:30–11:30, 13:30–17:00.', 'Not hours; for example 07:30–11:30, 13:30–17:00.'],
  order: ['Giờ kết thúc phải sau giờ bắt đầu.', 'The end must be after the beginning.'],
  day: ['Xin ghi ngày.', 'Please give the day.'],
} as const satisfies Record<string, Phrase>;

/** «07:30–11:30, 13:30–17:00» of a day's ranges; empty when closed. */
const rangesText = (ranges: readonly ClockRange[]): string => ranges.map(({ start, end }) => `${start}–${end}`).join(', ');

const CLOSED = /^(nghỉ|đóng cửa|closed|off)$/i;

/** The ranges that a person meant: `7h30-11h30; 13:30 đến 17:00`. Null when it is none. */
const rangesOf = (text: string): ClockRange[] | null => {
  if (text.trim() === '' || CLOSED.test(text.trim())) return [];
  const ranges = text.split(/[,;]|\svà\s|\sand\s/i).map((piece) => {
    const [start, end, more] = piece.split(/[-–—]|đến|to/i).map((one) => clockOf(one));
    return start && end && more === undefined ? { start, end } : null;
  });
  const read = ranges.filter((one) => one !== null);
  return read.length === ranges.length ? read : null;
};

export const hoursFormOf = (hours: OpeningHours): HoursForm => ({
  seasons: hours.seasons.map((season) => ({
    from: season.from ?? '',
    days: season.weekly.map(rangesText),
    makeUp: season.makeUp === null ? '' : rangesText(season.makeUp) || say(['nghỉ', 'closed']),
  })),
  exceptions: hours.exceptions.map(({ day, ranges }) => ({ day, text: rangesText(ranges) })),
});

/** Two sessions on weekdays: where a unit begins that has nothing to inherit. */
export const usualHours = (): HoursForm => {
  const day = '07:30–11:30, 13:30–17:00';
  return { seasons: [{ from: '', days: [day, day, day, day, day, '', ''], makeUp: '' }], exceptions: [] };
};

/** The opening hours that the form means, with sentences by field (`seasons.0.days.2`) for what cannot be read. */
export const readHours = (form: HoursForm): { readonly hours: OpeningHours; readonly problems: ReadonlyMap<string, string> } => {
  const problems = new Map<string, string>();
  const read = (text: string, key: string): ClockRange[] => {
    const ranges = rangesOf(text);
    if (ranges === null) problems.set(key, say(words.bad));
    else if (ranges.some(({ start, end }) => end <= start)) problems.set(key, say(words.order));
    return ranges ?? [];
  };
  const seasons = form.seasons.map(({ from, days, makeUp }, index) => ({
    from: from === '' ? null : from,
    weekly: days.map((text, day) => read(text, `seasons.${index}.days.${day}`)),
    makeUp: makeUp.trim() === '' ? null : read(makeUp, `seasons.${index}.makeUp`),
  }));
  const exceptions = form.exceptions.map(({ day, text }, index) => {
    if (day === '') problems.set(`exceptions.${index}.day`, say(words.day));
    return { day, ranges: read(text, `exceptions.${index}.text`) };
  });
  return { hours: { seasons, exceptions }, problems };
};
