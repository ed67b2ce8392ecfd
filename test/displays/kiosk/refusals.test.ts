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
  const far: { most: number; down: boolean } = { most: 1000, down: false };
  const refused = refusals({
    ...{ store, timepiece, self: () => ({ display: 'may-1', keys: KEYS }), changed: () => undefined },
    post: async (signed) => {
      if (far.down) throw new Error('down');
      expect(verifyText('refused', signed.body, signed.signature, KEYS.public)).toBe(true);
      const report = readRefused(signed.body);
      if (report === null) throw new Error('none');
      heard.push(report);
      return Math.min(far.most, report.answers.at(-1)?.seq ?? 0);
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
  it('are handed over as they were signed, with why, and let go when the controller has them on disk', async () => {
    const { refused, heard, far, refuse, pass } = world();
    far.down = true;
    await refuse(1, 'SCO-closed');
    await refuse(2, 'SCO-no-point');
    await pass(5000);
    expect([heard.length, refused.kept()]).toEqual([0, 2]);
    far.down = false;
    await pass(60_000);
    expect(heard).toEqual([
      {
        ...{ v: 2, display: 'may-1' },
        answers: [
          { seq: 1, code: 'SCO-closed', signed: answer(1) },
          { seq: 2, code: 'SCO-no-point', signed: answer(2) },
        ],
      },
    ]);
    expect(refused.kept()).toBe(0);
  });

  it('are kept as far as the controller has not taken them', async () => {
    const { store, refuse, far, pass } = world();
    far.most = 1;
    await refuse(1, 'SCO-closed');
    await refuse(2, 'SCO-closed');
    await pass(5000);
    expect((await store.refused()).map(({ seq }) => seq)).toEqual([2]);
  });

  it('of many days go in several reports, soon after one another, none too long', async () => {
    const { store, refused, heard, pass } = world();
    for (let number = 1; number <= 120; number += 1) await store.refuse(await store.add(answer(number)), 'SCO-closed');
    await refused.start();
    await pass(10_000);
    expect([heard.map(({ answers }) => answers.length), refused.kept()]).toEqual([[50, 50, 20], 0]);
  });

  it('are found again after a power cut', async () => {
    const { store, refused, heard, pass } = world();
    await store.refuse(await store.add(answer(1)), 'SCO-closed');
    expect(refused.kept()).toBe(0);
    await refused.start();
    expect(refused.kept()).toBe(1);
    await pass(5000);
    expect([heard.length, refused.kept()]).toEqual([1, 0]);
  });
});
