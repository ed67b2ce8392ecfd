import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetOldPlays, forgetOnce } from '../../../server/ledger/forget-old-plays.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { memoryLog } from '../../support/memory-log.ts';

const DAY = 86_400_000;
const NOW = 400 * DAY;
const painted = (seq: number, time: number) =>
  ({ seq, zone: 'main', epoch: 1, revision: seq, entry: 'e', slide: 's', time }) as const;
const report = (seq: number, time: number) => ({ seq, code: 'slide-failed', about: 's', time }) as const;

describe('plays and reports are kept for so many days', () => {
  afterEach(() => void vi.useRealTimers());

  it('removes what ended before, and neither the newest of a zone nor a younger line', async () => {
    const journal = memoryJournal();
    const times = [NOW - 93 * DAY, NOW - 92 * DAY, NOW - DAY];
    await journal.plays.record(
      'd',
      times.map((time, seq) => painted(seq, time)),
    );
    await journal.plays.record('gone', [painted(0, NOW - 300 * DAY)]);
    await journal.reports.record(
      'd',
      times.map((time, seq) => report(seq, time)),
    );
    expect(await forgetOnce(journal, { keepDays: 92, log: memoryLog().log, now: () => NOW })).toBe(2);
    expect(journal.plays.list('d', 0, NOW, 9).map(({ last }) => last)).toEqual(times.slice(1));
    expect(journal.plays.latest('gone')).toHaveLength(1);
    expect(journal.reports.list('d', 9)).toHaveLength(2);
  });

  it('does so at once and once in each day, until it is stopped', async () => {
    vi.useFakeTimers({ now: NOW });
    let asked = 0;
    const prune = async () => (asked += 1) * 0;
    const stop = forgetOldPlays(
      { plays: { prune }, reports: { prune: async () => 0 } },
      { keepDays: 92, log: memoryLog().log, now: Date.now },
    );
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * DAY);
    expect(asked).toBe(4);
    stop();
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(asked).toBe(4);
  });
});
