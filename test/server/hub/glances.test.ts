import sharp from 'sharp';
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
/** The heads of pictures of this size: an empty comment, then the frame. */
const jpeg = (width: number, height: number): number[] => {
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 1];
  return [0xff, 0xd8, 0xff, 0xfe, 0, 2, 0xff, 0xff, 0xc2, 0, 17, ...frame];
};
const png = (width: number, height: number): number[] => {
  const head = Buffer.alloc(24);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return [...head];
};
const JPEG = jpeg(640, 360);

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

it('takes no picture that a browser could not bear to open, and none that hides its size', () => {
  const { told, pass } = begin();
  const takes = (bytes: readonly number[], mime: Screenshot['mime']): boolean => {
    pass(60_000);
    return told.show('a', shot(1, bytes, mime));
  };
  expect(takes(png(3840, 128), 'image/png')).toBe(true);
  expect(takes(png(40_000, 40_000), 'image/png')).toBe(false);
  expect(takes(png(0, 5), 'image/png')).toBe(false);
  expect(takes(png(5, 5).slice(0, 20), 'image/png')).toBe(false);
  expect(takes(jpeg(65_000, 65_000), 'image/jpeg')).toBe(false);
  expect(takes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0], 'image/jpeg')).toBe(false);
  expect(takes([0xff, 0xd8, 0xff, 0xd9], 'image/jpeg')).toBe(false);
});

it('takes pictures as the agent makes them', async () => {
  const { told } = begin();
  const made = sharp({ create: { width: 640, height: 360, channels: 3, background: '#c00' } });
  for (const file of [made.clone().jpeg(), made.clone().jpeg({ progressive: true }), made.clone().png()]) {
    const { data, info } = await file.toBuffer({ resolveWithObject: true });
    expect(told.show('a', shot(1, [...data], info.format === 'png' ? 'image/png' : 'image/jpeg'))).toBe(true);
  }
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
