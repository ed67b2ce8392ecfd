import { describe, expect, it } from 'vitest';
import { isProposed } from '../../../../displays/desk/ratings/is-proposed.ts';

const proposed = (...targets: number[]) => ({ kind: 'exclude-proposed' as const, targets });

describe('answers about which a proposal waits', () => {
  it('are those that one proposal holds all of; an objection proposes nothing', () => {
    expect(isProposed([1, 2], [proposed(1, 2, 3)])).toBe(true);
    expect(isProposed([1, 2], [proposed(1), proposed(2)])).toBe(false);
    expect(isProposed([1, 2], [{ kind: 'objection', targets: [1, 2] }])).toBe(false);
  });
});
