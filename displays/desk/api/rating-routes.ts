import { z } from 'zod';
import { type RatingSettings, ratingSettingsSchema } from '../../../content/score/settings.ts';
import type { ScoreWindow } from '../../../content/score/windows.ts';
import type { newCaseSchema } from '../../../content/wire/rating-api.ts';
import {
  answersPageSchema,
  boardAnswerSchema,
  casesAnswerSchema,
  rankingAnswerSchema,
  scorePageSchema,
  scoreTrendSchema,
} from '../../../content/wire/rating-api.ts';
import type {
  csvConfirmSchema,
  csvPreviewSchema,
  newImportKeySchema,
  ticketsRequestSchema,
} from '../../../content/wire/rating-import-api.ts';
import {
  csvConfirmedSchema,
  csvPreviewAnswerSchema,
  importKeyMadeSchema,
  importKeySchema,
  ticketsAnswerSchema,
  ticketsStandSchema,
} from '../../../content/wire/rating-import-api.ts';
import type { Ask } from './request.ts';

/** Which score is asked for; `day`: a day of the window, null: today on the unit's clock. */
export interface ScoreAsk {
  readonly unit: string;
  readonly window: ScoreWindow;
  readonly day: string | null;
}

const nothing = z.unknown();
const madeSchema = z.object({ seq: z.number() });

const queryOf = (pairs: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(pairs)
    .flatMap(([name, value]) => (value === null ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&');

/** Where a file with the answers behind a score is to be had. */
export const exportLink = (ask: ScoreAsk, form: 'csv' | 'xlsx'): string => `/api/scores/export.${form}?${queryOf({ ...ask })}`;

/** Requests about scores, answers, cases and rating settings. */
export const ratingRoutes = (request: Ask) => ({
  /** `part`: which sixty of the units below are told. */
  scorePage: (ask: ScoreAsk, part = 0) => request('GET', `/api/scores?${queryOf({ ...ask, part })}`, scorePageSchema),
  scoreTrend: (ask: ScoreAsk) => request('GET', `/api/scores/trend?${queryOf({ ...ask })}`, scoreTrendSchema),
  scoreBoard: (units: readonly string[], window: ScoreWindow) =>
    request('GET', `/api/scores/board?${queryOf({ units: units.join(','), window })}`, boardAnswerSchema),
  /** Answers behind a score, newest first; `before`: only those with a lower number. */
  scoreAnswers: (ask: ScoreAsk, standing: string | null, before: number | null) =>
    request('GET', `/api/scores/answers?${queryOf({ ...ask, standing, before, limit: 20 })}`, answersPageSchema),
  ranking: (window: ScoreWindow, day: string | null) =>
    request('GET', `/api/scores/ranking?${queryOf({ window, day })}`, rankingAnswerSchema),

  ratingCases: (unit: string | null) => request('GET', `/api/rating-cases?${queryOf({ unit })}`, casesAnswerSchema),
  openCase: (body: z.input<typeof newCaseSchema>) => request('POST', '/api/rating-cases', madeSchema, body),
  decideCase: (seq: number, decision: 'confirm' | 'decline', reason: string) =>
    request('POST', `/api/rating-cases/${seq}/${decision}`, nothing, { reason }),

  eraseComment: (seq: number, reason: string) => request('POST', `/api/rating-comments/${seq}/erase`, nothing, { reason }),

  ratingSettings: () => request('GET', '/api/rating-settings', ratingSettingsSchema),
  /** `seen`: the settings as they were when `settings` was written; a 409 when others stand now. */
  putRatingSettings: (body: { seen: RatingSettings; settings: RatingSettings }) =>
    request('PUT', '/api/rating-settings', nothing, body),

  importKeys: () => request('GET', '/api/import/keys', z.array(importKeySchema)),
  makeImportKey: (body: z.input<typeof newImportKeySchema>) => request('POST', '/api/import/keys', importKeyMadeSchema, body),
  revokeImportKey: (id: string) => request('DELETE', `/api/import/keys/${encodeURIComponent(id)}`, nothing),
  previewCsv: (body: z.input<typeof csvPreviewSchema>) => request('POST', '/api/import/preview', csvPreviewAnswerSchema, body),
  confirmCsv: (body: z.input<typeof csvConfirmSchema>) => request('POST', '/api/import/confirm', csvConfirmedSchema, body),
  ticketsStand: (unit: string) => request('GET', `/api/rating-tickets?${queryOf({ unit })}`, ticketsStandSchema),
  makeTickets: (body: z.input<typeof ticketsRequestSchema>) => request('POST', '/api/rating-tickets', ticketsAnswerSchema, body),
});
