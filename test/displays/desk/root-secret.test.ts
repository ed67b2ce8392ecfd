import { describe, expect, it } from 'vitest';
import { secretIn } from '../../../displays/desk/people/root-secret.ts';

const secret = 'aB3_-'.repeat(8) + 'xyz';

describe('the secret of the root key as people bring it', () => {
  it('is read from the exported file, from a paste, and from a printout with breaks', () => {
    expect(secretIn(JSON.stringify({ rootKey: 'C'.repeat(43), secret }, null, 2))).toBe(secret);
    expect(secretIn(` ${secret}\n`)).toBe(secret);
    expect(secretIn(`${secret.slice(0, 20)}\r\n ${secret.slice(20)}`)).toBe(secret);
  });

  it('is none where there is none', () => {
    for (const text of ['', 'abc', `${secret}x`, '{"secret": 5}', '{', JSON.stringify({ rootKey: secret })])
      expect(secretIn(text)).toBe(null);
  });
});
