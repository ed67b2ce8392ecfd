import { acceptLive, type LiveBody, type NewestLive } from '../../content/wire/live.ts';

/** The live values that were taken last: what the pinned root key stands behind, fresh and newer than those before. */
export interface LiveIntake {
  readonly body: () => LiveBody | null;
  /** What was taken; null: it was left aside. */
  readonly offer: (message: unknown, rootKey: string) => LiveBody | null;
  /** Another controller is trusted, or none. */
  readonly forget: () => void;
}

/** Takes live values; `changed` is told of each that counts. What is refused leaves what is shown as it is, until it grows stale. */
export const liveIntake = (now: () => number, changed: () => void): LiveIntake => {
  let body: LiveBody | null = null;
  let newest: NewestLive | null = null;
  return {
    body: () => body,
    offer: (message, rootKey) => {
      const verdict = acceptLive(message, { rootKey, now: now(), newest });
      if (!verdict.ok) return null;
      body = verdict.body;
      newest = verdict.newest;
      changed();
      return body;
    },
    forget: () => {
      body = null;
      newest = null;
    },
  };
};
