import type { Timepiece } from '../link/timepiece.ts';
import { LOOK_MS, QUIET_HOURS } from './quiet-hours.ts';

const ASK_MS = 6 * 3_600_000;

interface PageWatch {
  /** The page as the controller gives it now; null: it cannot be had. */
  readonly page: () => Promise<string | null>;
  readonly timepiece: Timepiece;
  /** 0 to 23. */
  readonly localHour: () => number;
  readonly reload: () => void;
}

/**
 * For origins where no worker may keep the page: asks for it now and then, and loads it anew in the quiet hours once it is another
 * than the first. Only right after it was had: a page that cannot be loaded would leave the screen with nothing.
 */
export const watchPage = ({ page, timepiece, localHour, reload }: PageWatch): void => {
  let own: string | null = null;
  const look = async (): Promise<number> => {
    const found = await page();
    if (found === null) return LOOK_MS;
    own ??= found;
    if (found === own) return ASK_MS;
    if (QUIET_HOURS.includes(localHour())) reload();
    return LOOK_MS;
  };
  const ask = (): void => {
    look().then(
      (ms) => void timepiece.after(ms, ask),
      (error: unknown) => {
        console.warn('no word of a new page', error);
        timepiece.after(LOOK_MS, ask);
      },
    );
  };
  ask();
};

/** Asks the controller, past every cache. */
export const pageAt =
  (address: string): PageWatch['page'] =>
  async () => {
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
    return answer?.ok === true ? answer.text() : null;
  };
