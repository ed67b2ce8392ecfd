import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeQrToken,
  judgeTicket,
  openPass,
  qrTokenAt,
  ticketCode,
  useOf,
  type VisitPass,
  visitPass,
} from '../../../content/score/presence.ts';
import { EIGHT } from '../../support/ledger.ts';

const secret = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const MINUTE = 60_000;
const TODAY = 20_779;
const pass: VisitPass = { point: 'tv-1', proof: 'screen', issued: EIGHT, nonce: 'n'.repeat(22) };

describe('proofs of presence', () => {
  it('SCO-50 the QR of a screen changes every minute and counts for that minute and the next', () => {
    const token = qrTokenAt(secret, 'tv-1', EIGHT);
    expect(token).toMatch(/^[A-Za-z0-9_.-]{1,64}$/);
    expect(qrTokenAt(secret, 'tv-1', EIGHT + MINUTE - 1)).toBe(token);
    expect(qrTokenAt(secret, 'tv-1', EIGHT + MINUTE)).not.toBe(token);
    const at = (later: number) => judgeQrToken(token, secret, 'tv-1', EIGHT + later);
    // A server whose clock was set back a little still knows what it has shown; one that is far off does not.
    expect([at(-MINUTE), at(-MINUTE - 1)]).toEqual(['fresh', 'expired']);
    expect([at(0), at(MINUTE), at(2 * MINUTE - 1), at(2 * MINUTE), at(86_400_000)]).toEqual([
      'fresh',
      'fresh',
      'fresh',
      'expired',
      'expired',
    ]);
  });

  it('SCO-50 that of another point or house, and what was made up, is foreign', () => {
    const token = qrTokenAt(secret, 'tv-1', EIGHT);
    expect(judgeQrToken(token, secret, 'tv-2', EIGHT)).toBe('foreign');
    expect(judgeQrToken(token, other, 'tv-1', EIGHT)).toBe('foreign');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-z]{1,9}\.[A-Za-z0-9_-]{16}$/)), (text) => {
        fc.pre(text !== token);
        expect(judgeQrToken(text, secret, 'tv-1', EIGHT)).toBe('foreign');
      }),
    );
    const [step = '', mac = ''] = token.split('.');
    expect(judgeQrToken(`0${step}.${mac}`, secret, 'tv-1', EIGHT)).toBe('foreign');
  });

  it('SCO-51 a page that was opened in time may be answered for a quarter of an hour, for its point only', () => {
    const text = visitPass(secret, pass);
    expect(openPass(text, secret, 'tv-1', EIGHT + 15 * MINUTE - 1)).toEqual(pass);
    expect(openPass(text, secret, 'tv-1', EIGHT + 15 * MINUTE)).toBeNull();
    expect([openPass(text, secret, 'tv-1', EIGHT - MINUTE), openPass(text, secret, 'tv-1', EIGHT - MINUTE - 1)]).toEqual([
      pass,
      null,
    ]);
    expect(openPass(text, secret, 'tv-2', EIGHT)).toBeNull();
    expect(openPass(text, other, 'tv-1', EIGHT)).toBeNull();
    expect(openPass(visitPass(secret, { ...pass, proof: 'none' }).replace('none', 'screen'), secret, 'tv-1', EIGHT)).toBeNull();
    expect(openPass(text.replace('nnn', 'mmm'), secret, 'tv-1', EIGHT)).toBeNull();
    for (const nonsense of ['', text.slice(1), `${text}x`, qrTokenAt(secret, 'tv-1', EIGHT)])
      expect(openPass(nonsense, secret, 'tv-1', EIGHT)).toBeNull();
  });

  it('SCO-52 a ticket counts for its unit, on its day and seven days after it', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 25 - 1), fc.integer({ min: -2, max: 20 }), (serial, later) => {
        const code = ticketCode(secret, { unit: 'u', serial, day: TODAY });
        expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
        const found = judgeTicket(code.toLowerCase(), secret, 'u', TODAY + later);
        expect(found.ok).toBe(later >= 0 && later <= 7);
        if (later > 7) expect(found).toEqual({ ok: false, code: 'SCO-ticket-over' });
        expect(judgeTicket(code, secret, 'v', TODAY)).toEqual({ ok: false, code: 'SCO-ticket' });
        expect(judgeTicket(code, other, 'u', TODAY)).toEqual({ ok: false, code: 'SCO-ticket' });
      }),
    );
  });

  it('SCO-52 a code that somebody made up or mistyped is no ticket', () => {
    const code = ticketCode(secret, { unit: 'u', serial: 12, day: TODAY });
    for (const typed of [
      '',
      '0000-0000-0000-0000',
      code.slice(0, 14),
      `${code}0`,
      code.replace(/.$/, code.endsWith('A') ? 'B' : 'A'),
    ])
      expect(judgeTicket(typed, secret, 'u', TODAY).ok, typed).toBe(false);
  });

  it('SCO-53 what is remembered of a ticket is the same each time, another for each ticket, and tells nothing without the secret', () => {
    const use = (serial: number, day = TODAY) => {
      const found = judgeTicket(ticketCode(secret, { unit: 'u', serial, day }), secret, 'u', TODAY);
      return found.ok ? found.use : '';
    };
    expect(use(1)).toBe(use(1));
    expect(
      new Set([use(1), use(2), use(1, TODAY - 1), useOf(secret, 'u', 'dossier 1'), useOf(other, 'u', 'dossier 1')]).size,
    ).toBe(5);
    expect(use(1)).toMatch(/^[0-9a-f]{64}$/);
  });
});
