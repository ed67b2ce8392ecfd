import { z } from 'zod';

/** RFC 9457, with the problem's code and path and a sentence in both languages. */
export const problemAnswerSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  vi: z.string(),
  en: z.string(),
  problems: z.array(
    z.strictObject({
      code: z.string(),
      path: z.array(z.union([z.string(), z.number()])),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
      vi: z.string(),
      en: z.string(),
    }),
  ),
});
export type ProblemAnswer = z.infer<typeof problemAnswerSchema>;
