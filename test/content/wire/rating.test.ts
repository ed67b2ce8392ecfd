import { describe, expect, it } from 'vitest';
import { type KioskAnswer, readKioskAnswer, signRating } from '../../../content/wire/rating.ts';
import { keyPairFrom, verifyText } from '../../../content/wire/signing.ts';

const KEYS = keyPairFrom(new Uint8Array(32).fill(4));
const ANSWER: KioskAnswer = {
  ...{ v: 1, display: 'may-bam', point: 'quay-1', at: 1, level: 'hai-long', reasons: [], comment: null },
  nonce: 'n'.repeat(22),
};

describe('what a kiosk signs', () => {
  it('WIR-50 is read back as it was given, and a retry has the same bytes', () => {
    const signed = signRating(ANSWER, KEYS);
    expect(readKioskAnswer(signed.body)).toEqual(ANSWER);
    expect(signRating({ ...ANSWER }, KEYS)).toEqual(signed);
    expect(verifyText('rating', signed.body, signed.signature, signed.key)).toBe(true);
  });

  it('WIR-50 counts for ratings alone and for no other words', () => {
    const { body, signature, key } = signRating(ANSWER, KEYS);
    expect(verifyText('live', body, signature, key)).toBe(false);
    expect(verifyText('rating', body.replace('hai-long', 'te'), signature, key)).toBe(false);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"v":1}',
    JSON.stringify({ ...ANSWER, more: 1 }),
    JSON.stringify({ ...ANSWER, nonce: 'kurz' }),
  ])('WIR-50 is nothing else: %s', (body) => {
    expect(readKioskAnswer(body)).toBeNull();
  });
});
