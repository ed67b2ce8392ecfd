/** What a form was, is and could be again. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** When the present was last written to, in ms; null: never. */
  readonly written: number | null;
}

/** Typing without a pause of this many ms is one step back. */
export const STEP_MS = 700;
const DEPTH = 200;

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [], written: null });

/** The history with `next` as its present; a quick follow-up joins the step before it. What was undone is gone. */
export const written = <T>(history: History<T>, next: T, now: number): History<T> => {
  const joins = history.written !== null && now - history.written < STEP_MS && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present: next, future: [], written: now };
};

/** One step back; itself at the beginning. */
export const undone = <T>(history: History<T>): History<T> => {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], written: null };
};

/** One step forward again; itself at the end. */
export const redone = <T>(history: History<T>): History<T> => {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, written: null };
};
