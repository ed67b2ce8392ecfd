import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../content/wire/base64.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import { fromHex, sha256Hex, toHex } from '../../../content/wire/hash.ts';
import { utf8 } from '../../../content/wire/utf8.ts';

const RUNS = { numRuns: 60 };
/** -0 is written as 0, as JSON does. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

describe('canonical bytes', () => {
  it('WIR-1 a value has one text, whatever the order of its members', () => {
    expect(canonical({ b: [1, 'é', null], a: { d: true, c: -0 } })).toBe('{"a":{"c":0,"d":true},"b":[1,"é",null]}');
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(plain(value));
      }),
      RUNS,
    );
  });

  it('WIR-1 members sort by UTF-16 code units and absent ones are left out', () => {
    expect(canonical({ '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, ö: 5, gone: undefined, '\ufb33': 6 })).toBe(
      '{"\\r":2,"1":3,"ö":5,"€":1,"😀":4,"\ufb33":6}',
    );
  });

  it('WIR-1 what JSON cannot say has no text', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, [undefined]]) {
      expect(() => canonical(value)).toThrow(TypeError);
    }
  });

  it('WIR-2 base64url gives bytes back and refuses everything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
      RUNS,
    );
    for (const text of ['A', 'AA=', 'A+', 'A/', 'AB', 'AAB', 'AA\n', 'ÀA']) expect(fromBase64(text), text).toBeNull();
  });

  it('WIR-3 a text is hashed as SHA-256 of its UTF-8 bytes', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(Buffer.from(utf8(text)).equals(Buffer.from(text, 'utf8'))).toBe(true);
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
      RUNS,
    );
    expect(Buffer.from(utf8('a\ud800b')).equals(Buffer.from('a\ud800b', 'utf8'))).toBe(true);
  });
});
