import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRequestSchema } from '../../../content/wire/find.ts';
import { findByAgent } from '../../../server/agent/find-devices.ts';

/** A program that stands in for the built agent. */
const program = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'ny-find-')), 'agent.mjs');
  writeFileSync(path, text);
  return path;
};

it('reads what the agent lists, hands the address on, and looks once at a time', async () => {
  const find = findByAgent(
    program(`const at = process.argv[process.argv.indexOf('--find') + 1];
      console.log('huidu  192.168.1.61  C16L-D00-1A2B3');
      console.log('ddp  ' + (at === 'yes' ? '192.168.1.50' : at) + '  WLED sanh 0.15, 192x32');`),
  );
  const first = find(null);
  await expect(find(null)).rejects.toThrow('already');
  expect(await first).toEqual([
    { protocol: 'huidu', address: '192.168.1.61', name: 'C16L-D00-1A2B3' },
    { protocol: 'ddp', address: '192.168.1.50', name: 'WLED sanh 0.15, 192x32' },
  ]);
  expect((await find('10.0.0.9'))[1]?.address).toBe('10.0.0.9');
});

it('rejects what is no list of devices', async () => {
  await expect(findByAgent(program(`console.log('ddp  http://evil  x');`))(null)).rejects.toThrow();
  await expect(findByAgent(program('process.exit(1);'))(null)).rejects.toThrow();
});

it('asks no address outside the local network, and none that is a switch of the agent', () => {
  for (const address of ['8.8.8.8', 'yes', 'no', '--data', 'a b', '10.0.0.1/24'])
    expect(findRequestSchema.safeParse({ by: 'controller', address }).success).toBe(false);
  expect(findRequestSchema.safeParse({ by: 'agent', address: '192.168.1.7' }).success).toBe(true);
});
