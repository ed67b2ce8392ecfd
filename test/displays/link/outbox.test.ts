import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledged, added, batch, OUTBOX_LIMIT, type Outbox, restoreOutbox } from '../../../displays/link/outbox.ts';
import { retryDelay } from '../../../displays/link/retry-delay.ts';

type Item = { readonly seq: number };
const put = (outbox: Outbox<Item>): Outbox<Item> => added(outbox, { seq: outbox.next });

describe('the outbox', () => {
  it('gives every item out until it is acknowledged, in order, whatever is lost', () => {
    const acts = fc.array(fc.constantFrom('put', 'sent', 'lost'), { maxLength: 60 });
    fc.assert(
      fc.property(acts, (list) => {
        let outbox: Outbox<Item> = restoreOutbox([], 5);
        const arrived = new Set<number>();
        for (const act of list) {
          if (act === 'put') outbox = put(outbox);
          const items = batch(outbox, 3);
          if (act === 'put' || items.length === 0) continue;
          for (const { seq } of items) arrived.add(seq);
          // The batch arrived, but the answer may be lost: then it comes again.
          if (act === 'sent') outbox = acknowledged(outbox, items[items.length - 1]?.seq ?? -1);
        }
        const waiting = outbox.items.map(({ seq }) => seq);
        const all = Array.from({ length: outbox.next - 5 }, (_, index) => index + 5);
        expect(all.every((seq) => arrived.has(seq) || waiting.includes(seq))).toBe(true);
        expect(waiting).toEqual([...waiting].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps its numbers growing over a restart and over a lost store', () => {
    expect(restoreOutbox([{ seq: 7 }, { seq: 8 }], 0).next).toBe(9);
    expect(restoreOutbox([], 1_795_000_000).next).toBe(1_795_000_000);
  });

  it('is bounded: the oldest give way', () => {
    let outbox: Outbox<Item> = { next: OUTBOX_LIMIT, items: Array.from({ length: OUTBOX_LIMIT }, (_, seq) => ({ seq })) };
    outbox = put(outbox);
    expect(outbox.items.length).toBeLessThanOrEqual(OUTBOX_LIMIT);
    expect(outbox.items[outbox.items.length - 1]?.seq).toBe(OUTBOX_LIMIT);
  });
});

describe('connecting again', () => {
  it('tries quickly once, then spreads over ten seconds', () => {
    for (const random of [0, 0.5, 0.999]) {
      expect(retryDelay(0, random)).toBeLessThanOrEqual(1000);
      expect(retryDelay(5, random)).toBeGreaterThanOrEqual(500);
      expect(retryDelay(5, random)).toBeLessThanOrEqual(10_000);
    }
    expect(retryDelay(5, 0.9) - retryDelay(5, 0.1)).toBeGreaterThan(5000);
  });
});
