import { describe, expect, it } from 'vitest';
import { signRating } from '../../../content/wire/rating.ts';
import { type RefusedReport, readRefused } from '../../../content/wire/refused.ts';
import { keyPairFrom, verifyText } from '../../../content/wire/signing.ts';
import { memoryQueue } from '../../../displays/kiosk/queue-store.ts';
import { refusals } from '../../../displays/kiosk/refusals.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const KEYS = keyPairFrom(new Uint8Array(32).fill(7));
const answer = (number: number) =>
  signRating(
    {
      ...{ v: 1, display: 'may-1', point: 'quay-1', at: 1_000_000 + number, level: 'hai-long', reasons: [], comment: null },
      nonce: String(number).padStart(22, 'A'),
    },
    KEYS,
  );

/** A kiosk with a controller that has heard `heard` and on which `seen` was seen. */
const world = () => {
  const store = memoryQueue();
  const timepiece = movingTimepiece(0);
  const heard: RefusedReport[] = [];
  const far: { seen: number | null; down: boolean } = { seen: null, down: false };
  const refused = refusals({
    ...{ store, timepiece, self: () => ({ display: 'may-1', keys: KEYS }), changed: () => undefined },
    post: async (signed) => {
      if (far.down) throw new Error('down');
      expect(verifyText('refused', signed.body, signed.signature, KEYS.public)).toBe(true);
      const report = readRefused(signed.body);
      if (report !== null) heard.push(report);
      return far.seen;
    },
  });
  const refuse = async (number: number, code: string): Promise<void> => {
    await store.refuse(await store.add(answer(number)), code);
    refused.tell();
  };
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 1000) {
      await timepiece.pass(1000);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((wake) => setImmediate(wake));
    }
  };
  return { store, refused, heard, far, refuse, pass };
};

describe('answers that were refused after the thanks', () => {
  it('are told with reason, count and time, until the controller has heard of them', async () => {
    const { refused, heard, far, refuse, pass } = world();
    far.down = true;
    await refuse(1, 'SCO-closed');
    await refuse(2, 'SCO-no-point');
    await refuse(3, 'SCO-closed');
    await pass(5000);
    expect([heard.length, refused.kept()]).toEqual([0, 3]);
    far.down = false;
    await pass(60_000);
    expect(heard.at(-1)).toEqual({
      ...{ v: 1, display: 'may-1', upTo: 3 },
      reasons: [
        { code: 'SCO-closed', count: 2, first: 1_000_001, last: 1_000_003 },
        { code: 'SCO-no-point', count: 1, first: 1_000_002, last: 1_000_002 },
      ],
    });
    expect(refused.kept()).toBe(3);
  });

  it('are kept until somebody has seen just these', async () => {
    const { store, refused, far, refuse, pass } = world();
    await refuse(1, 'SCO-closed');
    await pass(5000);
    await refuse(2, 'SCO-closed');
    far.seen = 1;
    await pass(60_000);
    expect((await store.refused()).map(({ seq }) => seq)).toEqual([2]);
    far.seen = 2;
    await pass(60_000);
    expect([(await store.refused()).length, refused.kept()]).toEqual([0, 0]);
  });

  it('are found again after a power cut', async () => {
    const { store, refused, heard, pass } = world();
    await store.refuse(await store.add(answer(1)), 'SCO-closed');
    expect(refused.kept()).toBe(0);
    await refused.start();
    expect(refused.kept()).toBe(1);
    await pass(5000);
    expect(heard).toHaveLength(1);
  });
});
