import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReceipt, receiptCode, receiptFits, receiptOf } from '../../../content/ledger/receipt.ts';
import { leafHash, recordText } from '../../../content/ledger/record-text.ts';
import { toHex } from '../../../content/wire/hash.ts';
import { rating } from '../../support/ledger.ts';

const receipts = fc.record({ seq: fc.nat({ max: 34_359_738_367 }), tag: fc.nat({ max: 0xf_ffff }) });
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('receipts', () => {
  it('LDG-9 twelve letters say which record and are read back however they were typed', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const code = receiptCode(receipt);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseReceipt(code)).toEqual(receipt);
        expect(parseReceipt(` ${code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l')} `)).toEqual(receipt);
      }),
    );
  });

  it('LDG-9 one wrong letter, or two neighbours swapped, are noticed', () => {
    fc.assert(
      fc.property(receipts, fc.nat(11), fc.nat(31), (receipt, at, letter) => {
        const code = receiptCode(receipt).replace(/-/g, '');
        const wrong = code.slice(0, at) + LETTERS.charAt(letter) + code.slice(at + 1);
        if (wrong !== code) expect(parseReceipt(wrong)).toBeNull();
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (at < 11 && swapped !== code) expect(parseReceipt(swapped)).toBeNull();
      }),
      { numRuns: 500 },
    );
    for (const typed of ['', '0000', 'UUUU-UUUU-UUUU', '0000-0000-0000-0000']) expect(parseReceipt(typed)).toBeNull();
  });

  it('LDG-10 fits its own record and no other, and does not change with who reads it', () => {
    const [one, two] = [rating(1), rating(1, { nonce: 'm'.repeat(22) })].map((record) => toHex(leafHash(record)));
    const receipt = receiptOf(1, one ?? '');
    expect(receiptFits(receipt, 1, one ?? '')).toBe(true);
    expect(receiptFits(receipt, 1, two ?? '')).toBe(false);
    expect(receiptFits(receipt, 2, one ?? '')).toBe(false);
  });

  it('LDG-10 the leaf of the same answer differs with the nonce, so that a hash does not tell the answer', () => {
    const [a, b] = [rating(1), rating(1, { nonce: 'm'.repeat(22) })];
    expect(recordText(a)).toContain(a.payload.nonce);
    expect(toHex(leafHash(a))).not.toBe(toHex(leafHash(b)));
  });
});
