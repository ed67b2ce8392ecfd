import { expect, it } from 'vitest';
import { foundSchema } from '../../../content/wire/find.ts';
import { answerFind } from '../../../displays/agent/answer-find.ts';
import { plainDevices } from '../../../displays/agent/out/plain-devices.ts';
import { until } from '../../support/fast-clock.ts';

it('answers the desk’s question once, and only to a question that parses', async () => {
  const said: unknown[] = [];
  let hear: (message: unknown) => void = () => expect.unreachable();
  const tap = {
    on: (_event: string, handle: (message: unknown) => void) => {
      hear = handle;
    },
    after: () => undefined,
    send: (_event: string, message: unknown) => void said.push(message),
    ask: () => expect.unreachable(),
    dial: () => expect.unreachable(),
  };
  const nothing = (): void => undefined;
  answerFind(tap, { info: nothing, warn: nothing, error: nothing });
  hear({ v: 1, id: 1, address: '8.8.8.8' });
  hear({ v: 1, id: 2, address: '127.0.0.1' });
  // Busy: this one gets no answer.
  hear({ v: 1, id: 3, address: '127.0.0.1' });
  await until(() => said.length > 0, 'an answer');
  expect(said.map((message) => foundSchema.parse(message).id)).toEqual([2]);
});

it('passes only plain words of a stranger on', () => {
  const found = [
    { protocol: 'ddp', address: '10.0.0.1', name: `Bảng <b>\n${'x'.repeat(300)}` },
    { protocol: 'ddp', address: 'no address', name: 'x' },
  ] as const;
  const [device, ...others] = plainDevices(found);
  expect(others).toEqual([]);
  expect(device?.name).toMatch(/^Bang <b>x{112}$/);
});
