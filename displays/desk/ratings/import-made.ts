import { css } from 'lit';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import { dayAfter, localOf } from '../look/times.ts';
import { importWords as words } from './import-words.ts';
import { pointAddress } from './points-form.ts';

/** So many codes are made at a time. */
export const MOST_TICKETS = 200;
/** A ticket counts on its day and so many days after it (SCO-52). */
const DAYS_AFTER = 7;

/** Codes as they were made, with the point at which they are to be used. */
export interface MadeTickets {
  readonly codes: readonly string[];
  readonly point: RatingPoint;
  /** The last day on which they count. */
  readonly lastDay: string;
}

export const ticketsLook = css`
  .asking { display: grid; grid-template-columns: minmax(12rem, 26rem) minmax(7rem, 10rem) auto; gap: 0.75rem; align-items: start; justify-content: start; }
  .asking wa-button { margin-top: 1.6rem; }
  @media (max-width: 640px) { .asking { grid-template-columns: minmax(0, 1fr); } .asking wa-button { margin-top: 0; } }
`;

/** Whether a text is a number of codes that can be made. */
export const isCount = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_TICKETS;

/** The last day of codes that are made at `now`. */
export const lastDayOf = (now: number): string => dayAfter(localOf(now).day, DAYS_AFTER);

/** What a slip says is to be done with it, in Vietnamese; `{place}` and `{day}` are to be filled in. */
export const howOf = (settings: RatingSettings | null, { kind }: RatingPoint): string => {
  if ((settings?.address ?? null) === null) return words.slipOpen[0];
  return kind === 'printed' ? words.slipScan[0] : words.slipType[0];
};

/** What the QR of a code says at the point; null: a screen shows its own, or no public address is set. */
export const addressesAt =
  (settings: RatingSettings | null, point: RatingPoint) =>
  (code: string): string | null => {
    const address = settings && point.kind === 'printed' ? pointAddress(settings, point) : null;
    return address && `${address}?ticket=${code}`;
  };
