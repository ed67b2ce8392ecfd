import { describe, expect, it } from 'vitest';
import { isOnFew, shareWords } from '../../../../displays/desk/ratings/scores-numbers.ts';

describe('a share in a table of the desk', () => {
  it('is no percentage below ten answers, a marked one below thirty, and plain from thirty', () => {
    const told = (count: number) => {
      const share = { count, satisfied: count - 1 };
      return [shareWords(share), isOnFew(share)];
    };
    expect([told(9), told(10), told(29), told(30)]).toEqual([
      ['–', false],
      ['90%', true],
      ['97%', true],
      ['97%', false],
    ]);
  });
});
