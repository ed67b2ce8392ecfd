import type { Answer, Failure } from '../api/request.ts';

/** What is known of a resource now: its value, or why there is none, and whether it is being asked for. */
export interface Seen<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
}

/** A resource that is fetched once for all who look at it, and tells them when it changes. */
export interface Live<T> {
  readonly seen: Seen<T>;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  change(next: (value: T) => T): void;
  forget(): void;
}

/**
 * A live resource over `load`: asked for when the first listener comes. A refresh is a request that begins after the call: one that
 * is on its way may have read what was there before; all calls meanwhile share the one that follows it. A change meanwhile is made
 * again to what that request brings: it may have been read before the change.
 */
export const collection = <T>(load: () => Promise<Answer<T>>): Live<T> => {
  let seen: Seen<T> = { value: null, failure: null, loading: false };
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  let meanwhile: readonly ((value: T) => T)[] = [];
  const listeners = new Set<() => void>();
  const set = (next: Seen<T>) => {
    seen = next;
    for (const listener of [...listeners]) listener();
  };
  const ask = async () => {
    set({ ...seen, loading: true });
    meanwhile = [];
    const answer = await load();
    running = null;
    set(
      answer.ok
        ? { value: meanwhile.reduce((value, next) => next(value), answer.value), failure: null, loading: false }
        : { value: seen.value, failure: answer.failure, loading: false },
    );
  };
  const refresh = (): Promise<void> => {
    if (running === null) return (running = ask());
    waiting ??= running.then(() => {
      waiting = null;
      return refresh();
    });
    return waiting;
  };
  return {
    get seen() {
      return seen;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (seen.value === null && running === null) void refresh();
      return () => listeners.delete(listener);
    },
    refresh,
    change(next) {
      if (running !== null) meanwhile = [...meanwhile, next];
      if (seen.value !== null) set({ ...seen, value: next(seen.value) });
    },
    forget() {
      meanwhile = [];
      set({ value: null, failure: null, loading: false });
    },
  };
};
