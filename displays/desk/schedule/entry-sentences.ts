import type { Place } from '../../../content/schedule/entry.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { dayAfter, dayWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import type { WhenForm } from './entry-form.ts';
import { weekdayNames, scheduleWords as words } from './schedule-words.ts';

const kinds: Readonly<Record<'tv' | 'led' | 'kiosk', Phrase>> = {
  tv: ['mọi ti vi', 'all TVs'],
  led: ['mọi bảng LED', 'all LED panels'],
  kiosk: ['mọi máy đánh giá', 'all kiosks'],
};
const nowhere: Phrase = ['chưa chọn nơi chiếu', 'no place yet'];
const anyDay: Phrase = ['mọi ngày', 'every day'];
const workdays: Phrase = ['ngày làm việc', 'working days'];
const byRule: Phrase = ['theo quy tắc lặp', 'by a rule'];
const openHours: Phrase = ['trong giờ mở cửa', 'in opening hours'];
const from: Phrase = ['từ {day}', 'from {day}'];
const until: Phrase = ['đến hết {day}', 'until {day}'];

/** «Quận 1, 2 màn hình …» */
export const placesWords = (places: readonly Place[], library: Pick<LibraryAnswer, 'units' | 'displays'>): string => {
  const unit = new Map(library.units.map((one) => [one.id, one.name]));
  const display = new Map(library.displays.map((one) => [one.id, one.name]));
  const named = (place: Place): string => {
    switch (place.by) {
      case 'all':
        return say(words.all);
      case 'unit':
        return unit.get(place.id) ?? place.id;
      case 'display':
        return display.get(place.id) ?? place.id;
      case 'tag':
        return `#${place.tag}`;
      case 'kind':
        return say(kinds[place.kind]);
      default:
        return place satisfies never;
    }
  };
  const shown = places.slice(0, 3).map(named);
  const rest = places.length > 3 ? [`+${places.length - 3}`] : [];
  return places.length === 0 ? say(nowhere) : [...shown, ...rest].join(', ');
};

const daysWords = (weekdays: readonly number[]): string => {
  if (weekdays.length === 0 || weekdays.length === 7) return say(anyDay);
  if (weekdays.join() === '1,2,3,4,5') return say(workdays);
  return weekdayNames
    .filter(([day]) => weekdays.includes(day))
    .map(([, name]) => say(name))
    .join(', ');
};

/** «Ngày làm việc, 07:30–11:30, từ 24/11/2026» */
export const whenWords = (when: WhenForm): string => {
  const parts = [
    when.rule ? say(byRule) : daysWords(when.weekdays),
    ...when.dayparts.map((part) => `${part.start}–${part.end}`),
    ...(when.openHours ? [say(openHours)] : []),
    ...(when.from ? [say(from, { day: dayWords(when.from) })] : []),
    ...(when.until
      ? [say(until, { day: dayWords(dayAfter(when.until.slice(0, 10), when.until.endsWith('T00:00') ? -1 : 0)) })]
      : []),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
