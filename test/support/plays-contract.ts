import { describe, expect, it } from 'vitest';
import type { PaintedItem } from '../../content/wire/display-messages.ts';
import type { Journal } from '../../server/ledger/journal.ts';

const DAY = 86_400_000;
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
    it('keeps one run while a loop goes round, with a count for each slide, and says what shows since when', async () => {
      const { plays } = await begin();
      await plays.record('d', [painted(0), painted(1, { slide: 't' }), painted(2), painted(3, { slide: 't' })]);
      await plays.record('d', [painted(4), painted(5, { zone: 'ticker' }), painted(6)]);
      expect(plays.list('d', 0, 9999, 10)).toMatchObject([
        {
          ...{ zone: 'main', epoch: 1, revision: 1, first: 1000, last: 1006, times: 6 },
          slides: [
            { entry: 'e', slide: 's', times: 4 },
            { entry: 'e', slide: 't', times: 2 },
          ],
        },
        { zone: 'ticker', first: 1005, last: 1005, times: 1 },
      ]);
      const shown = (zone: string) => plays.latest('d').find((one) => one.zone === zone);
      expect(shown('main')).toMatchObject({ entry: 'e', slide: 's', since: 1004, last: 1006 });
      expect(shown('ticker')).toMatchObject({ slide: 's', since: 1005, last: 1005 });
    });

    it('keeps a day of a rotating loop in a row and a count for each slide', async () => {
      const { plays } = await begin();
      const turns = 8640;
      for (let from = 0; from < turns; from += 480) {
        const item = (index: number) => painted(index, { slide: `s${index % 3}`, time: DAY + index * 10_000 });
        await plays.record(
          'd',
          Array.from({ length: 480 }, (_, index) => item(from + index)),
        );
      }
      const [run, ...others] = plays.list('d', 0, 3 * DAY, 10);
      expect(others).toEqual([]);
      expect([run?.times, run?.slides.map(({ times }) => times)]).toEqual([turns, [2880, 2880, 2880]]);
    });

    it.each([
      ['another revision', { revision: 2 }, 20_000],
      ['another epoch', { epoch: 2 }, 20_000],
      ['the next day', {}, DAY],
      ['a gap', {}, 10_000 + 601_000],
      ['a clock that is set back', {}, -601_000],
    ] as const)('begins another run with %s', async (_what, over, later) => {
      const { plays } = await begin();
      const noon = 1000 * DAY + DAY / 2;
      await plays.record('d', [
        ...[painted(0, { time: noon }), painted(1, { slide: 't', time: noon + 10_000 })],
        painted(2, { time: noon + later, ...over }),
      ]);
      const runs = plays.list('d', 0, 2000 * DAY, 10);
      expect(runs.map(({ times }) => times).sort()).toEqual([1, 2]);
      expect(plays.latest('d')).toMatchObject([{ slide: 's', since: noon + later }]);
    });

    it('learns the pace of a loop: long dwells are no gap', async () => {
      const { plays } = await begin();
      const noon = 1000 * DAY + DAY / 2;
      const minutes = [0, 50, 110, 160, 220, 221, 271];
      await plays.record(
        'd',
        minutes.map((minute, seq) => painted(seq, { slide: `s${seq % 2}`, time: noon + minute * 60_000 })),
      );
      expect(plays.list('d', 0, 2000 * DAY, 10).map(({ times }) => times)).toEqual([7]);
    });

    it('tells an empty screen apart', async () => {
      const { plays } = await begin();
      const nothing = { entry: null, slide: null };
      await plays.record('d', [painted(0, nothing), painted(1, nothing), painted(2)]);
      expect(plays.latest('d')).toMatchObject([{ slide: 's', since: 1002 }]);
      expect(plays.list('d', 0, 9999, 10).map(({ slides }) => slides)).toEqual([
        [
          { ...nothing, times: 2 },
          { entry: 'e', slide: 's', times: 1 },
        ],
      ]);
      await plays.record('d', [painted(3, nothing), painted(4, nothing)]);
      expect(plays.latest('d')).toMatchObject([{ slide: null, since: 1003, last: 1004 }]);
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
      expect(plays.latest('d')).toEqual([]);
      expect(await plays.record('d', [painted(0)])).toEqual({ upTo: 0 });
      expect(await reports.record('d', [{ ...report, seq: 0 }])).toEqual({ upTo: 0 });
    });

    it('forgets what ended before, but never what each zone shows now', async () => {
      const { plays } = await begin();
      const revisions = [1, 2, 3].map((revision, seq) => painted(seq, { revision, slide: `s${revision}` }));
      await plays.record('d', revisions);
      expect(await plays.prune(9999)).toBe(2);
      expect(plays.list('d', 0, 9999, 10).map(({ slides }) => slides)).toEqual([[{ entry: 'e', slide: 's3', times: 1 }]]);
    });

    it('forgets thousands, piece by piece', async () => {
      const { plays } = await begin();
      for (let from = 0; from < 5000; from += 200) {
        await plays.record(
          'd',
          Array.from({ length: 200 }, (_, index) => painted(from + index, { revision: from + index })),
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
