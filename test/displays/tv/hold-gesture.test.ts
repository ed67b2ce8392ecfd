import { expect, it } from 'vitest';
import { watchHold } from '../../../displays/tv/hold-gesture.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const held = () => {
  const target = new EventTarget();
  const timepiece = movingTimepiece(0);
  let times = 0;
  const stop = watchHold(target, timepiece, () => {
    times += 1;
  });
  const say = (name: string, key?: string): void => void target.dispatchEvent(Object.assign(new Event(name), { key }));
  return { say, timepiece, stop, times: () => times };
};

it.each([
  ['keydown', 'Enter'],
  ['pointerdown', undefined],
])('ten seconds of %s count, a moment less does not', async (name, key) => {
  const { say, timepiece, times } = held();
  say(name, key);
  await timepiece.pass(5000);
  say(name, key);
  await timepiece.pass(4999);
  expect(times()).toBe(0);
  await timepiece.pass(1);
  expect(times()).toBe(1);
});

it.each([
  ['keydown', 'Enter', 'keyup', 'Enter'],
  ['pointerdown', undefined, 'pointerup', undefined],
  ['pointerdown', undefined, 'pointercancel', undefined],
  ['keydown', 'Enter', 'blur', undefined],
])('%s %s broken off by %s begins anew', async (press, key, release, released) => {
  const { say, timepiece, times } = held();
  say(press, key);
  await timepiece.pass(9000);
  say(release, released);
  say(press, key);
  await timepiece.pass(9000);
  expect(times()).toBe(0);
});

it('another key does not count, nor does anything after the end of watching', async () => {
  const { say, timepiece, times, stop } = held();
  say('keydown', 'a');
  await timepiece.pass(20_000);
  say('keydown', 'Enter');
  stop();
  say('pointerdown');
  await timepiece.pass(20_000);
  expect(times()).toBe(0);
  expect(timepiece.pending()).toBe(0);
});
