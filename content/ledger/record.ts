import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { hashSchema } from '../slide/slide.ts';
import { plainText } from '../text/door.ts';
import { instantSchema, localDaySchema } from '../time/instant.ts';

/** How sure it is that a person who was served answered: nobody knows, was at the place, had a ticket or a dossier. */
export const ratingClassSchema = z.enum(['unverified', 'at-place', 'verified']);
export type RatingClass = z.infer<typeof ratingClassSchema>;

const seqSchema = z.number().int().min(0).max(34_359_738_367);
const seqsSchema = z.array(seqSchema).min(1).max(1000);
const reasonSchema = plainText({ max: 500 });
/** 128 random bits in base64url: makes a retry the same answer, and keeps a leaf's hash from telling the answer. */
export const nonceSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/**
 * An answer. `at`: when it was given, by the anchored clock of who took it; `offset`: minutes that the unit's wall clock was ahead of
 * UTC then, so that the record alone tells its day. `satisfied` is what the scale said then. `use`: keyed hash of the ticket or
 * dossier that was used up. `comment`: salted commitment to words that stand beside the ledger.
 */
export const ratingPayloadSchema = z.strictObject({
  at: instantSchema,
  offset: z.number().int().min(-900).max(900),
  point: idSchema,
  counter: idSchema.nullable(),
  scale: idSchema,
  level: idSchema,
  satisfied: z.boolean(),
  reasons: z.array(idSchema).max(12),
  class: ratingClassSchema,
  nonce: nonceSchema,
  use: hashSchema.nullable(),
  comment: hashSchema.nullable(),
});
export type RatingPayload = z.infer<typeof ratingPayloadSchema>;

const head = { seq: seqSchema, time: instantSchema };
const ofUnit = { ...head, unit: idSchema };
/** A first person proposes (`proposed`), a second one decides. */
const proposedSchema = z.strictObject({ targets: seqsSchema, reason: reasonSchema, by: idSchema });
const decidedBareSchema = z.strictObject({
  ...{ proposal: seqSchema, targets: seqsSchema, reason: reasonSchema },
  by: z.tuple([idSchema, idSchema]),
});
const areTwo = ({ by }: { readonly by: readonly [string, string] }): boolean => by[0] !== by[1];
const TWO_PEOPLE = { params: { problem: 'LDG-two-people' } } as const;
const decidedSchema = decidedBareSchema.refine(areTwo, TWO_PEOPLE);

/** Where an answer counts from now on: a counter of a unit, or the unit alone. */
const movedToSchema = z.strictObject({ unit: idSchema, counter: idSchema.nullable() });
const correctedSchema = decidedBareSchema.extend({ to: movedToSchema }).refine(areTwo, TWO_PEOPLE);

/** What a period's close says in figures: answers that count, those of them satisfied, held back, excluded. */
export const closedFiguresSchema = z.strictObject({
  count: z.number().int().min(0),
  satisfied: z.number().int().min(0),
  held: z.number().int().min(0),
  excluded: z.number().int().min(0),
});
export type ClosedFigures = z.infer<typeof closedFiguresSchema>;

/**
 * One record of the ledger; `seq` counts from 0 and is the index of its leaf; `time` is when it was written and never goes back;
 * `unit` is the unit at the time and is never rewritten when units merge or split.
 */
export const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...ofUnit, kind: z.literal('rating'), payload: ratingPayloadSchema }),
  z.strictObject({ ...ofUnit, kind: z.literal('late-rating'), payload: ratingPayloadSchema }),
  z.strictObject({
    ...ofUnit,
    kind: z.literal('quarantine'),
    payload: z.strictObject({ targets: seqsSchema, detector: z.enum(['burst', 'streak', 'intervals', 'hand']) }),
  }),
  z.strictObject({ ...ofUnit, kind: z.literal('exclude-proposed'), payload: proposedSchema }),
  z.strictObject({ ...ofUnit, kind: z.literal('exclude'), payload: decidedSchema }),
  z.strictObject({ ...ofUnit, kind: z.literal('readmit-proposed'), payload: proposedSchema }),
  z.strictObject({ ...ofUnit, kind: z.literal('readmit'), payload: decidedSchema }),
  z.strictObject({ ...ofUnit, kind: z.literal('objection'), payload: proposedSchema }),
  z.strictObject({
    ...ofUnit,
    kind: z.literal('correction-proposed'),
    payload: proposedSchema.extend({ to: movedToSchema }),
  }),
  z.strictObject({ ...ofUnit, kind: z.literal('correction'), payload: correctedSchema }),
  z.strictObject({
    ...head,
    unit: idSchema.nullable(),
    kind: z.literal('act'),
    payload: z.strictObject({ act: z.number().int().min(1), hash: hashSchema }),
  }),
  z.strictObject({
    ...ofUnit,
    kind: z.literal('period-closed'),
    payload: z.strictObject({
      period: z.enum(['day', 'month', 'quarter']),
      first: localDaySchema,
      last: localDaySchema,
      figures: closedFiguresSchema,
    }),
  }),
]);
export type LedgerRecord = z.infer<typeof recordSchema>;
export type RecordKind = LedgerRecord['kind'];
export type RatingRecord = Extract<LedgerRecord, { kind: 'rating' | 'late-rating' }>;
