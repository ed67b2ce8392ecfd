import { type Health, lookSchema, SCREENSHOT_BYTES, type Screenshot } from '../../../content/wire/health-messages.ts';
import type { Link } from '../../link/link.ts';
import type { Timepiece } from '../../link/timepiece.ts';
import type { Log } from '../log.ts';
import type { Tap } from '../tap.ts';

/** Soon after contact once more: the browser is open by then. */
const AGAIN_MS = 10_000;
const HEALTH_MS = 60_000;
/** How often it is looked whether something is worth telling at once, and how often at most that is told. */
const NOTICE_MS = 1000;
const NOTICES_MS = 5000;
/** A picture now and then, so that the wall has one of a screen that is gone by now. */
const PICTURE_MS = 10 * 60_000;
/** However many people look: one picture in so many ms. */
const AT_MOST_MS = 3000;
const FIRST_MS = 5000;

export interface TellerParts {
  readonly link: Link;
  readonly tap: Tap;
  readonly timepiece: Timepiece;
  readonly log: Log;
  readonly health: () => Promise<Health>;
  /** What the wall should not have to wait a minute for: told soon after these words change. */
  readonly urgent: () => string;
  /** What stands before people now; null: nothing that could be pictured. */
  readonly picture: (most: number) => Promise<(Pick<Screenshot, 'mime'> & { readonly bytes: Uint8Array }) | null>;
}

/** Tells the controller how this machine is and what it shows, while there is contact. */
export const teller = ({ link, tap, timepiece, log, health, urgent, picture }: TellerParts): { readonly stop: () => void } => {
  let stopped = false;
  let contact = false;
  let pictured = Number.NEGATIVE_INFINITY;
  let due = false;
  const cancels = new Map<string, () => void>();
  const later = (name: string, ms: number, act: () => Promise<void>): void => {
    cancels.get(name)?.();
    const run = (): void => {
      act().catch((error: unknown) => log.warn({ event: `${name}-failed`, error }, 'the wall is told later'));
    };
    if (!stopped) cancels.set(name, timepiece.after(ms, run));
  };
  let told = Number.NEGATIVE_INFINITY;
  let words = urgent();
  const tellHealth = async (again: number): Promise<void> => {
    later('health', again, () => tellHealth(HEALTH_MS));
    if (!contact) return;
    told = timepiece.ticks().mono;
    words = urgent();
    tap.send('health', { v: 1, health: await health() });
  };
  const notice = async (): Promise<void> => {
    later('notice', NOTICE_MS, notice);
    if (contact && urgent() !== words && timepiece.ticks().mono - told >= NOTICES_MS) await tellHealth(HEALTH_MS);
  };
  later('notice', NOTICE_MS, notice);
  const tellPicture = async (): Promise<void> => {
    due = false;
    pictured = timepiece.ticks().mono;
    later('screenshot', PICTURE_MS, tellPicture);
    if (!contact) return;
    const shot = await picture(SCREENSHOT_BYTES);
    if (shot === null) return;
    const time = Math.max(0, Math.round(link.read().time));
    tap.send('screenshot', { v: 1, time, mime: shot.mime, bytes: Buffer.from(shot.bytes).toString('base64') });
  };
  tap.on('look', (message) => {
    if (!lookSchema.safeParse(message).success || due) return;
    due = true;
    later('screenshot', Math.max(0, pictured + AT_MOST_MS - timepiece.ticks().mono), tellPicture);
  });
  const changed = (): void => {
    const state = link.state();
    const now = state.kind === 'paired' && state.contact;
    if (now && !contact) {
      later('health', 0, () => tellHealth(AGAIN_MS));
      later('screenshot', FIRST_MS, tellPicture);
    }
    contact = now;
  };
  const unlisten = link.onChange(changed);
  return {
    stop: () => {
      stopped = true;
      unlisten();
      cancels.forEach((cancel) => cancel());
    },
  };
};
