import type { Instant } from '../../content/time/instant.ts';

/** How much at once and how fast it comes back. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** One token bucket: plain numbers, so that ten thousand cost little. */
export interface Bucket {
  tokens: number;
  at: Instant;
}

export const fullBucket = (rate: Rate, now: Instant): Bucket => ({ tokens: rate.burst, at: now });

const refill = (bucket: Bucket, rate: Rate, now: Instant): void => {
  const passed = Math.max(0, now - bucket.at) / 1000;
  bucket.tokens = Math.min(rate.burst, bucket.tokens + passed * rate.perSecond);
  bucket.at = now;
};

/** Takes one token; false when there is none. */
export function take(bucket: Bucket, rate: Rate, now: Instant): boolean {
  refill(bucket, rate, now);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/** Buckets by name (an address, a key, a person), forgotten once they are full again. */
export interface Buckets {
  take(name: string): boolean;
  /** Whether there is one to take. */
  has(name: string): boolean;
}

const FORGET_ABOVE = 2000;

/** At most about 2,000 names that are not full are kept; above that the full ones go first. */
export function bucketsBy(rate: Rate, now: () => Instant): Buckets {
  const buckets = new Map<string, Bucket>();
  let forgetAbove = FORGET_ABOVE;
  const forget = (): void => {
    for (const [name, bucket] of buckets) {
      refill(bucket, rate, now());
      if (bucket.tokens >= rate.burst) buckets.delete(name);
    }
    forgetAbove = Math.max(FORGET_ABOVE, 2 * buckets.size);
  };
  return {
    has(name) {
      const bucket = buckets.get(name);
      if (bucket === undefined) return rate.burst >= 1;
      refill(bucket, rate, now());
      return bucket.tokens >= 1;
    },
    take(name) {
      if (buckets.size > forgetAbove) forget();
      const bucket = buckets.get(name) ?? fullBucket(rate, now());
      buckets.set(name, bucket);
      return take(bucket, rate, now());
    },
  };
}
