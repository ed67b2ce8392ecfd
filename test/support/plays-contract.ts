import { describe, expect, it } from 'vitest';
import type { PaintedItem } from '../../content/wire/display-messages.ts';
import type { Journal } from '../../server/ledger/journal.ts';

const painted = (seq: number, over: Partial<PaintedItem> = {}): PaintedItem => ({
  seq,
  zone: 'main',
  epoch: 1,
  revision: 1,
  entry: 'e',
  slide: 's',
  time: 1000 + seq,
  ...over,
});
/** What plays and reports of every journal promise; `begin` opens a fresh one. */
export const playsContract = (begin: () => Promise<Journal>): void => {
  describe('plays', () => {
    it('extends a run while the same stands, and begins another when it changes', async () => {
      const { plays } = await begin();
      await plays.record('d', [painted(0), painted(1), painted(2, { slide: 't' }), painted(3)]);
      await plays.record('d', [painted(4), painted(5, { zone: 'ticker' }), painted(6)]);
      expect(
        plays.list('d', 0, 9999, 10).map(({ zone, slide, first, last, times }) => [zone, slide, first, last, times]),
      ).toEqual([
        ['main', 's', 1000, 1001, 2],
        ['main', 't', 1002, 1002, 1],
        ['main', 's', 1003, 1006, 3],
        ['ticker', 's', 1005, 1005, 1],
      ]);
      expect(
        plays
          .latest('d')
          .map(({ zone, slide }) => [zone, slide])
          .sort(),
      ).toEqual([
        ['main', 's'],
        ['ticker', 's'],
      ]);
    });

    it('tells a revision and an empty screen apart', async () => {
      const { plays } = await begin();
      const nothing = { entry: null, slide: null };
      await plays.record('d', [painted(0, nothing), painted(1, nothing), painted(2, { ...nothing, revision: 2 })]);
      expect(plays.list('d', 0, 9999, 10).map(({ times, slide }) => [times, slide])).toEqual([
        [2, null],
        [1, null],
      ]);
    });

    it('counts what is sent again once, whatever the order', async () => {
      const { plays } = await begin();
      expect(await plays.record('d', [painted(1), painted(0)])).toEqual({ upTo: 1 });
      expect(await plays.record('d', [painted(0), painted(1), painted(2)])).toEqual({ upTo: 2 });
      expect(await plays.record('e', [painted(0)])).toEqual({ upTo: 0 });
      expect(plays.list('d', 0, 9999, 10).map(({ times }) => times)).toEqual([3]);
      expect(await plays.record('d', [])).toEqual({ upTo: 2 });
    });

    it('counts from 0 again after a new pairing', async () => {
      const { plays, reports } = await begin();
      const report = { seq: 5, code: 'slide-failed', about: 's', time: 1 } as const;
      await plays.record('d', [painted(9)]);
      await reports.record('d', [report]);
      await plays.restart('d');
      expect(await plays.record('d', [painted(0)])).toEqual({ upTo: 0 });
      expect(await reports.record('d', [{ ...report, seq: 0 }])).toEqual({ upTo: 0 });
    });

    it('forgets what ended before, but never what each zone shows now', async () => {
      const { plays } = await begin();
      await plays.record('d', [painted(0), painted(1, { slide: 't' }), painted(2, { slide: 'u' })]);
      expect(await plays.prune(9999)).toBe(2);
      expect(plays.list('d', 0, 9999, 10).map(({ slide }) => slide)).toEqual(['u']);
    });

    it('forgets thousands, piece by piece', async () => {
      const { plays } = await begin();
      for (let from = 0; from < 5000; from += 200) {
        await plays.record(
          'd',
          Array.from({ length: 200 }, (_, index) => painted(from + index, { slide: `s${index % 2}` })),
        );
      }
      expect(await plays.prune(99_999)).toBe(4999);
    });
  });

  it('keeps reports once, newest first, and forgets old ones', async () => {
    const { reports } = await begin();
    const report = (seq: number): Parameters<typeof reports.record>[1][number] => ({
      seq,
      code: 'slide-failed',
      about: `s${seq}`,
      time: seq,
    });
    expect(await reports.record('d', [report(0), report(1)])).toEqual({ upTo: 1 });
    expect(await reports.record('d', [report(1), report(2)])).toEqual({ upTo: 2 });
    expect(reports.list('d', 2).map(({ about }) => about)).toEqual(['s2', 's1']);
    expect(await reports.prune(2)).toBe(2);
  });
};
