import { hmac } from 'fast-sha256';
import { codeOf, digitsIn, digitsOf, numberOf } from '../ledger/letters.ts';
import type { Hash } from '../slide/slide.ts';
import type { DayNumber } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import { toBase64 } from '../wire/base64.ts';
import { toHex } from '../wire/hash.ts';
import { utf8 } from '../wire/utf8.ts';

/*
 * Proofs that somebody is at the place or was served, made and judged by the server alone with a secret of 32 bytes that never leaves
 * it. Each has a context of its own, so that none passes for another.
 */
const keyed = (secret: Uint8Array, context: string, ...parts: readonly (string | number)[]): Uint8Array =>
  hmac(secret, utf8([`niem-yet/${context}/1`, ...parts].join('\n')));

const sameText = (a: string, b: string): boolean => {
  let differing = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) differing |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return differing === 0;
};

/** A QR on a screen changes this often; the one before still counts, so that there is time to scan. */
const QR_STEP_MS = 60_000;

const stepAt = (now: Instant): number => Math.floor(now / QR_STEP_MS);
const qrToken = (secret: Uint8Array, point: string, step: number): string =>
  `${step.toString(36)}.${toBase64(keyed(secret, 'qr', point, step).slice(0, 12))}`;

/** What the rotating QR of a rating point says at `now` (SCO-50). */
export const qrTokenAt = (secret: Uint8Array, point: string, now: Instant): string => qrToken(secret, point, stepAt(now));

/** `fresh`: somebody sees the screen now or saw it a minute ago; `expired`: it once was so; `foreign`: not of this point or house. */
export function judgeQrToken(token: string, secret: Uint8Array, point: string, now: Instant): 'fresh' | 'expired' | 'foreign' {
  const step = Number.parseInt(/^([0-9a-z]{1,9})\.[A-Za-z0-9_-]{16}$/.exec(token)?.[1] ?? '', 36);
  if (!Number.isFinite(step) || !sameText(token, qrToken(secret, point, step))) return 'foreign';
  const age = stepAt(now) - step;
  return age >= -1 && age <= 1 ? 'fresh' : 'expired';
}

/** Who has opened the page has this long to answer. */
const PASS_MS = 15 * 60_000;

/** A page that was opened: for one point, with a nonce that makes its answer one answer however often it is sent. */
export interface VisitPass {
  readonly point: string;
  readonly proof: 'none' | 'screen';
  readonly issued: Instant;
  readonly nonce: string;
}

const passText = (secret: Uint8Array, { point, proof, issued, nonce }: VisitPass): string =>
  `${issued.toString(36)}.${proof}.${nonce}.${toBase64(keyed(secret, 'pass', point, proof, issued, nonce).slice(0, 16))}`;

/** The pass that a page carries back with its answer (SCO-51). */
export const visitPass = (secret: Uint8Array, pass: VisitPass): string => passText(secret, pass);

/** The pass in a text, if this house gave it for this point and its time is not over; else null. */
export function openPass(text: string, secret: Uint8Array, point: string, now: Instant): VisitPass | null {
  const found = /^([0-9a-z]{1,11})\.(none|screen)\.([A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{22}$/.exec(text);
  if (!found) return null;
  const proof = found[2] === 'screen' ? 'screen' : 'none';
  const pass: VisitPass = { point, proof, issued: Number.parseInt(found[1] ?? '', 36), nonce: found[3] ?? '' };
  const inTime = now < pass.issued + PASS_MS && pass.issued <= now + QR_STEP_MS;
  return inTime && sameText(text, passText(secret, pass)) ? pass : null;
}

const SERIAL_LETTERS = 5;
const DAY_LETTERS = 2;
const MAC_LETTERS = 8;
const DAYS = 32 ** DAY_LETTERS;
/** A ticket may be used on its day and so many days after it. */
export const TICKET_DAYS = 7;

/** A ticket that a person who was served gets: for one unit, numbered below 2^25 a day. */
export interface Ticket {
  readonly unit: string;
  readonly serial: number;
  readonly day: DayNumber;
}

function ticketDigits(secret: Uint8Array, { unit, serial, day }: Ticket): number[] {
  const mac = keyed(secret, 'ticket', unit, serial, day);
  return [
    ...digitsOf(serial, SERIAL_LETTERS),
    ...digitsOf(day % DAYS, DAY_LETTERS),
    ...Array.from(mac.slice(0, MAC_LETTERS), (byte) => byte % 32),
  ];
}

/** The code on a ticket: sixteen letters in fours, the last one a check character (SCO-52). */
export const ticketCode = (secret: Uint8Array, ticket: Ticket): string => codeOf(ticketDigits(secret, ticket));

export type TicketVerdict =
  | { readonly ok: true; readonly use: Hash }
  | { readonly ok: false; readonly code: 'SCO-ticket' | 'SCO-ticket-over' };

/** Whether a typed code is a ticket of this unit that may still be used; `use` is what the ledger remembers, so that it counts once. */
export function judgeTicket(typed: string, secret: Uint8Array, unit: string, today: DayNumber): TicketVerdict {
  const digits = digitsIn(typed, SERIAL_LETTERS + DAY_LETTERS + MAC_LETTERS);
  if (digits === null) return { ok: false, code: 'SCO-ticket' };
  const serial = numberOf(digits.slice(0, SERIAL_LETTERS));
  const age = (((today - numberOf(digits.slice(SERIAL_LETTERS, SERIAL_LETTERS + DAY_LETTERS))) % DAYS) + DAYS) % DAYS;
  const day = today - age;
  const code = ticketCode(secret, { unit, serial, day });
  if (!sameText(code, codeOf(digits.slice()))) return { ok: false, code: 'SCO-ticket' };
  return age > TICKET_DAYS
    ? { ok: false, code: 'SCO-ticket-over' }
    : { ok: true, use: useOfTicket(secret, { unit, serial, day }) };
}

/** What the ledger remembers of a used-up ticket (SCO-53). */
export const useOfTicket = (secret: Uint8Array, { unit, serial, day }: Ticket): Hash =>
  useOf(secret, unit, `ticket ${day} ${serial}`);

/** What the ledger remembers of a used-up ticket or dossier: a keyed hash, from which nobody outside finds the number (SCO-53). */
export const useOf = (secret: Uint8Array, unit: string, what: string): Hash => toHex(keyed(secret, 'use', unit, what));
