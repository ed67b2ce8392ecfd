/** Something opened at the first use and, after it was dropped, again at the next. */
export interface Lazy<T> {
  readonly get: () => Promise<T>;
  /** What is open now is closed; nothing happens when nothing is. */
  readonly drop: () => Promise<void>;
}

/** Opens with `open`; several who ask at once get the same. A failed opening is tried again by whoever asks next. */
export function lazily<T>(open: () => Promise<T>, close: (opened: T) => void): Lazy<T> {
  let opened: Promise<T> | null = null;
  return {
    get: () => {
      const mine = opened ?? open();
      opened = mine;
      mine.catch(() => {
        if (opened === mine) opened = null;
      });
      return mine;
    },
    drop: async () => {
      const last = opened;
      opened = null;
      await last?.then(close, () => undefined);
    },
  };
}
