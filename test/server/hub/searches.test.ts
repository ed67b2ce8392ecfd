import { expect, it } from 'vitest';
import { searches } from '../../../server/hub/searches.ts';

const WLED = { protocol: 'ddp', address: '192.168.1.50', name: 'WLED' } as const;

it('gives the answer of the display that was asked, once, and takes nothing that nobody asked for', async () => {
  const open = searches(60_000);
  const asked: number[] = [];
  const answer = open.ask('a', (id) => void asked.push(id));
  // A second person who asks meanwhile is told that it is busy.
  expect(await open.ask('a', () => expect.unreachable())).toBeNull();
  const [id = -1] = asked;
  expect(open.answer('b', id, [WLED])).toBe(false);
  expect(open.answer('a', id + 1, [WLED])).toBe(false);
  expect(open.answer('a', id, [WLED])).toBe(true);
  expect(open.answer('a', id, [WLED])).toBe(false);
  expect(await answer).toEqual([WLED]);
});

it('waits for no display for ever', async () => {
  const open = searches(20);
  expect(await open.ask('a', () => undefined)).toBeNull();
  expect(open.answer('a', 1, [])).toBe(false);
});
