import { withoutNames } from './personal-names.ts';

const MAIL = /[^\s@<>()[\]]+\s?@\s?[\p{L}\p{N}._-]*\p{L}/gu;
/** Eight digits or more, however they are set apart: telephone, citizen's card, account. */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s.\-–—_/()]{0,3}\p{Nd}){7,}/gu;
/** A day of these years is no day of birth; it says when somebody was served. */
const RECENT_DAY = /(?<!\p{Nd})\d{1,2}[/.-]\d{1,2}[/.-]20(?:1[5-9]|[2-9]\d)(?![\p{Nd}/.-]*\p{Nd})/gu;
/** «29A-123.45», «59X1 123.45», «29-H1 2345». */
const PLATE = /(?<![\p{L}\p{Nd}])\d{2}\s?-?\s?[A-ZĐ]{1,2}\d?[\s.-]{1,3}\d{3}[.\s]?\d{1,2}(?![\p{L}\p{Nd}])/gu;

/** All but days is masked; a day ends a number. */
const withoutNumbers = (text: string): string => {
  const days = text.match(RECENT_DAY) ?? [];
  return text
    .split(RECENT_DAY)
    .map((part) => part.replace(PLATE, '[biển số]').replace(LONG_NUMBER, '[số]'))
    .flatMap((part, at) => (at < days.length ? [part, days[at]] : [part]))
    .join('');
};

/** Words with names, telephone and card numbers, number plates and e-mail addresses taken out; a dossier's short number stays. */
export const withoutPersonal = (text: string): string => withoutNames(withoutNumbers(text.replace(MAIL, '[e-mail]')));
