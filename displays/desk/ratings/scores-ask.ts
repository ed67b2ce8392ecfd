import { scoreWindowSchema } from '../../../content/score/windows.ts';
import { localDaySchema } from '../../../content/time/instant.ts';
import type { ScoreAsk } from '../api/rating-routes.ts';

/** Reads what stands behind `#/scores/`: `unit:window:day`, each part of it optional; what it cannot read is null. */
export const scoreAskOf = (id: string | null): Partial<ScoreAsk> => {
  const [unit, window, day] = (id ?? '').split(':');
  const known = scoreWindowSchema.safeParse(window).data;
  const on = localDaySchema.safeParse(day).data;
  return { ...(unit ? { unit } : {}), ...(known ? { window: known } : {}), ...(on ? { day: on } : {}) };
};

/** What stands behind `#/scores/` for this score. */
export const scoreIdOf = ({ unit, window, day }: ScoreAsk): string => [unit, window, ...(day === null ? [] : [day])].join(':');
