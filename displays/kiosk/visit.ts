import type { Level } from '../../content/score/scale.ts';
import type { Lang } from './words.ts';

/** What became of an answer. `receipt` null: it waits on this device. */
export type Fate = 'kept' | 'stored' | 'lost' | 'soon' | 'closed';

/** One person before the kiosk. Nothing of it outlives the visit. `since`: monotonic ms of the last touch or change of step. */
export type Visit = {
  readonly lang: Lang;
  readonly large: boolean;
  readonly since: number;
  readonly step:
    | { readonly at: 'ask' }
    | { readonly at: 'why'; readonly level: Level; readonly reasons: readonly string[] }
    | { readonly at: 'sending' }
    | { readonly at: 'said'; readonly fate: Fate; readonly receipt: string | null };
};

/** Nobody is there. */
export const noVisit = (now: number): Visit => ({ lang: 'vi', large: false, since: now, step: { at: 'ask' } });

const RESET_MS = 20_000;
const IDLE_MS = 40_000;
/** A finger that trembles or drums is one finger. */
const DEBOUNCE_MS = 500;
/** After the last chip an answer goes by itself, so that face and reason are two touches. */
const SEND_AFTER_CHIP_MS = 5000;
const SEND_WITHOUT_MS = 15_000;

/** Whether a touch may count: the step has stood long enough for it to be meant. */
export const isMeant = (visit: Visit, now: number): boolean => now - visit.since >= DEBOUNCE_MS;

/** How long an unfinished answer still waits for reasons, in ms; null: none does. */
export const sendsIn = ({ step, since }: Visit, now: number): number | null =>
  step.at === 'why' ? Math.max(0, since + (step.reasons.length > 0 ? SEND_AFTER_CHIP_MS : SEND_WITHOUT_MS) - now) : null;

/** Whether the visit is over: the next one begins afresh. */
export const isOver = ({ step, since }: Visit, now: number): boolean =>
  step.at !== 'why' && step.at !== 'sending' && now - since >= RESET_MS;

/** Whether nobody has been there for long enough to show something else. */
export const isIdle = ({ step, since }: Visit, now: number): boolean => step.at === 'ask' && now - since >= IDLE_MS;

/** The visit with a reason taken up, or laid aside. */
export const withReason = (visit: Visit, id: string, now: number): Visit => {
  const { step } = visit;
  if (step.at !== 'why') return visit;
  const reasons = step.reasons.includes(id) ? step.reasons.filter((one) => one !== id) : [...step.reasons, id];
  return { ...visit, since: now, step: { ...step, reasons } };
};
