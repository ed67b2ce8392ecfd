import { z } from 'zod';
import { scoreWindowSchema } from '../../../content/score/windows.ts';
import { localDaySchema } from '../../../content/time/instant.ts';
import type { ScoreAsk } from '../api/rating-routes.ts';

const standingSchema = z.enum(['counted', 'held', 'excluded']);

/** Reads what stands behind `#/scores/`: `unit:window:day:standing`, each part of it optional; what it cannot read is not there. */
export const scoreAskOf = (id: string | null): Partial<ScoreAsk> & { readonly standing?: string } => {
  const [unit, window, day, standing] = (id ?? '').split(':');
  const known = scoreWindowSchema.safeParse(window).data;
  const on = localDaySchema.safeParse(day).data;
  const only = standingSchema.safeParse(standing).data;
  return {
    ...(only ? { standing: only } : {}),
    ...(unit ? { unit } : {}),
    ...(known ? { window: known } : {}),
    ...(on ? { day: on } : {}),
  };
};

/** The same with only the answers of one standing. */
export const standingIdOf = ({ unit, window, day }: ScoreAsk, standing: 'held' | 'excluded'): string =>
  [unit, window, day ?? '', standing].join(':');

/** What stands behind `#/scores/` for this score. */
export const scoreIdOf = ({ unit, window, day }: ScoreAsk): string => [unit, window, ...(day === null ? [] : [day])].join(':');
