import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LedgerRecord } from '../../../content/ledger/record.ts';
import type { Plan } from '../../../content/schedule/plan.ts';
import { judgeQrToken } from '../../../content/score/presence.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { acceptLive, type LiveMessage } from '../../../content/wire/live.ts';
import { certify, keyPairFrom, signerOf } from '../../../content/wire/signing.ts';
import { type LiveScores, liveScores } from '../../../server/control/live-scores.ts';
import { rating } from '../../support/ledger.ts';
import { liveScore } from '../../support/live-score.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { library } from '../../support/schedule-library.ts';

const NOW = Date.UTC(2026, 10, 23, 2);
const ROOT = keyPairFrom(new Uint8Array(32).fill(1));
const SIGNING = keyPairFrom(new Uint8Array(32).fill(2));
const SECRET = new Uint8Array(32).fill(5);
const own = (id: string) => ({ id, name: id, theme: null, locked: null });
const SLIDES: Slide[] = [
  { ...own('a-score'), template: 'score', title: 'A', unit: 'a', window: 'day', beside: 'quarter' },
  { ...own('ab-board'), template: 'board', title: 'AB', units: ['a', 'b'], window: 'day' },
  { ...own('qr'), template: 'qr', title: 'QR', text: null, url: 'https://x.example/r/p', point: 'p' },
  { ...own('clock'), template: 'clock', title: null, date: true },
];
const planOf = (slides: readonly string[]): Plan => ({
  ...{ from: NOW, until: NOW + 1, standing: null, offsets: [], zones: { main: [], ticker: [], side: [] } },
  ...{ loops: [{ period: 10, items: slides.map((slide) => ({ entry: 'e', slide, start: 0, dwell: 10 })) }] },
});

let made: LiveScores | null = null;
afterEach(() => made?.close());

function house(plans: Readonly<Record<string, readonly string[]>>) {
  const told: { displays: readonly string[]; message: LiveMessage }[] = [];
  const known = new Map(Object.entries(plans).map(([display, slides]) => [display, planOf(slides)]));
  let hear: (records: readonly LedgerRecord[]) => void = () => undefined;
  let count = 40;
  const clock = { now: NOW };
  const certificate = certify(SIGNING.public, NOW - 1, NOW + 86_400_000, ROOT.secret);
  made = liveScores({
    library: { current: () => current },
    planOf: (display) => known.get(display) ?? null,
    scoreOf: (unit, window) => liveScore({ unitName: unit, window, count }),
    onRecords: (listen) => {
      hear = listen;
      return () => undefined;
    },
    onRound: () => () => undefined,
    records: () => count,
    touchedBy: (unit) => [unit],
    keys: { signWith: (use) => Promise.resolve(use(certificate, signerOf(SIGNING.secret))) },
    secret: SECRET,
    now: () => clock.now,
    log: memoryLog().log,
  });
  made.serve({
    online: () => known.keys(),
    tell: (displays, message) => void told.push({ displays, message }),
  });
  return {
    live: made,
    told,
    clock,
    answer: (unit: string) => {
      count += 1;
      hear([rating(count, {}, unit)]);
    },
  };
}
const current = library({ slides: SLIDES });
const bodyOf = (message: LiveMessage | undefined) => {
  const verdict = acceptLive(message, { rootKey: ROOT.public, now: NOW, newest: null });
  if (!verdict.ok) throw new Error(verdict.code);
  return verdict.body;
};
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((next) => setTimeout(next, 5));
};

describe('live scores', () => {
  it('go to the displays that show the unit, and to no other', async () => {
    const { told, answer } = house({ one: ['a-score'], two: ['ab-board'], three: ['clock'], four: ['a-score', 'clock'] });
    answer('b');
    await until(() => told.length === 1);
    answer('a');
    await until(() => told.length === 3);
    expect(told.map(({ displays }) => displays)).toEqual([['two'], ['one', 'four'], ['two']]);
    expect(Object.keys(bodyOf(told[1]?.message).scores).sort()).toEqual(['a/day', 'a/quarter']);
    expect(bodyOf(told[2]?.message).scores['a/day']).toMatchObject({ unitName: 'a', count: 42 });
    expect(bodyOf(told[2]?.message).records).toBe(42);
  });

  it('are told at once and then at most four times a second, the last one last', async () => {
    const { told, answer } = house({ one: ['a-score'] });
    const began = performance.now();
    for (let number = 0; number < 300; number += 1) {
      answer('a');
      if (number % 3 === 0) await new Promise((next) => setTimeout(next, 5));
    }
    const seconds = (performance.now() - began) / 1000;
    await until(() => told.length > 0 && bodyOf(told.at(-1)?.message).scores['a/day']?.count === 340);
    expect(told.length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 2);
  });

  it('are each newer than the one before, though the clock stands still', async () => {
    const { told, answer, live } = house({ one: ['a-score'] });
    answer('a');
    await until(() => told.length === 1);
    live.refresh(['one']);
    await until(() => told.length === 2);
    const [first, second] = told.map(({ message }) => bodyOf(message).time);
    expect(second).toBeGreaterThan(first ?? 0);
  });

  it('go on with the clock when it was put back by more than displays forgive', async () => {
    const { told, live, clock } = house({ one: ['a-score'] });
    const next = async (): Promise<number> => {
      const before = told.length;
      live.refresh(['one']);
      await until(() => told.length > before);
      return z.object({ time: z.number() }).parse(JSON.parse(told.at(-1)?.message.body ?? '')).time;
    };
    clock.now = NOW + 60_000;
    expect(await next()).toBe(NOW + 60_000);
    clock.now = NOW;
    expect(await next()).toBe(NOW + 60_001);
    clock.now = NOW - 3_600_000;
    expect(await next()).toBe(NOW - 3_600_000);
  });

  it('are told to who follows a unit in the same turn, value for value, and only where something may have changed', async () => {
    const { told, answer, live } = house({ one: ['a-score'] });
    const heard: { a: boolean; b: boolean; scores: unknown; time: number }[] = [];
    const stop = live.onTold(({ touches, of }) => heard.push({ a: touches('a'), b: touches('b'), ...of('a') }));
    answer('a');
    await until(() => heard.length === 1);
    const { scores, time } = bodyOf(told[0]?.message);
    expect(heard[0]).toMatchObject({ a: true, b: false, time, scores: { day: scores['a/day'], quarter: scores['a/quarter'] } });
    live.refresh(['one']);
    await until(() => heard.length === 2);
    expect(heard[1]).toMatchObject({ a: true, b: true });
    stop();
    answer('a');
    await until(() => told.length === 3);
    expect(heard).toHaveLength(2);
  });

  it('bring the tokens of the points whose code is shown', async () => {
    const { told, live } = house({ one: ['qr'], two: ['clock'] });
    live.refresh(['one', 'two']);
    await until(() => told.length === 1);
    const { tokens, scores } = bodyOf(told[0]?.message);
    expect([judgeQrToken(tokens['p'] ?? '', SECRET, 'p', NOW), scores, told[0]?.displays]).toEqual(['fresh', {}, ['one']]);
  });
});
