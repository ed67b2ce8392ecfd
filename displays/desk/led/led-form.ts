import { z } from 'zod';

const words = z.string();

/** A LED line while it is being written: the shape of the slide, but words may be missing, too long or of an unknown live value. */
export const ledForm = {
  template: z.literal('led'),
  ticker: z.object({
    runs: z.array(z.object({ text: words, colour: words })),
    motion: z.enum(['left', 'right', 'up', 'page', 'still']),
    rows: z.literal([13, 16, 20, 24, 32, 40, 48, 64]).nullable(),
    speed: z.number(),
    blink: z.literal([0.5, 1, 2]).nullable(),
  }),
  score: z.object({ unit: words, window: z.enum(['day', 'week', 'month', 'quarter']) }).nullable(),
  pattern: z.enum(['corners', 'bars', 'wire']).optional(),
};
export type LedForm = z.infer<z.ZodObject<typeof ledForm>>;

/** A line with nothing written yet: amber, scrolling to the left at the usual speed. */
export const blankLed = (): LedForm => ({
  template: 'led',
  ticker: { runs: [{ text: '', colour: '#ffb000' }], motion: 'left', rows: null, speed: 3, blink: null },
  score: null,
});
