import { z } from 'zod';
import { tickerSchema } from '../led/ticker.ts';
import { idSchema } from '../place/unit.ts';
import { scoreWindowSchema } from '../score/windows.ts';
import { plainText } from '../text/door.ts';

/** SHA-256 in lower-case hex: the name of a media file, a part or a slide blob. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type Hash = z.infer<typeof hashSchema>;

const title = plainText({ max: 120 });
const line = plainText({ max: 300 });
const source = plainText({ max: 300 }).nullable();

/** `locked`: the wording is that of an official pack and is never edited; a changed copy is another slide with `locked: null`. */
const common = {
  id: idSchema,
  name: plainText({ max: 120 }),
  theme: idSchema.nullable(),
  locked: z.strictObject({ pack: idSchema, slide: z.string().regex(/^[A-Z]\d{1,2}$/) }).nullable(),
};

const mediaRef = z.strictObject({
  hash: hashSchema,
  width: z.number().int().min(1).max(16384),
  height: z.number().int().min(1).max(16384),
  alt: plainText({ max: 300 }),
});
export type MediaRef = z.infer<typeof mediaRef>;

/** Test pictures for a LED panel: where its corners, colours and the parts of its wire are. */
const PATTERNS = ['corners', 'bars', 'wire'] as const;
export type LedPattern = (typeof PATTERNS)[number];

/**
 * What an officer writes; one shape for each template that reception areas really show. `score` shows one window,
 * or a second one beside it. `qr` with a `point`: what the code says changes every minute (SCO-50). `led`: a line for LED panels; `score` is the
 * one that it may name, `pattern` a test picture in its place.
 */
export const slideSchema = z.discriminatedUnion('template', [
  z.strictObject({
    ...common,
    template: z.literal('motto'),
    title: title.nullable(),
    phrases: z
      .array(plainText({ max: 120 }))
      .min(1)
      .max(8),
    source,
  }),
  z.strictObject({
    ...common,
    template: z.literal('statement'),
    title: title.nullable(),
    lines: z.array(line).min(1).max(6),
    source,
  }),
  z.strictObject({
    ...common,
    template: z.literal('notice'),
    title,
    body: plainText({ max: 1200, lines: true }),
    footer: line.nullable(),
  }),
  z.strictObject({
    ...common,
    template: z.literal('hours'),
    title,
    rows: z
      .array(z.strictObject({ days: plainText({ max: 80 }), hours: plainText({ max: 120 }) }))
      .min(1)
      .max(8),
    note: line.nullable(),
  }),
  z.strictObject({ ...common, template: z.literal('captioned'), picture: mediaRef, caption: line }),
  z.strictObject({ ...common, template: z.literal('picture'), picture: mediaRef, fit: z.enum(['cover', 'contain']) }),
  z.strictObject({
    ...common,
    template: z.literal('video'),
    video: mediaRef,
    poster: mediaRef.nullable(),
    fit: z.enum(['cover', 'contain']),
  }),
  z.strictObject({
    ...common,
    template: z.literal('table'),
    title,
    columns: z
      .array(z.strictObject({ label: plainText({ max: 60 }), align: z.enum(['start', 'center', 'end']) }))
      .min(2)
      .max(6),
    rows: z
      .array(
        z
          .array(plainText({ max: 120, min: 0 }))
          .min(2)
          .max(6),
      )
      .min(1)
      .max(24),
    source,
  }),
  z.strictObject({
    ...common,
    template: z.literal('qr'),
    title,
    text: plainText({ max: 400, lines: true }).nullable(),
    url: z.url({ protocol: /^https?$/ }).max(400),
    point: idSchema.optional(),
  }),
  z.strictObject({
    ...common,
    template: z.literal('score'),
    title,
    unit: idSchema,
    window: scoreWindowSchema,
    beside: scoreWindowSchema.optional(),
  }),
  z.strictObject({
    ...common,
    template: z.literal('board'),
    title,
    units: z.array(idSchema).min(1).max(24),
    window: scoreWindowSchema,
  }),
  z.strictObject({ ...common, template: z.literal('clock'), title: title.nullable(), date: z.boolean() }),
  z.strictObject({ ...common, template: z.literal('ticker'), text: plainText({ max: 600 }) }),
  z.strictObject({
    ...common,
    template: z.literal('led'),
    ticker: tickerSchema,
    score: z.strictObject({ unit: idSchema, window: scoreWindowSchema }).nullable(),
    pattern: z.enum(PATTERNS).optional(),
  }),
]);
export type Slide = z.infer<typeof slideSchema>;
export type Template = Slide['template'];
