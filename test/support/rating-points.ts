import { z } from 'zod';
import { type RatingPoint, type RatingSettings, ratingSettingsSchema } from '../../content/score/settings.ts';
import { answersPageSchema } from '../../content/wire/rating-api.ts';
import type { Officer } from './officer.ts';

/** A point of the ward Bến Nghé in the demonstration. */
export const pointOf = (id: string, kind: RatingPoint['kind'], over: Partial<RatingPoint> = {}): RatingPoint => ({
  ...{ id, unit: 'ben-nghe', name: `Quầy ${id}`, counter: null, scale: 'nam-muc', kind, active: true },
  ...over,
});

/** Puts rating points into force, as the administrator does. */
export async function putPoints(
  officer: Officer,
  points: readonly RatingPoint[],
  over: Partial<RatingSettings> = {},
): Promise<void> {
  const seen = ratingSettingsSchema.parse(await officer.call('GET', '/rating-settings'));
  await officer.call('PUT', '/rating-settings', { seen, settings: { ...seen, ...over, points: [...points] } });
}

/** The answers behind a unit's score of the week that ends on `day`. */
export const answersOf = async (officer: Officer, day: string, unit = 'ben-nghe') =>
  answersPageSchema.parse(await officer.call('GET', `/scores/answers?unit=${unit}&window=week&day=${day}&limit=200`)).answers;

/** What `GET /receipt` says to a program. */
export const receiptState = async (url: string, code: string): Promise<string> => {
  const answer = await fetch(`${url}/receipt?code=${code}`, { headers: { accept: 'application/json' } });
  return z.object({ state: z.string() }).parse(await answer.json()).state;
};
