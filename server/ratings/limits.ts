import type { Rate } from '../hub/bucket.ts';

/**
 * How much is taken from whom. A hall, a ward or a mobile carrier may stand behind one address, so addresses are given far more than a
 * crowd can do; few hands are for the detectors.
 */
export interface RatingLimits {
  readonly kioskByAddress: Rate;
  /** A kiosk that was offline for days brings all it has kept. */
  readonly answersByKiosk: Rate;
  readonly pagesByAddress: Rate;
  readonly formsByAddress: Rate;
  readonly importsByAddress: Rate;
  /** All kiosks of a house behind one address tell once a minute what they hold. */
  readonly refusedByAddress: Rate;
}

export const DEFAULT_RATING_LIMITS: RatingLimits = {
  kioskByAddress: { burst: 3000, perSecond: 300 },
  answersByKiosk: { burst: 500, perSecond: 30 },
  pagesByAddress: { burst: 900, perSecond: 20 },
  formsByAddress: { burst: 600, perSecond: 10 },
  importsByAddress: { burst: 60, perSecond: 2 },
  refusedByAddress: { burst: 60, perSecond: 5 },
};
