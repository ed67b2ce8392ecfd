import { z } from 'zod';
import { colourSchema } from '../slide/colour.ts';
import { plainText } from '../text/door.ts';

/** Syllables a second: least, default and most (led.md: Vietnamese is read at 3; never above 5). */
export const SPEED = { least: 2, usual: 3, most: 4 } as const;

/** Characters of all runs together: a strip of these at 64 rows is about 3 MB of dots. */
const MOST = 1200;

/** The live values that a text may name in double braces. */
export const LIVE_NAMES = ['score', 'date', 'time', 'lunar'] as const;
export type LiveName = (typeof LIVE_NAMES)[number];

/**
 * What an officer writes for a LED panel. `runs`: words of one colour each; between two runs stands a space unless the next one
 * begins with a closing sign. `rows`: the height of the letters, `null` for the largest that fits. `speed` in syllables a second,
 * for scrolling and for turning pages. `blink` in flashes a second (`null`: none), never faster than two.
 */
export const tickerSchema = z.strictObject({
  runs: z
    .array(z.strictObject({ text: liveText(600), colour: colourSchema }))
    .min(1)
    .max(40)
    .check((context) => {
      const length = context.value.reduce((sum, { text }) => sum + text.length, 0);
      if (length > MOST)
        context.issues.push({ code: 'custom', input: context.value, params: { problem: 'LED-39', length, most: MOST } });
    }),
  motion: z.enum(['left', 'right', 'up', 'page', 'still']),
  rows: z.literal([13, 16, 20, 24, 32, 40, 48, 64]).nullable(),
  speed: z.number().min(SPEED.least).max(SPEED.most),
  blink: z.literal([0.5, 1, 2]).nullable(),
});
export type Ticker = z.infer<typeof tickerSchema>;
export type Motion = Ticker['motion'];

/** A line as most are: one colour, scrolling to the left at three syllables a second. */
export const plainTicker = (text: string, colour = '#ffb000'): Ticker => ({
  runs: [{ text, colour }],
  motion: 'left',
  rows: null,
  speed: SPEED.usual,
  blink: null,
});

/** Text through the door whose `{{…}}` all name a live value (LED-15). */
function liveText(max: number) {
  return plainText({ max }).check((context) => {
    for (const [, name = ''] of context.value.matchAll(/\{\{([^{}]*)\}\}/g))
      if (!LIVE_NAMES.some((known) => known === name))
        context.issues.push({ code: 'custom', input: context.value, params: { problem: 'LED-15', name } });
  });
}
