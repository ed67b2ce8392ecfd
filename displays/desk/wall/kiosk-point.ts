import { html } from 'lit';
import type { RatingPoint } from '../../../content/score/settings.ts';
import type { DeskApi } from '../api/desk-api.ts';
import { choiceField } from '../forms/fields.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { pairingWords as words } from './wall-words.ts';

/** Where kiosks may ask: points in use, of that kind; none when they cannot be had. */
export const kioskPoints = async (api: DeskApi): Promise<readonly RatingPoint[]> => {
  const answer = await api.ratingSettings();
  return answer.ok ? answer.value.points.filter((point) => point.kind === 'kiosk' && point.active) : [];
};

/** The point at which a kiosk of `unit` asks: the chosen one, else the unit's first (SCO-70). */
export const chosenPoint = (points: readonly RatingPoint[], unit: string, chosen: string): RatingPoint | null => {
  const here = points.filter((point) => point.unit === unit);
  return here.find(({ id }) => id === chosen) ?? here[0] ?? null;
};

/** The choice of a point for a kiosk, or what is lacking; nothing before its unit is chosen. */
export const kioskPointField = (
  points: readonly RatingPoint[],
  unit: string,
  chosen: string,
  change: (point: string) => void,
) => {
  if (unit === '') return '';
  const point = chosenPoint(points, unit, chosen);
  if (point === null) return html`<p>${icon('info')} ${say(words.noPoint)}</p>`;
  const options = points.filter((one) => one.unit === unit).map(({ id, name }) => [id, name] as const);
  return choiceField({ label: say(words.point), value: point.id, options, change });
};
