import { schedule } from 'node-cron';
import { DAY_MS, planWindow } from '../../content/schedule/window.ts';
import type { Instant } from '../../content/time/instant.ts';

/**
 * Calls `wake` every minute and when the next window begins; gives the way to stop. These are only wake-ups: a missed one, a
 * stepped clock or a restart changes nothing, because each round looks at the time that it is.
 */
export function wakeUps(wake: () => void, now: () => Instant): () => void {
  const everyMinute = schedule('* * * * *', wake);
  let timer: NodeJS.Timeout | null = null;
  const atNextWindow = (): void => {
    timer = setTimeout(
      () => {
        wake();
        atNextWindow();
      },
      Math.max(1000, planWindow(now()).from + DAY_MS - now()),
    );
    timer.unref();
  };
  atNextWindow();
  return () => {
    void everyMinute.destroy();
    if (timer !== null) clearTimeout(timer);
  };
}
