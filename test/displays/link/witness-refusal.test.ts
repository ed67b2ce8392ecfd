import { describe, expect, it } from 'vitest';
import type { CheckpointMessage } from '../../../content/ledger/checkpoint.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { witness } from '../../../displays/link/witness.ts';
import { pair, ROOT } from '../../support/deliveries.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';
import { signedLedger } from '../../support/signed-ledger.ts';

const TRUE = signedLedger();
const DAY_S = 86_400;

/** A screen that holds the first nine answers of the true ledger, and a controller that answers `extend` as it is told. */
const screen = async () => {
  const keep = memoryKeep();
  const timepiece = movingTimepiece(0);
  const reports: string[] = [];
  const asked: string[] = [];
  const far = { extend: async (): Promise<unknown> => null };
  let changes = 0;
  const line = {
    ask: (event: string): Promise<unknown> => {
      asked.push(event);
      return event === 'extend' ? far.extend() : Promise.resolve(null);
    },
  };
  const begin = () =>
    witness({
      keep,
      timepiece,
      report: (code, about) => void reports.push(`${code} ${about}`),
      storageFailed: () => undefined,
      changed: () => {
        changes += 1;
      },
    });
  let seen = begin();
  const offer = async (message: unknown): Promise<boolean> => {
    await seen.offer(message, ROOT.public, line);
    return seen.refused();
  };
  await offer(TRUE.message(0, 9));
  return {
    ...{ far, reports, asked, timepiece, offer, keep },
    refused: () => seen.refused(),
    holds: () => Number(seen.held()?.note.split('\n')[1]),
    changes: () => changes,
    lost: () => seen.lost(),
    forget: () => seen.forget(),
    counted: (records: number, minute: number) => seen.counted({ records, time: minute * 60_000 }, ROOT.public, line),
    cutPower: async () => {
      seen.lost();
      seen = begin();
      seen.restore(await keep.load());
    },
  };
};

