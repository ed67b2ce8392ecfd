import { z } from 'zod';
import { ratingClassSchema } from '../ledger/record.ts';
import { idSchema } from '../place/unit.ts';
import { liveScoreSchema } from '../score/live-score.ts';
import { spokenSchema } from '../score/scale.ts';
import { ratingSettingsSchema } from '../score/settings.ts';
import { scoreWindowSchema } from '../score/windows.ts';
import { plainText } from '../text/door.ts';
import { instantSchema, localDaySchema } from '../time/instant.ts';

/* Bodies of the REST API about ratings, for staff and leaders; the server and the pages share these shapes. */

const amount = z.number().int().min(0);
const shareSchema = z.strictObject({ count: amount, satisfied: amount });
const seqSchema = z.coerce.number().int().min(0);
const reasonSchema = plainText({ max: 500 });

/** Which score: a unit's, over a window that holds `day` (today if absent). */
export const scoreQuerySchema = z.strictObject({
  unit: idSchema,
  window: scoreWindowSchema,
  day: localDaySchema.optional(),
});
export type ScoreQuery = z.infer<typeof scoreQuerySchema>;
/** `part`: which sixty of the units below are told, from 0 on. */
export const scorePageQuerySchema = scoreQuerySchema.extend({ part: z.coerce.number().int().min(0).max(1000).default(0) });
export type ScorePageQuery = z.infer<typeof scorePageQuerySchema>;

const labelled = z.strictObject({ id: z.string(), label: spokenSchema, count: z.number().int() });

/** A counter's own numbers; `name` is its id where nobody named it. */
const counterRowSchema = z.strictObject({
  unit: idSchema,
  unitName: z.string(),
  id: idSchema,
  name: z.string(),
  ...shareSchema.shape,
});

/** Everything behind a score: `score` is what a board shows, to the digit; the rest tells why. */
export const scorePageSchema = z.strictObject({
  unit: idSchema,
  score: liveScoreSchema,
  levels: z.array(labelled),
  reasons: z.array(labelled),
  classes: z.record(ratingClassSchema, shareSchema),
  counters: z.array(counterRowSchema),
  hiddenAtCounters: amount,
  /** Answers that named no counter. */
  withoutCounter: amount,
  /** Too many units stand below for their counters to be told here. */
  countersApart: z.boolean(),
  /** Of the units just below it, `belowAll` of them, sixty by name from number `belowFrom` on, each with its own score. */
  belowAll: amount,
  belowFrom: amount,
  below: z.array(z.strictObject({ unit: idSchema, unitName: z.string(), score: liveScoreSchema })),
  addendum: z.strictObject({ count: z.number(), satisfied: z.number(), held: z.number(), excluded: z.number() }),
  screens: z.array(
    z.strictObject({ display: idSchema, name: z.string(), slide: idSchema, slideName: z.string(), window: scoreWindowSchema }),
  ),
  unwitnessed: z.strictObject({ since: instantSchema.nullable(), records: amount }),
});
export type ScorePage = z.infer<typeof scorePageSchema>;

export const scoreTrendSchema = z.strictObject({
  days: z.array(z.strictObject({ day: localDaySchema, ...shareSchema.shape, held: amount, excluded: amount })),
  hours: z.array(z.strictObject({ hour: z.number().int().min(0).max(23), ...shareSchema.shape })),
});
export type ScoreTrend = z.infer<typeof scoreTrendSchema>;

const standingSchema = z.enum(['counted', 'held', 'excluded']);
export const answersQuerySchema = scoreQuerySchema.extend({
  before: seqSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  standing: standingSchema.optional(),
});
/**
 * One answer behind a score, at the unit where it counts; `comment` with personal data masked; `late`: it came after its day was
 * closed; `moved`: two people corrected where it counts. One of a counter at which fewer than five count names neither counter nor
 * `point`, however it stands, and `pointName` is the unit's.
 */
export const answerRowSchema = z.strictObject({
  seq: amount,
  at: instantSchema,
  offset: z.number().int(),
  unit: idSchema,
  unitName: z.string(),
  point: idSchema.nullable(),
  pointName: z.string(),
  counter: idSchema.nullable(),
  counterName: z.string().nullable(),
  level: idSchema,
  levelName: spokenSchema,
  satisfied: z.boolean(),
  reasons: z.array(spokenSchema),
  class: ratingClassSchema,
  standing: standingSchema,
  late: z.boolean(),
  comment: z.string().nullable(),
  objected: z.boolean(),
  moved: z.boolean(),
});
export type AnswerRow = z.infer<typeof answerRowSchema>;
/** Newest first; `next`: hand it in as `before` for the page that follows; null: that was all. */
export const answersPageSchema = z.strictObject({ answers: z.array(answerRowSchema), next: amount.nullable() });
export type AnswersPage = z.infer<typeof answersPageSchema>;

export const boardQuerySchema = z.strictObject({
  units: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(idSchema).min(1).max(60)),
  window: scoreWindowSchema,
});
export const boardAnswerSchema = z.strictObject({ scores: z.record(idSchema, liveScoreSchema) });

/** What a desk asks over its socket (`follow`): to be told of a unit's scores from now on; null: of none. */
export const followSchema = z.strictObject({ unit: idSchema.nullable() });
/** What it is told (`scores`), at the moment when boards are: the scores of that unit at `time`. */
export const unitScoresSchema = z.strictObject({
  unit: idSchema,
  time: instantSchema,
  scores: z.record(scoreWindowSchema, liveScoreSchema),
});
export type UnitScores = z.infer<typeof unitScoresSchema>;

