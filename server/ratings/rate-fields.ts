import type { Face, Scale } from '../../content/score/scale.ts';
import type { RatingPoint } from '../../content/score/settings.ts';
import type { Fields } from './fill-template.ts';
import type { Places } from './places.ts';

/** The languages of the public pages. */
export type Lang = 'vi' | 'en';
export const langOf = (text: string | null): Lang => (text === 'en' ? 'en' : 'vi');

/** What the page is to say; `missing` and `ticketWrong` show the form again. */
export type RateState =
  | 'form'
  | 'thanks'
  | 'notRecorded'
  | 'closed'
  | 'inactive'
  | 'scanAgain'
  | 'used'
  | 'ticketWrong'
  | 'missing'
  | 'tooMany';

/** What a citizen has filled in so far, to be shown again. */
export interface FilledIn {
  readonly level: string;
  readonly reasons: readonly string[];
  readonly comment: string;
  readonly ticket: string;
}
export const NOTHING_FILLED: FilledIn = { level: '', reasons: [], comment: '', ticket: '' };

const STATES: readonly RateState[] = [
  'form',
  'thanks',
  'notRecorded',
  'closed',
  'inactive',
  'scanAgain',
  'used',
  'ticketWrong',
  'missing',
  'tooMany',
];

const FACES: Readonly<Record<Face, string>> = {
  'very-happy': 'veryHappy',
  happy: 'happy',
  neutral: 'neutral',
  unhappy: 'unhappy',
  'very-unhappy': 'veryUnhappy',
};

/** Fields that each state has, and the same page in the other language. */
export function stateFields(state: RateState, lang: Lang, hrefOther: string): Fields {
  const flags = Object.fromEntries(STATES.map((one) => [one, one === state]));
  const isForm = state === 'form' || state === 'missing' || state === 'ticketWrong';
  return {
    ...flags,
    form: isForm,
    lang,
    vi: lang === 'vi',
    en: lang === 'en',
    langOther: lang === 'vi' ? 'en' : 'vi',
    hrefOther,
  };
}

/** Where the point stands, so that a code that was pasted over is noticed. */
export const pointFields = (point: RatingPoint, places: Places): Fields => ({
  point: point.id,
  place: point.name,
  unitName: places.nameOf(point.unit),
  action: `/r/${point.id}`,
});

/** The question with its answers in one language. */
export const questionFields = (scale: Scale, lang: Lang, filled: FilledIn): Fields => ({
  question: scale.question[lang],
  levels: scale.levels.map(({ id, label, face, satisfied, asksWhy }) => ({
    ...{ id, label: label[lang], face, satisfied, asksWhy, checked: filled.level === id },
    ...Object.fromEntries(Object.entries(FACES).map(([name, flag]) => [flag, name === face])),
  })),
  reasons: scale.reasons.map(({ id, label }) => ({ id, label: label[lang], checked: filled.reasons.includes(id) })),
  comment: filled.comment,
  ticket: filled.ticket,
});