describe('a screen before a controller whose ledger does not extend what it holds', () => {
  it.each<[string, CheckpointMessage]>([
    ['of the same size with another root', signedLedger({ rewritten: 3 }).message(9, 9, 12)],
    ['larger, with a proof that does not hold', signedLedger({ rewritten: 3 }).message(9, 20)],
    ['larger, with no proof at all', { ...signedLedger({ rewritten: 3 }).message(9, 20), proof: [] }],
    ['with the proof of the true one', { ...signedLedger({ rewritten: 3 }).message(9, 20), proof: TRUE.message(9, 20).proof }],
    ['smaller, and signed anew', TRUE.message(6, 6, 15)],
  ])('LDG-21 refuses one %s at once, and a power cut changes nothing', async (_words, message) => {
    const tv = await screen();
    expect(await tv.offer(message)).toBe(true);
    expect([tv.holds(), tv.changes()]).toEqual([9, 1]);
    expect(tv.reports).toHaveLength(1);
    await tv.cutPower();
    expect([tv.refused(), tv.holds()]).toEqual([true, 9]);
  });

  it('LDG-21 takes it back only when a later ledger extends what it holds, not when the true one is shown again', async () => {
    const tv = await screen();
    await tv.offer(signedLedger({ rewritten: 3 }).message(9, 20));
    expect(await tv.offer(TRUE.message(9, 9))).toBe(true);
    expect(await tv.offer(TRUE.message(9, 12))).toBe(true);
    expect(tv.holds()).toBe(12);
    expect(await tv.offer(TRUE.message(12, 15, 21))).toBe(false);
    expect([tv.holds(), tv.changes()]).toEqual([15, 2]);
    await tv.cutPower();
    expect(tv.refused()).toBe(false);
  });

  it('LDG-21 is over when people pair the screen anew; but what it holds it still holds', async () => {
    const tv = await screen();
    const fork = signedLedger({ rewritten: 3 }).message(9, 20);
    await tv.offer(fork);
    tv.forget();
    expect([tv.refused(), tv.holds()]).toEqual([false, 9]);
    expect(await tv.offer(fork)).toBe(true);
  });

  it('LDG-21 stands for a day after a ledger was begun anew under a raised epoch', async () => {
    const tv = await screen();
    const anew = signedLedger({ rewritten: 0, epoch: 2 });
    expect(await tv.offer(anew.message(9, 3, 20))).toBe(true);
    expect(tv.reports).toEqual(['ledger-restored 9 3']);
    expect(await tv.offer(anew.message(3, 5, 30))).toBe(true);
    expect(await tv.offer(anew.message(5, 6, 20 + DAY_S))).toBe(false);
    expect(tv.holds()).toBe(6);
  });

  it.each<[string, unknown, () => Promise<unknown>]>([
    ['never answers', signedLedger({ rewritten: 3 }).message(12, 20), () => Promise.reject(new Error('timeout'))],
    ['has only an older one', TRUE.message(6, 6, 6), () => Promise.resolve(null)],
    ['signs with another key', signedLedger({ hand: pair(9) }).message(9, 20), () => Promise.reject(new Error('timeout'))],
    ['names another root', signedLedger({ root: pair(9), signer: pair(9) }).message(9, 20), () => Promise.resolve(null)],
    ['says what cannot be read', { v: 1 }, () => Promise.resolve({ v: 2 })],
  ])(
    'LDG-22 asks a controller that %s again, and refuses after six in a row that prove nothing',
    async (_words, message, extend) => {
      const tv = await screen();
      tv.far.extend = extend;
      expect(await tv.offer(message)).toBe(false);
      await tv.timepiece.pass(39_000);
      expect(tv.refused()).toBe(false);
      await tv.timepiece.pass(12_000);
      expect([tv.refused(), tv.holds()]).toEqual([true, 9]);
      expect(tv.reports).toContain('ledger-unproven 9');
      await tv.timepiece.pass(600_000);
      expect(tv.timepiece.pending()).toBe(0);
    },
  );

  it('LDG-22 forgives a controller that was busy, and a line that broke', async () => {
    const tv = await screen();
    tv.far.extend = () => Promise.reject(new Error('timeout'));
    await tv.offer(TRUE.message(12, 20));
    await tv.timepiece.pass(25_000);
    tv.far.extend = () => Promise.resolve(TRUE.message(9, 20));
    await tv.timepiece.pass(25_000);
    expect([tv.refused(), tv.holds()]).toEqual([false, 20]);
    tv.far.extend = () => Promise.reject(new Error('lost'));
    for (let cut = 0; cut < 5; cut += 1) {
      await tv.offer(TRUE.message(21, 30));
      tv.lost();
      await tv.timepiece.pass(600_000);
    }
    expect(tv.refused()).toBe(false);
    expect(await tv.offer(TRUE.message(20, 31))).toBe(false);
    expect(tv.holds()).toBe(31);
  });

  it('LDG-22 counts what a controller keeps back over all its connections', async () => {
    const tv = await screen();
    tv.far.extend = () => Promise.reject(new Error('lost'));
    for (let cut = 0; cut < 6; cut += 1) {
      await tv.offer(signedLedger({ rewritten: 3 }).message(12, 20));
      tv.lost();
    }
    expect(tv.refused()).toBe(true);
  });

  it('LDG-22 forgives a bad line that breaks at each proof, but not for longer than ten minutes', async () => {
    const tv = await screen();
    tv.far.extend = () => {
      tv.lost();
      return Promise.reject(new Error('lost'));
    };
    const breaks = async (times: number): Promise<boolean> => {
      for (let cut = 0; cut < times; cut += 1) {
        await tv.offer(TRUE.message(12, 20));
        await tv.timepiece.pass(20_000);
      }
      return tv.refused();
    };
    expect([await breaks(29), await breaks(2)]).toEqual([false, true]);
  });

  it('LDG-22 begins anew to count when a proof came', async () => {
    const tv = await screen();
    for (let size = 10; size < 30; size += 1) {
      tv.far.extend = () => Promise.reject(new Error('timeout'));
      await tv.offer(TRUE.message(12, size));
      tv.lost();
      tv.far.extend = () => Promise.resolve(TRUE.message(size - 1, size));
      await tv.offer(TRUE.message(12, size));
      await tv.timepiece.pass(60_000);
    }
    expect([tv.refused(), tv.holds()]).toEqual([false, 29]);
  });

  it('LDG-23 refuses scores that rest on records of which no checkpoint comes, whatever else is offered', async () => {
    const tv = await screen();
    tv.far.extend = () => Promise.resolve(TRUE.message(9, 9));
    for (let minute = 0; minute < 10; minute += 1) tv.counted(20, minute);
    await tv.timepiece.pass(1000);
    expect(tv.asked).toEqual([]);
    tv.counted(21, 10);
    for (let round = 0; round < 9; round += 1) {
      await tv.offer(TRUE.message(9, 9));
      await tv.timepiece.pass(5000);
    }
    expect(tv.refused()).toBe(false);
    await tv.timepiece.pass(10_000);
    expect([tv.refused(), tv.holds()]).toEqual([true, 9]);
  });

  it('LDG-23 counts the ten minutes by its own clock, too: a controller whose time hardly moves, or goes back, wins none', async () => {
    for (const step of [1 / 60_000, -1]) {
      const tv = await screen();
      tv.far.extend = () => Promise.resolve(TRUE.message(9, 9));
      for (let minute = 0; minute < 30 && !tv.refused(); minute += 1) {
        tv.counted(20 + minute, 600 + minute * step);
        await tv.timepiece.pass(60_000);
      }
      expect([step, tv.refused(), tv.holds()]).toEqual([step, true, 9]);
    }
  });

  it('LDG-23 is content when the checkpoint comes, late or asked for', async () => {
    const tv = await screen();
    for (let minute = 0; minute < 9; minute += 1) tv.counted(20, minute);
    await tv.offer(TRUE.message(9, 20));
    for (let minute = 9; minute < 30; minute += 1) tv.counted(20, minute);
    await tv.timepiece.pass(1000);
    expect(tv.asked).toEqual([]);
    tv.far.extend = () => Promise.resolve(TRUE.message(20, 30));
    for (let minute = 30; minute < 60; minute += 1) {
      tv.counted(25, minute);
      await tv.timepiece.pass(60_000);
    }
    expect([tv.asked, tv.holds(), tv.refused()]).toEqual([['extend'], 30, false]);
  });
});
