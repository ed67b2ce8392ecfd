import { describe, expect, it } from 'vitest';
import type { LiveBody } from '../../../content/wire/live.ts';
import { createLink } from '../../../displays/link/link.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { witnessAlarm } from '../../../displays/link/witness-alarm.ts';
import { liveScore } from '../../support/live-score.ts';
import { memoryLine } from '../../support/memory-line.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const COUNTERS = { painted: 0, report: 1 };
const report = (code: 'ledger-forked' | 'slide-failed') => ({ seq: 0, code, about: '9 6', time: 1 });
const BODY: LiveBody = { epoch: 1, time: 1, freshUntil: 2, tokens: {}, scores: { 'ben-nghe/day': liveScore() } };

const world = () => {
  let told = 0;
  const alarm = witnessAlarm(memoryKeep(), () => {
    told += 1;
  });
  const link = createLink({
    dial: memoryLine().dial,
    ...{ keep: alarm.keep, timepiece: movingTimepiece(0), random: () => 0, fetchMedia: async () => 'absent', app: 'test' },
    glass: () => ({ width: 1, height: 1, ratio: 1 }),
  });
  const over = alarm.over({ ...link, live: () => BODY });
  return { alarm, told: () => told, shown: () => over.live()?.scores['ben-nghe/day'], over };
};

describe('the alarm of a screen that refuses the ledger', () => {
  it('is raised by the refusal alone, is over when a ledger is taken again, and is told each time', async () => {
    const { alarm, told } = world();
    await alarm.keep.putItems('report', [report('slide-failed')], COUNTERS);
    expect([alarm.raised(), told()]).toEqual([false, 0]);
    await alarm.keep.putItems('report', [report('ledger-forked')], COUNTERS);
    await alarm.keep.putItems('report', [report('ledger-forked')], COUNTERS);
    expect([alarm.raised(), told()]).toEqual([true, 1]);
    const certificate = { v: 1 as const, key: '', notBefore: 0, notAfter: 1, signature: '' };
    await alarm.keep.saveCheckpoint({ v: 1, note: '', certificate });
    expect([alarm.raised(), told()]).toEqual([false, 2]);
  });

  it('shows no number of any score as long as it lasts', async () => {
    const { alarm, shown, over } = world();
    expect(shown()).toMatchObject({ shown: 'full', percent: 93 });
    await alarm.keep.putItems('report', [report('ledger-forked')], COUNTERS);
    expect(shown()).toMatchObject({
      shown: 'broken',
      percent: null,
      count: 0,
      low: null,
      high: null,
      unitName: 'Phường Bến Nghé',
    });
    expect(over.live()).toBe(over.live());
  });
});
