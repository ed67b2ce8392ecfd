import { z } from 'zod';
import type { Look } from '../way.ts';

const ANSWER_MS = 3000;

/** What WLED says of itself, as far as we read it: `lm` names the protocol that drives it, `live` whether one does. */
const wledSchema = z.object({
  state: z.object({ on: z.boolean(), bri: z.number(), lor: z.number().optional() }),
  info: z.object({
    name: z.string().max(200),
    ver: z.string().max(40),
    live: z.boolean(),
    lm: z.string().max(60).optional(),
    lip: z.string().max(60).optional(),
    leds: z.object({ count: z.number(), matrix: z.object({ w: z.number(), h: z.number() }).optional() }),
  }),
});

/** A WLED as the set-up wizard sees it; `width` and `height` are `null` where it knows of no matrix. */
export interface WledFound {
  readonly name: string;
  readonly version: string;
  readonly dots: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** WLED's own interface over HTTP. */
export interface Wled {
  readonly who: () => Promise<WledFound>;
  /** Whether it shows what comes by DDP; puts right at once what keeps it from doing so (switched off, taken over by its own effects). */
  readonly look: () => Promise<Look>;
  /** Holds its last realtime picture for ever. */
  readonly hold: () => Promise<void>;
}

/** Talks to the WLED at `host` and `port`; nothing is sent before a function is called. */
export function openWled(host: string, port: number): Wled {
  const ask = async (path: string, body: object | null): Promise<unknown> => {
    const answer = await fetch(`http://${host}:${port}${path}`, {
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: 'error',
      ...(body === null ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`WLED: HTTP ${answer.status}`);
    return answer.json();
  };
  const read = async () => wledSchema.parse(await ask('/json/si', null));
  return {
    who: async () => {
      const { info } = await read();
      const { matrix, count } = info.leds;
      return { name: info.name, version: info.ver, dots: count, width: matrix?.w ?? null, height: matrix?.h ?? null };
    },
    look: async () => {
      const { state, info } = await read();
      const said = wrongWith(state, info);
      if (said === null) return { same: true };
      // What was seen is told, also when the answer to this is lost: the next look tells whether it helped.
      await Promise.allSettled([ask('/json/state', { on: true, lor: 0 })]);
      return { same: false, said };
    },
    hold: async () => {
      await ask('/json/state', { on: true, live: true });
    },
  };
}

type Wire = z.infer<typeof wledSchema>;

function wrongWith(state: Wire['state'], info: Wire['info']): string | null {
  if (!state.on) return 'off';
  if ((state.lor ?? 0) !== 0) return 'override';
  if (!info.live) return 'own effect';
  if (info.lm !== undefined && info.lm !== 'DDP') return `${info.lm} ${info.lip ?? ''}`.trim();
  return null;
}
