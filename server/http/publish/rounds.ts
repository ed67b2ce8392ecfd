import type { Control, Round } from '../../control/control.ts';
import type { Log } from '../../observe/log.ts';

/** What the controller's rounds did since somebody began to listen. */
export interface Rounds {
  /** The newest revision, and the displays whose part changed with this generation or a later one, when its round is over. */
  since(generation: number): Promise<{ revision: number; displays: string[] }>;
  /** Stops listening. */
  stop(): void;
}

/**
 * Listens before a publish, because the publish itself wakes the controller. A round that fails takes nothing back: the publish
 * stands, screens follow at the next wake-up, and the wall shows that they do not yet.
 */
export function roundsOf(control: Pick<Control, 'wake' | 'onRound'>, log: Log): Rounds {
  const heard: Round[] = [];
  const stop = control.onRound((round) => void heard.push(round));
  return {
    stop,
    since: async (generation) => {
      const last = await control.wake().catch((cause: unknown) => {
        log.error({ event: 'round-failed', err: cause }, 'published, but the round after it failed');
        return null;
      });
      const displays = heard.filter((round) => round.generation >= generation).flatMap((round) => round.displays);
      return { revision: last?.revision ?? 0, displays: [...new Set(displays)] };
    },
  };
}
