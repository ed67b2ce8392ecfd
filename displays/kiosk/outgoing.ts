import type { SignedRating } from '../../content/wire/rating.ts';
import type { Timepiece } from '../link/timepiece.ts';
import type { PostAnswer } from './post-answer.ts';
import type { QueueStore } from './queue-store.ts';
import type { Fate } from './visit.ts';

/** What is said of an answer just given. */
export interface Said {
  readonly fate: Fate;
  readonly receipt: string | null;
}

/** Brings answers to the server: each counts once, however often it is sent. */
export interface Outgoing {
  /** Sends an answer, or keeps it while nobody is reached. */
  readonly give: (signed: SignedRating) => Promise<Said>;
  /** How many wait here. */
  readonly waiting: () => number;
  /** Contact is back: tries at once. */
  readonly hurry: () => void;
  readonly start: () => Promise<void>;
}

export interface OutgoingParts {
  readonly store: QueueStore;
  readonly post: PostAnswer;
  readonly timepiece: Timepiece;
  readonly changed: () => void;
  /** An answer was refused that its citizen had been thanked for. */
  readonly refused: () => void;
}

const FIRST_MS = 5000;
const MOST_MS = 60_000;
/** A server that takes a backlog has other work, too. */
const GAP_MS = 100;

const fateOf = (code: string): Fate => (code === 'SCO-closed' ? 'closed' : code === 'SCO-too-soon' ? 'soon' : 'lost');

/** An outgoing tray over a store; nothing is sent before `start`, or the first `give`. */
export const outgoing = ({ store, post, timepiece, changed, refused }: OutgoingParts): Outgoing => {
  let waiting = 0;
  let pause = FIRST_MS;
  let draining = false;
  let giving = 0;
  let cancel: () => void = () => undefined;

  const recount = async (): Promise<void> => {
    waiting = await store.count();
    changed();
  };
  /** Where the store fails, what was said of an answer stays true. */
  const recountIfPossible = (): Promise<void> =>
    recount().catch((error: unknown) => console.warn('the queue cannot be counted', error));
  const isDropped = (seq: number): Promise<boolean> =>
    store.drop(seq).then(
      () => true,
      (error: unknown) => {
        console.warn('an answer cannot be dropped here', error);
        return false;
      },
    );
  const later = (ms: number): void => {
    cancel();
    cancel = timepiece.after(ms, drain);
  };
  /** Sends the oldest; gives how long to wait before the next, null when there is none. */
  const sendOldest = async (): Promise<number | null> => {
    const oldest = await store.oldest();
    if (oldest === null) return null;
    const posted = await post(oldest.signed);
    switch (posted.kind) {
      case 'taken':
        await store.drop(oldest.seq);
        pause = FIRST_MS;
        return GAP_MS;
      case 'refused':
        // Its citizen was thanked: somebody has to learn that it does not count.
        await store.refuse(oldest.seq, posted.code);
        refused();
        pause = FIRST_MS;
        return GAP_MS;
      case 'not-now':
        return posted.retryMs;
      case 'unreached':
        pause = Math.min(MOST_MS, pause * 2);
        return pause;
      default:
        return posted satisfies never;
    }
  };
  const drain = (): void => {
    // An answer that is just being given has one bearer: what its citizen is told must stay true.
    if (draining || giving > 0) return;
    draining = true;
    sendOldest()
      .then((wait) => {
        if (wait !== null) later(wait);
      })
      .catch((error: unknown) => {
        console.warn('the queue cannot be read', error);
        later(MOST_MS);
      })
      .finally(() => {
        draining = false;
        void recountIfPossible();
      });
  };
  const waits = (): Said => {
    later(FIRST_MS);
    return { fate: 'stored', receipt: null };
  };
  const give = async (signed: SignedRating): Promise<Said> => {
    // Kept before it is sent: a power cut in between loses nothing that was tapped.
    const seq = await store.add(signed).catch((error: unknown) => {
      console.warn('an answer cannot be kept here', error);
      return null;
    });
    const posted = await post(signed);
    if (posted.kind === 'unreached') return seq === null ? { fate: 'lost', receipt: null } : waits();
    // What the server could not record must not appear later by itself: the citizen is told to try again.
    const dropped = seq === null || (await isDropped(seq));
    if (posted.kind === 'taken') return { fate: 'kept', receipt: posted.receipt };
    if (posted.kind === 'not-now' && !dropped) return waits();
    return { fate: posted.kind === 'refused' ? fateOf(posted.code) : 'lost', receipt: null };
  };
  return {
    give: async (signed) => {
      giving += 1;
      try {
        return await give(signed);
      } finally {
        giving -= 1;
        await recountIfPossible();
        if (waiting > 0) later(FIRST_MS);
      }
    },
    waiting: () => waiting,
    hurry: () => {
      pause = FIRST_MS;
      if (waiting > 0) later(0);
    },
    start: async () => {
      await recount();
      if (waiting > 0) later(0);
    },
  };
};
