import { z } from 'zod';

/** What is served or connected to: ours, or one of the baselines. */
export const kindSchema = z.enum(['niem-yet', 'socket.io', 'ws']);
export type Kind = z.infer<typeof kindSchema>;

/** What the bench asks of a server process. */
export const serverAskSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('start'), kind: kindSchema, displays: z.number(), units: z.number() }),
  /** Ours: publishes a change that touches every display. Baselines: send `payload` to everybody. */
  z.object({ ask: z.literal('send'), turn: z.number(), payload: z.unknown() }),
  z.object({ ask: z.literal('memory') }),
  /** Waits until nobody is connected. */
  z.object({ ask: z.literal('empty') }),
  /** Ours: waits until every display has said that it holds what was published last. */
  z.object({ ask: z.literal('told') }),
  /** Processor time that the process has used so far. */
  z.object({ ask: z.literal('cpu') }),
]);
export type ServerAsk = z.infer<typeof serverAskSchema>;

/** `inForce`: when the change was in force (baselines: when sending began), epoch ms with fractions, as all times here. */
export const serverAnswerSchema = z.object({
  port: z.number().optional(),
  rootKey: z.string().optional(),
  asked: z.number().optional(),
  inForce: z.number().optional(),
  firstSent: z.number().optional(),
  sample: z.unknown().optional(),
  online: z.number().optional(),
  rss: z.number().optional(),
  heap: z.number().optional(),
  cpuMs: z.number().optional(),
  told: z.number().optional(),
});
export type ServerAnswer = z.infer<typeof serverAnswerSchema>;

/** What the bench asks of a client process. */
export const clientAskSchema = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('start'),
    kind: kindSchema,
    url: z.string(),
    displays: z.number(),
    atOnce: z.number(),
    /** How many deliveries are verified in full, after the clock has stopped: each real display has a processor of its own. */
    sample: z.number(),
    rootKey: z.string(),
  }),
  z.object({ ask: z.literal('connect') }),
  /** Waits until everybody holds something newer than before. */
  z.object({ ask: z.literal('last') }),
  z.object({ ask: z.literal('disconnect') }),
]);
export type ClientAsk = z.infer<typeof clientAskSchema>;

/** `last`: when the last one had it; `verified`, `verifyMs`: how many of the sample hold in full, and what one costs. */
export const clientAnswerSchema = z.object({
  connectedMs: z.number().optional(),
  last: z.number().optional(),
  verified: z.number().optional(),
  verifyMs: z.number().optional(),
  failures: z.array(z.string()).optional(),
});
export type ClientAnswer = z.infer<typeof clientAnswerSchema>;

/** Now, in epoch ms with fractions: comparable between processes of one machine. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();
