import type { Clockwork } from '../../displays/agent/out/pace.ts';

/** The real clock, `times` as fast: ten seconds of a driver pass in one. */
export const fastClock = (times: number): Clockwork => {
  const begin = performance.now();
  return {
    mono: () => (performance.now() - begin) * times,
    after: (ms, wake) => {
      const id = setTimeout(wake, ms / times);
      return () => clearTimeout(id);
    },
  };
};

/** Waits until `holds` is true; says what it waited for when that never comes. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const begin = performance.now();
  while (!holds()) {
    if (performance.now() - begin > 60_000) throw new Error(`never: ${what}`);
    await new Promise((settle) => setTimeout(settle, 10));
  }
}
