import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../content/schedule/plan.ts';
import { timelineOf } from '../../../displays/desk/schedule/timeline-rows.ts';

const at = (local: string) => Date.parse(`${local}:00+07:00`);
const span = (from: string, until: string) => ({ from: at(from), until: at(until), loop: 0, rank: 'normal' as const });
const plan = (spans: Plan['zones']['main']): Plan => ({
  from: at('2026-11-23T00:00'),
  until: at('2026-11-26T00:00'),
  zones: { main: spans, ticker: [], side: [] },
  loops: [
    {
      items: [
        { entry: 'a', slide: 's', start: 0, dwell: 1000 },
        { entry: 'b', slide: 's', start: 1000, dwell: 1000 },
        { entry: 'a', slide: 't', start: 2000, dwell: 1000 },
      ],
      period: 3000,
    },
  ],
  standing: null,
  offsets: [{ from: 0, minutes: 420 }],
});

describe('the timeline of a display', () => {
  it('draws days of the place, not of the browser', () => {
    const { rows, fromHour, untilHour } = timelineOf(plan([span('2026-11-23T07:30', '2026-11-23T11:30')]), 'main', 3);
    expect(rows.map((row) => row.day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect([fromHour, untilHour]).toEqual([6, 18]);
    expect(rows[0]?.bars).toMatchObject([{ start: 1.5 / 12, end: 5.5 / 12, entries: ['a', 'b'] }]);
    expect(rows[1]?.bars).toEqual([]);
  });

  it('cuts a stretch over midnight at midnight and keeps its instants', () => {
    const { rows, fromHour, untilHour } = timelineOf(plan([span('2026-11-23T19:00', '2026-11-24T05:30')]), 'main', 2);
    expect([fromHour, untilHour]).toEqual([5, 19]);
    expect(rows[0]?.bars).toEqual([]);
    expect(rows[1]?.bars).toMatchObject([{ from: at('2026-11-24T00:00'), until: at('2026-11-24T05:30'), start: 0 }]);
  });

  it('fills the whole width for what plays all day', () => {
    const { rows } = timelineOf(plan([span('2026-11-23T00:00', '2026-11-25T00:00')]), 'main', 3);
    expect(rows.map((row) => row.bars.map((bar) => [bar.start, bar.end]))).toEqual([[[0, 1]], [[0, 1]], []]);
  });
});
