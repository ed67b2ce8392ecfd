import type { Instant } from '../time/instant.ts';

/** A half-open stretch of absolute time. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

export const DAY_MS = 86_400_000;

/** How far ahead a plan reaches, in days. */
const PLAN_DAYS = 35;

const SAIGON_MS = 7 * 3_600_000;

/**
 * The window in which plans are resolved at `now`: from the last midnight in Việt Nam for 36 days, so that 35 days lie ahead
 * and a plan stays the same, to the byte, through a whole day.
 */
export function planWindow(now: Instant): Window {
  const from = Math.floor((now + SAIGON_MS) / DAY_MS) * DAY_MS - SAIGON_MS;
  return { from, until: from + (PLAN_DAYS + 1) * DAY_MS };
}
