import type { ZoneName } from '../../content/place/display.ts';
import type { Showing } from '../../content/schedule/plan.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import type { SlideBlob } from '../../content/wire/part.ts';
import type { Reading } from '../link/clock.ts';
import type { Content } from '../link/content-of.ts';

/** Why a zone shows what it shows: by plan, or by what stands in for it. */
export type Why = 'plan' | 'standing' | 'nothing';

/**
 * What belongs on a zone now, until `until` (an instant; look again then). `blob` null: nothing fit to show, the built-in slide
 * stands in. `entry` null unless by plan.
 */
export interface Wanted {
  readonly why: Why;
  readonly entry: string | null;
  readonly slide: string | null;
  readonly blob: SlideBlob | null;
  /** The blob's name; empty for the built-in slide. */
  readonly hash: string;
  readonly until: number;
}

/** Which slides must not be tried now, by the name of their blob. */
export type Unfit = (hash: string) => boolean;

/** How far to look for a slide that can stand in for a failed one. */
const LOOK_AHEAD = 40;

/** True while the plan may be believed: the clock is not behind, the plan has begun, its lease has not ended. */
export const inForce = (content: Content, reading: Reading): boolean =>
  reading.trust !== 'behind' && reading.time < content.head.lease;

const byPlan = (content: Content, showing: Showing, unfit: Unfit, until: number): Wanted | null => {
  const { entry, slide } = showing;
  if (entry === null || slide === null) return null;
  const blob = content.slides.get(slide);
  const hash = content.part.slides[slide] ?? '';
  return blob === undefined || unfit(hash) ? null : { why: 'plan', entry, slide, blob, hash, until };
};

/** Nothing fit to show until then. */
export const nothing = (until: number): Wanted => ({ why: 'nothing', entry: null, slide: null, blob: null, hash: '', until });

const standing = (content: Content, zone: ZoneName, unfit: Unfit, until: number): Wanted => {
  const id = content.part.plan.standing;
  const blob = id === null ? undefined : content.slides.get(id);
  const hash = id === null ? '' : (content.part.slides[id] ?? '');
  if (zone !== 'main' || id === null || blob === undefined || unfit(hash)) return nothing(until);
  return { why: 'standing', entry: null, slide: id, blob, hash, until };
};

/**
 * What `zone` is to show at the time read. A failed slide is passed over: the next fit one of the plan takes its turn, so that
 * it, too, is a function of the time alone.
 */
export const wanted = (content: Content, zone: ZoneName, reading: Reading, unfit: Unfit): Wanted => {
  if (!inForce(content, reading)) return standing(content, zone, unfit, Number.POSITIVE_INFINITY);
  const { plan } = content.part;
  const now = stateAt(plan, zone, reading.time);
  const until = Math.min(now.until, content.head.lease);
  let showing = now;
  for (let look = 0; look < LOOK_AHEAD && showing.entry !== null; look += 1) {
    const found = byPlan(content, showing, unfit, until);
    if (found !== null) return found;
    showing = stateAt(plan, zone, showing.until);
  }
  return standing(content, zone, unfit, until);
};
