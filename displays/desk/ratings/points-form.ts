import type { Counter, RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import { searchKey } from '../../../content/text/search-key.ts';

/** What stands in place of a counter's id while a new one is being named. */
export const NEW_COUNTER = '+';

/** A point as it is written; an empty counter is none, `NEW_COUNTER` one that is named in `newCounter`. */
export interface PointForm {
  readonly id: string | null;
  readonly name: string;
  readonly unit: string;
  readonly kind: RatingPoint['kind'];
  readonly scale: string;
  readonly counter: string;
  readonly newCounter: string;
  /** What the chosen counter is called from now on; null: as before. */
  readonly counterName: string | null;
}

/** A new point of the unit. */
export const newPoint = (settings: RatingSettings, unit: string): PointForm => ({
  ...{
    id: null,
    name: '',
    unit,
    kind: 'printed',
    scale: settings.scales[0]?.id ?? '',
    counter: '',
    newCounter: '',
    counterName: null,
  },
});

export const formOfPoint = ({ id, name, unit, kind, scale, counter }: RatingPoint): PointForm => ({
  ...{ id, name, unit, kind, scale, counter: counter ?? '', newCounter: '', counterName: null },
});

/** An id that people may read: from words, numbered until it is free. */
export const freeId = (words: string, taken: ReadonlySet<string>): string => {
  const slug = searchKey(words)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48);
  let id = slug;
  for (let number = 2; id === '' || taken.has(id); number += 1) id = `${slug || 'so'}-${number}`;
  return id;
};

/** The counters of a unit, in the order in which they were added. */
export const countersOf = ({ counters }: Pick<RatingSettings, 'counters'>, unit: string): readonly Counter[] =>
  counters.filter((counter) => counter.unit === unit);

/** The counter as it was chosen, renamed or named, among those that there are then. */
const withCounter = (settings: RatingSettings, { unit, counter, newCounter, counterName }: PointForm) => {
  if (counter !== NEW_COUNTER) {
    const renamed = (one: Counter) =>
      counterName !== null && one.unit === unit && one.id === counter ? { ...one, name: counterName.trim() } : one;
    return { counters: settings.counters.map(renamed), counter: counter === '' ? null : counter };
  }
  const id = freeId(newCounter, new Set(countersOf(settings, unit).map((one) => one.id)));
  return { counters: [...settings.counters, { id, unit, name: newCounter.trim() }], counter: id };
};

/** The settings with the point as written: changed in its place, or added; and with its counter, if that is new. */
export const withPoint = (settings: RatingSettings, form: PointForm): RatingSettings => {
  const { id, name, unit, kind, scale } = form;
  const { counters, counter } = withCounter(settings, form);
  const rest = { name: name.trim(), unit, kind, scale, counter };
  if (id !== null)
    return { ...settings, counters, points: settings.points.map((point) => (point.id === id ? { ...point, ...rest } : point)) };
  const fresh = freeId(`${unit} ${name}`, new Set(settings.points.map((point) => point.id)));
  return { ...settings, counters, points: [...settings.points, { id: fresh, active: true, ...rest }] };
};

/** The settings with the point in use, or not: what it gathered stays. */
export const withActive = (settings: RatingSettings, id: string, active: boolean): RatingSettings => ({
  ...settings,
  points: settings.points.map((point) => (point.id === id ? { ...point, active } : point)),
});

/** What the QR of a point says; null while no address is set. */
export const pointAddress = ({ address }: Pick<RatingSettings, 'address'>, point: RatingPoint): string | null =>
  address === null ? null : `${address.replace(/\/+$/, '')}/r/${point.id}`;
