import { expect, it } from 'vitest';
import { watchPage } from '../../../displays/tv/page-watch.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const HOUR = 3_600_000;
/** A screen whose hour is the machine's own, begun at ten in the morning. */
const watched = (first: string | null) => {
  const timepiece = movingTimepiece(10 * HOUR);
  const controller = { page: first, asked: 0 };
  const reloads: number[] = [];
  const localHour = (): number => Math.floor(timepiece.ticks().wall / HOUR) % 24;
  const page = async (): Promise<string | null> => {
    controller.asked += 1;
    return controller.page;
  };
  watchPage({ page, timepiece, localHour, reload: () => void reloads.push(localHour()) });
  return { timepiece, controller, reloads };
};

it('loads a new page in the quiet hours and not by day', async () => {
  const { timepiece, controller, reloads } = watched('one');
  await timepiece.pass(HOUR);
  controller.page = 'two';
  await timepiece.pass(14 * HOUR);
  expect(reloads).toEqual([]);
  await timepiece.pass(HOUR + 10 * 60_000);
  expect(reloads[0]).toBe(2);
});

it('leaves a page alone that is what it was, and asks only now and then', async () => {
  const { timepiece, controller, reloads } = watched('one');
  await timepiece.pass(48 * HOUR);
  expect(reloads).toEqual([]);
  expect(controller.asked).toBeLessThan(10);
});

it('never loads what cannot be had, also when it was away at the start', async () => {
  const { timepiece, controller, reloads } = watched(null);
  await timepiece.pass(HOUR);
  controller.page = 'one';
  await timepiece.pass(HOUR);
  controller.page = 'two';
  await timepiece.pass(7 * HOUR);
  controller.page = null;
  await timepiece.pass(24 * HOUR);
  expect(reloads).toEqual([]);
  controller.page = 'two';
  await timepiece.pass(24 * HOUR);
  expect(reloads[0]).toBe(2);
});
