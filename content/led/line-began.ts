import type { ZoneName } from '../place/display.ts';
import type { Plan } from '../schedule/plan.ts';
import { stateAt } from '../schedule/state-at.ts';
import type { Instant } from '../time/instant.ts';

/**
 * The instant at which the line that stands on a zone entered (LED-73): the turn's own beginning, the same on every panel. What began
 * before the plan's window has been running since the beginning of time, or its dots would jump when the window moves on; so has what
 * stands in where nothing is scheduled.
 */
export function lineBegan(plan: Plan, zone: ZoneName, time: Instant): Instant {
  const { entry, from } = stateAt(plan, zone, time);
  return entry !== null && from > plan.from ? from : 0;
}
