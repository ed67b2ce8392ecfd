import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../content/wire/canonical.ts';
import { acceptLive, type LiveBody, type LiveMessage, scoresAt, signLive } from '../../../content/wire/live.ts';
import { certify, keyPairFrom, signerOf, signText } from '../../../content/wire/signing.ts';
import { EIGHT } from '../../support/ledger.ts';
import { score } from '../../support/slide-means.ts';

const root = keyPairFrom(new Uint8Array(32).fill(1));
const key = keyPairFrom(new Uint8Array(32).fill(2));
const stranger = keyPairFrom(new Uint8Array(32).fill(3));
const DAY = 86_400_000;
const certificate = certify(key.public, EIGHT - DAY, EIGHT + DAY, root.secret);
const body = (change: Partial<LiveBody> = {}): LiveBody => ({
  epoch: 1,
  time: EIGHT,
  freshUntil: EIGHT + 90_000,
  records: 12,
  scores: { 'phuong/quarter': score({ count: 214, satisfied: 203 }) },
  tokens: { 'tv-1': 'abc.def' },
  ...change,
});
const signed = (change: Partial<LiveBody> = {}): LiveMessage => signLive(body(change), certificate, signerOf(key.secret));
const around = { rootKey: root.public, now: EIGHT, newest: null };
const code = (message: unknown, change: Partial<Parameters<typeof acceptLive>[1]> = {}): string => {
  const found = acceptLive(message, { ...around, ...change });
  return found.ok ? 'accepted' : found.code;
};

describe('live values', () => {
  it('WIR-30 are accepted when a key that the pinned root certified for that time signed them', () => {
    expect(acceptLive(signed(), around)).toMatchObject({ ok: true, body: body(), newest: { epoch: 1, time: EIGHT } });
    expect(code(signed(), { rootKey: stranger.public })).toBe('live-foreign');
    expect(code(signLive(body(), certificate, signerOf(stranger.secret)))).toBe('live-unsigned');
    expect(code(signed({ time: EIGHT + DAY, freshUntil: EIGHT + DAY + 1 }), { now: EIGHT + DAY })).toBe('live-expired');
  });

  it('WIR-30 a signature made for something else is worth nothing, nor is what was changed afterwards', () => {
    const text = canonical(body());
    for (const context of ['root', 'key', 'hello'] as const) {
      expect(code({ ...signed(), signature: signText(context, text, key.secret) })).toBe('live-unsigned');
    }
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        const changed = text.slice(0, at) + (text.charAt(at) === '7' ? '8' : '7') + text.slice(at + 1);
        expect(code({ ...signed(), body: changed })).not.toBe('accepted');
      }),
      { numRuns: 20 },
    );
    for (const nonsense of [null, {}, [], 'x', { ...signed(), v: 2 }, { ...signed(), extra: 1 }])
      expect(code(nonsense)).toBe('live-unsigned');
  });

  it('WIR-30 a signed text that is no canonical body of live values is damaged', () => {
    const sealed = (text: string) => ({ ...signed(), body: text, signature: signText('live', text, key.secret) });
    expect(code(sealed(canonical(body())))).toBe('accepted');
    for (const text of [
      '',
      '{',
      '{}',
      `${canonical(body())} `,
      canonical({ ...body(), more: 1 }),
      canonical({ ...body(), scores: { 'phuong/year': body().scores['phuong/quarter'] } }),
    ])
      expect(code(sealed(text)), text.slice(0, 40)).toBe('live-damaged');
  });

  it('WIR-31 nothing as old as, or older than, what was accepted last counts; a raised epoch does', () => {
    const first = acceptLive(signed(), around);
    const newest = first.ok ? first.newest : null;
    expect(code(signed(), { newest })).toBe('live-older');
    expect(code(signed({ time: EIGHT - 1 }), { newest })).toBe('live-older');
    expect(code(signed({ time: EIGHT + 1 }), { newest })).toBe('accepted');
    expect(code(signed({ time: EIGHT - 1, epoch: 2 }), { newest })).toBe('accepted');
    const restored = acceptLive(signed({ epoch: 2 }), { ...around, newest });
    expect(code(signed({ time: EIGHT + 5 }), { newest: restored.ok ? restored.newest : null })).toBe('live-older');
  });

  it('WIR-31 after the clock of the controller was put back an older time counts, with as many records or more', () => {
    const HOUR = 3_600_000;
    const first = acceptLive(signed(), around);
    const newest = first.ok ? first.newest : null;
    const back = { time: EIGHT - HOUR, freshUntil: EIGHT - HOUR + 90_000 };
    expect(code(signed(back), { newest, now: EIGHT - HOUR })).toBe('accepted');
    expect(code(signed({ ...back, records: 13 }), { newest, now: EIGHT - HOUR })).toBe('accepted');
    expect(code(signed({ ...back, records: 11 }), { newest, now: EIGHT - HOUR })).toBe('live-older');
    expect(code(signed({ time: EIGHT - 60_000, records: 13 }), { newest, now: EIGHT - 60_000 })).toBe('live-older');
  });

  it('WIR-31 a certificate that held is not asked again, another one is', () => {
    const first = acceptLive(signed(), around);
    const newest = first.ok ? first.newest : null;
    const forged = { ...certificate, key: stranger.public };
    expect(code(signLive(body({ time: EIGHT + 1 }), forged, signerOf(stranger.secret)), { newest })).toBe('live-foreign');
    expect(newest?.certificate).toBe(canonical(certificate));
  });

  it('WIR-32 values that are not fresh any more are not taken, and those that are held grow stale by themselves', () => {
    expect(code(signed(), { now: EIGHT + 89_999 })).toBe('accepted');
    expect(code(signed(), { now: EIGHT + 90_000 })).toBe('live-expired');
    expect(code(signed(), { now: EIGHT - 5 * 60_000 })).toBe('accepted');
    expect(code(signed(), { now: EIGHT - 5 * 60_000 - 1 })).toBe('live-expired');
    expect(scoresAt(body(), EIGHT + 89_999)).toEqual(body().scores);
    expect(scoresAt(body(), EIGHT + 90_000)['phuong/quarter']).toEqual({ ...score({ count: 214, satisfied: 203 }), stale: true });
    // The clock was put back: what comes from a time that is not yet there is no news.
    expect(scoresAt(body(), EIGHT - 5 * 60_000)['phuong/quarter']?.stale).toBe(false);
    expect(scoresAt(body(), EIGHT - 5 * 60_000 - 1)['phuong/quarter']?.stale).toBe(true);
    expect(scoresAt(null, EIGHT)).toEqual({});
  });
});
