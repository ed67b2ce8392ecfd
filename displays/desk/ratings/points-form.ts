import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import { searchKey } from '../../../content/text/search-key.ts';

/** A point as it is written; an empty counter is none. */
export interface PointForm {
  readonly id: string | null;
  readonly name: string;
  readonly unit: string;
  readonly kind: RatingPoint['kind'];
  readonly scale: string;
  readonly counter: string;
}

/** A new point of the unit. */
export const newPoint = (settings: RatingSettings, unit: string): PointForm => ({
  ...{ id: null, name: '', unit, kind: 'printed', scale: settings.scales[0]?.id ?? '', counter: '' },
});

export const formOfPoint = ({ id, name, unit, kind, scale, counter }: RatingPoint): PointForm => ({
  ...{ id, name, unit, kind, scale, counter: counter ?? '' },
});

/** An id that citizens may read in an address: from unit and name, numbered until it is free. */
const freeId = ({ unit, name }: PointForm, taken: ReadonlySet<string>): string => {
  const slug = `${unit}-${searchKey(name)}`
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48);
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`;
  return id;
};

/** The settings with the point as written: changed in its place, or added. */
export const withPoint = (settings: RatingSettings, form: PointForm): RatingSettings => {
  const { id, name, unit, kind, scale } = form;
  const rest = { name: name.trim(), unit, kind, scale, counter: form.counter.trim() === '' ? null : form.counter.trim() };
  if (id !== null)
    return { ...settings, points: settings.points.map((point) => (point.id === id ? { ...point, ...rest } : point)) };
  const fresh = freeId(form, new Set(settings.points.map((point) => point.id)));
  return { ...settings, points: [...settings.points, { id: fresh, active: true, ...rest }] };
};

/** The settings with the point in use, or not: what it gathered stays. */
export const withActive = (settings: RatingSettings, id: string, active: boolean): RatingSettings => ({
  ...settings,
  points: settings.points.map((point) => (point.id === id ? { ...point, active } : point)),
});

/** What the QR of a point says; null while no address is set. */
export const pointAddress = ({ address }: Pick<RatingSettings, 'address'>, point: RatingPoint): string | null =>
  address === null ? null : `${address.replace(/\/+$/, '')}/r/${point.id}`;
