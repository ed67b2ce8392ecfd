import { z } from 'zod';
import { idSchema } from '../place/unit.ts';
import { plainText } from '../text/door.ts';

const spokenUpTo = (max: number) => z.strictObject({ vi: plainText({ max }), en: plainText({ max }) });
/** Words that people read, in both languages. */
export const spokenSchema = spokenUpTo(80);
export type Spoken = z.infer<typeof spokenSchema>;

/** The picture beside the words of a level, so that neither colour nor reading is needed. */
const faceSchema = z.enum(['very-happy', 'happy', 'neutral', 'unhappy', 'very-unhappy']);
export type Face = z.infer<typeof faceSchema>;

/** One answer. `satisfied`: it counts as satisfied; every level counts as an answer. `asksWhy`: reasons are offered after it. */
const levelSchema = z.strictObject({
  id: idSchema,
  label: spokenSchema,
  face: faceSchema,
  satisfied: z.boolean(),
  asksWhy: z.boolean(),
});
export type Level = z.infer<typeof levelSchema>;

/** What is asked with a scale: question, levels, reasons. */
const askedShape = {
  id: idSchema,
  question: spokenUpTo(200),
  levels: z.array(levelSchema).min(2).max(7),
  reasons: z.array(z.strictObject({ id: idSchema, label: spokenSchema })).max(12),
} as const;

/** The part of a scale that a kiosk needs; takes whole scales too and leaves the rest of them away. */
export const askedScaleSchema = z.object(askedShape);

/**
 * A scale is data: levels from best to worst, those that count as satisfied first, at least one of each sort (SCO-1); reasons are the
 * chips after an unhappy answer. `used`: a rating point asks or has asked with it, so what it asks is never rewritten (SCO-10).
 */
export const scaleSchema = z.strictObject({ ...askedShape, name: spokenUpTo(120), used: z.boolean() });
export type Scale = z.infer<typeof scaleSchema>;

const QUESTION = {
  vi: 'Ông/Bà có hài lòng với việc phục vụ không?',
  en: 'Are you satisfied with the service?',
} as const;

const LEVELS = {
  'rat-hai-long': { vi: 'Rất hài lòng', en: 'Very satisfied', face: 'very-happy', satisfied: true, asksWhy: false },
  'hai-long': { vi: 'Hài lòng', en: 'Satisfied', face: 'happy', satisfied: true, asksWhy: false },
  'binh-thuong': { vi: 'Bình thường', en: 'Neutral', face: 'neutral', satisfied: false, asksWhy: false },
  'khong-hai-long': { vi: 'Không hài lòng', en: 'Dissatisfied', face: 'unhappy', satisfied: false, asksWhy: true },
  'rat-khong-hai-long': {
    vi: 'Rất không hài lòng',
    en: 'Very dissatisfied',
    face: 'very-unhappy',
    satisfied: false,
    asksWhy: true,
  },
} as const;

const REASONS: readonly (readonly [string, string, string])[] = [
  ['thai-do-phuc-vu', 'Thái độ phục vụ', 'Manners of staff'],
  ['thoi-gian-giai-quyet', 'Thời gian giải quyết', 'Time taken'],
  ['huong-dan-ho-so', 'Hướng dẫn hồ sơ', 'Guidance on the dossier'],
  ['thu-tuc-giay-to', 'Thủ tục, giấy tờ', 'Procedure, papers'],
  ['co-so-vat-chat', 'Cơ sở vật chất', 'Premises'],
  ['khac', 'Khác', 'Other'],
];

const preset = (id: string, name: Spoken, levels: readonly (keyof typeof LEVELS)[]): Scale => ({
  id,
  name,
  used: false,
  question: QUESTION,
  levels: levels.map((level) => {
    const { vi, en, ...rest } = LEVELS[level];
    return { id: level, label: { vi, en }, ...rest };
  }),
  reasons: REASONS.map(([reason, vi, en]) => ({ id: reason, label: { vi, en } })),
});

/** The scales that come with the product: five levels (default), four, three. */
export const presetScales = (): Scale[] => [
  preset('nam-muc', { vi: 'Năm mức', en: 'Five levels' }, [
    'rat-hai-long',
    'hai-long',
    'binh-thuong',
    'khong-hai-long',
    'rat-khong-hai-long',
  ]),
  preset('bon-muc', { vi: 'Bốn mức', en: 'Four levels' }, ['rat-hai-long', 'hai-long', 'binh-thuong', 'khong-hai-long']),
  preset('ba-muc', { vi: 'Ba mức', en: 'Three levels' }, ['rat-hai-long', 'hai-long', 'khong-hai-long']),
];
