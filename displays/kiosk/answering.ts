import { isTaken, type KioskSetup } from '../../content/score/kiosk-setup.ts';
import type { Level } from '../../content/score/scale.ts';
import { toBase64 } from '../../content/wire/base64.ts';
import { signRating } from '../../content/wire/rating.ts';
import type { KeyPair } from '../../content/wire/signing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import type { Touches } from './kiosk-views.ts';
import type { Outgoing, Said } from './outgoing.ts';
import { isIdle, isMeant, isOver, noVisit, sendsIn, type Visit, withReason } from './visit.ts';

export interface AnsweringParts {
  readonly link: Link;
  readonly keys: () => KeyPair | null;
  readonly out: Outgoing;
  readonly timepiece: Timepiece;
  /** What was being read aloud is not heard any more. */
  readonly hush: () => void;
  readonly changed: () => void;
}

/** One person after the other: from the first touch to the thanks, and back to the question. */
export interface Answering {
  readonly visit: () => Visit;
  /** What this kiosk asks; null: nothing is set up. */
  readonly setup: () => KioskSetup | null;
  /** Whether answers are taken now. */
  readonly isOpen: () => boolean;
  /** Whether the kiosk rests after an answer. */
  readonly resting: () => boolean;
  readonly idle: () => boolean;
  /** How long an unfinished answer still waits, in ms; null: none does. */
  readonly left: () => number | null;
  readonly touches: Touches;
  readonly change: (change: Partial<Pick<Visit, 'lang' | 'large'>>) => void;
  /** Somebody is there. */
  readonly touched: () => void;
  /** Does what is due: an answer without reasons goes, a visit that is over begins afresh. */
  readonly look: () => void;
}

const NOTHING_KEPT: Said = { fate: 'lost', receipt: null };

/** Waits for the first person. */
export const answering = ({ link, keys, out, timepiece, hush, changed }: AnsweringParts): Answering => {
  const now = (): number => timepiece.ticks().mono;
  let visit = noVisit(now());
  let lastAnswer = Number.NEGATIVE_INFINITY;

  const setup = (): KioskSetup | null => {
    const state = link.state();
    return state.kind === 'paired' ? (state.content?.part.kiosk ?? null) : null;
  };
  const isOpen = (): boolean => {
    const asked = setup();
    return asked !== null && isTaken(asked, link.read().time);
  };
  const resting = (): boolean => now() - lastAnswer < (setup()?.coolDownSeconds ?? 0) * 1000;
  const become = (next: Visit): void => {
    visit = next;
    changed();
  };
  const reset = (): void => {
    hush();
    become(noVisit(now()));
  };
  const give = async (level: Level, reasons: readonly string[]): Promise<Said> => {
    const state = link.state();
    const [asked, pair, reading] = [setup(), keys(), link.read()];
    // A clock that stands before a time already seen could only tell a wrong one.
    if (state.kind !== 'paired' || asked === null || pair === null || reading.trust === 'behind') return NOTHING_KEPT;
    const nonce = toBase64(crypto.getRandomValues(new Uint8Array(16)));
    const { display } = state.pairing;
    const said = { v: 1, display, point: asked.point, at: Math.round(reading.time), level: level.id } as const;
    return out.give(signRating({ ...said, reasons: [...reasons], comment: null, nonce }, pair));
  };
  const say = ({ fate, receipt }: Said): void => {
    // Who was refused may try again at once: nothing of it counts.
    if (fate !== 'kept' && fate !== 'stored') lastAnswer = Number.NEGATIVE_INFINITY;
    if (visit.step.at === 'sending') become({ ...visit, since: now(), step: { at: 'said', fate, receipt } });
  };
  const send = (): void => {
    const { step } = visit;
    if (step.at !== 'why') return;
    hush();
    lastAnswer = now();
    become({ ...visit, since: now(), step: { at: 'sending' } });
    give(step.level, step.reasons)
      .then(say)
      .catch((error: unknown) => {
        console.warn('an answer was not recorded', error);
        say(NOTHING_KEPT);
      });
  };
  const choose = (level: Level): void => {
    if (visit.step.at !== 'ask' || resting() || !isOpen()) return;
    become({ ...visit, since: now(), step: { at: 'why', level, reasons: [] } });
    if (!level.asksWhy || setup()?.scale.reasons.length === 0) send();
  };
  const isUsed = (): boolean => visit.step.at !== 'ask' || visit.lang !== 'vi' || visit.large;
  return {
    visit: () => visit,
    setup,
    isOpen,
    resting,
    idle: () => isIdle(visit, now()),
    left: () => sendsIn(visit, now()),
    touches: {
      choose,
      reason: (id) => become(withReason(visit, id, now())),
      send: () => {
        if (isMeant(visit, now())) send();
      },
      again: () => become({ ...visit, since: now(), step: { at: 'ask' } }),
      done: reset,
    },
    change: (change) => become({ ...visit, ...change, since: now() }),
    touched: () => {
      if (visit.step.at === 'ask') become({ ...visit, since: isIdle(visit, now()) ? visit.since : now() });
    },
    look: () => {
      if (sendsIn(visit, now()) === 0) send();
      if (isOver(visit, now()) && isUsed()) reset();
    },
  };
};
