import type { z } from 'zod';
import { ratingAnswerSchema, signedRatingSchema } from '../../content/wire/rating.ts';
import { importAnswerSchema, importRequestSchema } from '../../content/wire/rating-import-api.ts';
import type { Rate } from '../hub/bucket.ts';
import type { RatingLimits } from './limits.ts';

/** A door of `/api` that answers before the table of routes, as its OpenAPI entry tells it. */
export interface DoorShape {
  readonly method: 'post';
  readonly path: string;
  readonly summary: string;
  /** Who may, and how often: in words, with the numbers that are in force. */
  readonly description: string;
  /** Headers that a request must have. */
  readonly headers: readonly { readonly name: string; readonly description: string }[];
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
  /** With which statuses it refuses, each for a reason of its own. */
  readonly refusals: readonly (400 | 401 | 413 | 415 | 422 | 429 | 503 | 507)[];
}

/** What the door of the kiosks reads at most, and what it is to be. */
export const KIOSK_BODY = { mostBytes: 8192, schema: signedRatingSchema } as const;

/** The same for other systems; `windowMs`: how far the time that they signed may lie from the server's. */
export const IMPORT_BODY = { mostBytes: 512 * 1024, schema: importRequestSchema, windowMs: 5 * 60_000 } as const;

const kB = (bytes: number): string => `${bytes / 1024} kB`;
const often = ({ burst, perSecond }: Rate): string => `${perSecond} a second (${burst} at once)`;
const ANYWHERE = 'No session and no `Origin` is needed: the signature alone counts.';

/** The doors for answers as they stand under these limits. */
export const doorShapes = (limits: RatingLimits): readonly DoorShape[] => [
  {
    method: 'post',
    path: '/ratings',
    summary: 'An answer of a paired kiosk, thanked for when it is on disk; the same bytes again are the same answer',
    description: [
      `\`body\` is the canonical text of the answer, signed by the kiosk's own key (Ed25519). ${ANYWHERE}`,
      'The point has to be of the unit in which the kiosk stands.',
      `At most ${kB(KIOSK_BODY.mostBytes)}; ${often(limits.kioskByAddress)} from one address, ${often(limits.answersByKiosk)} from one kiosk.`,
      '503 and 507: it was not recorded, and will not appear by itself.',
    ].join(' '),
    headers: [],
    body: KIOSK_BODY.schema,
    answer: ratingAnswerSchema,
    refusals: [400, 401, 413, 415, 422, 429, 503, 507],
  },
  {
    method: 'post',
    path: '/import/ratings',
    summary: 'Answers that another system brings, one for each dossier; the same request again counts once',
    description: [
      `Signed with an import key, for its points alone. ${ANYWHERE} Not on the public listener.`,
      '`dossier`: at most 100 characters; `at`: when it was answered, in ms since 1970, at most 35 days ago; `level` and `reasons`: ids of the scale of the point (the desk shows them with a new key), reasons after an unhappy answer only.',
      'Of each answer the result says `kept` (on disk now), `again` (it stood there), `used` (its dossier has answered otherwise: not counted) or `refused` (why; the others are taken all the same).',
      `At most ${kB(IMPORT_BODY.mostBytes)}; ${often(limits.importsByAddress)} from one address.`,
      '503 and 507: what stands before the failure may be kept; send the same request again.',
    ].join(' '),
    headers: [
      { name: 'niem-yet-key', description: 'The id of the import key' },
      {
        name: 'niem-yet-time',
        description: `When it was signed, in ms since 1970, at most ${IMPORT_BODY.windowMs / 60_000} minutes from now`,
      },
      {
        name: 'niem-yet-signature',
        description:
          'HMAC-SHA-256 with the secret of the key (the bytes of its text, not decoded), in hex, over `POST`, `/api/import/ratings`, the time and the SHA-256 of the body in hex, joined by line feeds',
      },
    ],
    body: IMPORT_BODY.schema,
    answer: importAnswerSchema,
    refusals: [400, 401, 413, 429, 503, 507],
  },
];
