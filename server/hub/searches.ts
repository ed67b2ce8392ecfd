import type { FoundDevice } from '../../content/wire/find.ts';

/** Questions to agents for the LED devices of their network, each waiting for its answer. */
export interface Searches {
  /** Asks by `tell`; null: the display is asked already, or did not answer in time. */
  ask(display: string, tell: (id: number) => void): Promise<readonly FoundDevice[] | null>;
  /** False: nobody asked. */
  answer(display: string, id: number, devices: readonly FoundDevice[]): boolean;
}

interface Open {
  readonly id: number;
  readonly settle: (devices: readonly FoundDevice[] | null) => void;
}

/** No question is open; an answer may take `withinMs`. */
export function searches(withinMs: number): Searches {
  const open = new Map<string, Open>();
  let last = 0;
  return {
    ask: (display, tell) =>
      new Promise((resolve) => {
        if (open.has(display)) return resolve(null);
        last += 1;
        const id = last;
        const settle = (devices: readonly FoundDevice[] | null): void => {
          clearTimeout(timer);
          open.delete(display);
          resolve(devices);
        };
        const timer = setTimeout(() => settle(null), withinMs);
        open.set(display, { id, settle });
        tell(id);
      }),
    answer(display, id, devices) {
      const asked = open.get(display);
      if (asked?.id !== id) return false;
      asked.settle(devices);
      return true;
    },
  };
}
