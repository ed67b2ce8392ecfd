import { expect, it } from 'vitest';
import type { Health, Screenshot } from '../../../content/wire/health-messages.ts';
import { glances } from '../../../server/hub/glances.ts';

const HEALTH: Health = {
  ...{ app: 'agent/1', uptime: 1, running: 1, temperature: null, disk: null, drops: 0, browser: null, led: null },
  ...{ memory: { free: 1, total: 2, own: 1 }, clock: { synced: null, ahead: null } },
};
const shot = (time: number, bytes: readonly number[], mime: Screenshot['mime'] = 'image/jpeg'): Screenshot => ({
  ...{ v: 1, time, mime },
  bytes: Buffer.from(bytes).toString('base64'),
});
const JPEG = [0xff, 0xd8, 0xff, 0xe0];

const begin = () => {
  let time = 0;
  const changed: string[] = [];
  const told = glances(
    (display) => void changed.push(display),
    () => time,
  );
  return { told, changed, pass: (ms: number) => (time += ms) };
};

it('keeps the newest word of a machine and the newest picture of its glass', () => {
  const { told, changed } = begin();
  expect(told.tell('a', HEALTH)).toBe(true);
  expect(told.show('a', shot(5, JPEG))).toBe(true);
  expect([told.machine('a')?.told, told.picture('a')?.time, changed]).toEqual([0, 5, ['a', 'a']]);
  told.forget('a');
  expect([told.machine('a'), told.picture('a')]).toEqual([null, null]);
});

it('takes nothing that is not the picture that it says to be', () => {
  const { told } = begin();
  expect(told.show('a', shot(1, [0x3c, 0x73, 0x76, 0x67]))).toBe(false);
  expect(told.show('a', shot(1, JPEG, 'image/png'))).toBe(false);
  expect(told.picture('a')).toBeNull();
});

it('takes no more than so many in a time, of each display by itself', () => {
  const { told, pass } = begin();
  const taken = Array.from({ length: 20 }, (_, time) => told.show('a', shot(time, JPEG))).filter(Boolean).length;
  expect(taken).toBe(5);
  expect(told.show('b', shot(1, JPEG))).toBe(true);
  pass(2000);
  expect(told.show('a', shot(99, JPEG))).toBe(true);
});

it('lets the pictures of longest ago go', () => {
  const { told } = begin();
  for (let display = 0; display <= 1000; display += 1) told.show(`d${display}`, shot(display, JPEG));
  expect([told.picture('d0'), told.picture('d1')?.time]).toEqual([null, 1]);
});