export const rankingQuerySchema = scoreQuerySchema.omit({ unit: true });
/** A unit in the ranking. `change`: points of percent since the last comparable stretch, which began on `since`; null: there is none. */
const standingRowSchema = z.strictObject({
  unit: idSchema,
  unitName: z.string(),
  score: liveScoreSchema,
  value: z.number(),
  low: z.number(),
  high: z.number(),
  band: z.number().int(),
  best: z.number().int(),
  worst: z.number().int(),
  since: localDaySchema.nullable(),
  before: shareSchema.nullable(),
  change: z.number().nullable(),
  verifiedShare: z.number(),
});
const apartSchema = z.strictObject({ unit: idSchema, unitName: z.string(), score: liveScoreSchema });
/** `broken`: units over whose days the ledger does not hold; `above`: units that count others of these too. They are in no other list. */
export const rankingAnswerSchema = z.strictObject({
  first: localDaySchema,
  last: localDaySchema,
  target: z.number(),
  shrinkage: z.number(),
  pooled: z.number(),
  ranked: z.array(standingRowSchema),
  notEnough: z.array(apartSchema),
  notComparable: z.array(apartSchema),
  above: z.array(apartSchema),
  broken: z.array(apartSchema),
  checkpoint: z.strictObject({ size: amount, root: z.string(), time: instantSchema, note: z.string() }).nullable(),
});
export type RankingAnswer = z.infer<typeof rankingAnswerSchema>;

const targetsSchema = z.array(z.number().int().min(0)).min(1).max(1000);
const askedAbout = { unit: idSchema, targets: targetsSchema, reason: reasonSchema } as const;
/** Where answers are to count: a counter of a unit, or the unit alone. */
const destinationSchema = z.strictObject({ unit: idSchema, counter: idSchema.nullable() });
/** What somebody asks for: two others decide about an objection, one other person about the rest. */
export const newCaseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exclude'), ...askedAbout }),
  z.strictObject({ kind: z.literal('readmit'), ...askedAbout }),
  z.strictObject({ kind: z.literal('objection'), ...askedAbout }),
  z.strictObject({ kind: z.literal('correction'), ...askedAbout, to: destinationSchema }),
]);
export const caseSeqSchema = z.strictObject({ seq: seqSchema });
export const caseReasonSchema = z.strictObject({ reason: reasonSchema });
export const casesQuerySchema = z.strictObject({ unit: idSchema.optional() });
const namedDestinationSchema = destinationSchema.extend({ unitName: z.string(), counterName: z.string().nullable() });
const declineSchema = z.strictObject({ byName: z.string(), reason: z.string(), time: instantSchema });
const openKindSchema = z.enum(['exclude-proposed', 'readmit-proposed', 'correction-proposed', 'objection']);
/** What a case is about, as far as the reader may read it: each of up to twenty answers, oldest first; of more only how many gave which level. */
const caseAnswersSchema = z.strictObject({
  rows: z.array(answerRowSchema),
  levels: z.array(z.strictObject({ id: idSchema, label: spokenSchema, count: amount })),
});
export type CaseAnswers = z.infer<typeof caseAnswersSchema>;
/** `to`: where a correction leads; `declines`: who has not agreed so far; `answers`: null where they are too many to be told at once. */
const caseSchema = z.strictObject({
  seq: amount,
  kind: openKindSchema,
  unit: idSchema,
  time: instantSchema,
  by: z.string(),
  byName: z.string(),
  reason: z.string(),
  targets: z.array(amount),
  to: namedDestinationSchema.nullable(),
  declines: z.array(declineSchema),
  answers: caseAnswersSchema.nullable(),
  mine: z.boolean(),
  mayConfirm: z.boolean(),
});
export type RatingCase = z.infer<typeof caseSchema>;
const closedCaseSchema = caseSchema.omit({ mine: true, mayConfirm: true });
export const casesAnswerSchema = z.strictObject({
  open: z.array(caseSchema),
  quarantined: z.array(
    z.strictObject({
      ...{ seq: amount, unit: idSchema, detector: z.string(), time: instantSchema, targets: z.array(amount) },
      answers: caseAnswersSchema.nullable(),
    }),
  ),
  decided: z.array(
    z.strictObject({
      seq: amount,
      kind: z.enum(['exclude', 'readmit', 'correction']),
      unit: idSchema,
      proposal: amount,
      by: z.array(z.string()),
      /** In the order of `by`; an id stands for whoever is gone. */
      byNames: z.array(z.string()),
      /** Why it was proposed, and why it was confirmed. */
      proposed: z.string(),
      reason: z.string(),
      time: instantSchema,
      targets: z.array(amount),
      to: namedDestinationSchema.nullable(),
      answers: caseAnswersSchema.nullable(),
      /** Objections that it settled. */
      objections: z.array(closedCaseSchema.omit({ answers: true })),
    }),
  ),
  /** Closed without changing anything. */
  declined: z.array(closedCaseSchema),
});
export type CasesAnswer = z.infer<typeof casesAnswerSchema>;

/** `seen`: the settings as their writer saw them; stand others now, it is a 409. */
export const ratingSettingsChangeSchema = z.strictObject({ seen: ratingSettingsSchema, settings: ratingSettingsSchema });
