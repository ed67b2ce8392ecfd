import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KioskAnswer, readKioskAnswer, type SignedRating, signRating } from '../../../content/wire/rating.ts';
import { keyPairFrom } from '../../../content/wire/signing.ts';
import { outgoing } from '../../../displays/kiosk/outgoing.ts';
import type { Posted } from '../../../displays/kiosk/post-answer.ts';
import { memoryQueue, type QueueStore } from '../../../displays/kiosk/queue-store.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const KEYS = keyPairFrom(new Uint8Array(32).fill(7));
const answer = (number: number): SignedRating => {
  const body: KioskAnswer = {
    ...{
      v: 1,
      display: 'may-1',
      point: 'quay-1',
      at: 1_000_000 + number * 10_000,
      level: 'hai-long',
      reasons: [],
      comment: null,
    },
    nonce: String(number).padStart(22, 'A'),
  };
  return signRating(body, KEYS);
};

/** A server that counts what it has on disk by nonce, and a line that fails as it is told. */
const world = (store: QueueStore = memoryQueue()) => {
  const counted = new Map<string, number>();
  const timepiece = movingTimepiece(0);
  const line: { mood: 'up' | 'down' | 'mute' | 'full' | 'closed' } = { mood: 'up' };
  const post = async (signed: SignedRating): Promise<Posted> => {
    if (line.mood === 'down') return { kind: 'unreached' };
    if (line.mood === 'full') return { kind: 'not-now', retryMs: 10_000 };
    if (line.mood === 'closed') return { kind: 'refused', code: 'SCO-closed' };
    const nonce = readKioskAnswer(signed.body)?.nonce ?? '';
    counted.set(nonce, (counted.get(nonce) ?? 0) + (counted.has(nonce) ? 0 : 1));
    return line.mood === 'mute' ? { kind: 'unreached' } : { kind: 'taken', receipt: 'AAAA-BBBB-CCCC' };
  };
  let told = 0;
  const refused = (): void => {
    told += 1;
  };
  const out = outgoing({ store, post, timepiece, changed: () => undefined, refused });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) await new Promise((wake) => setImmediate(wake));
  };
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 1000) {
      await timepiece.pass(1000);
      await settle();
    }
  };
  return { out, line, counted, store, pass, told: () => told };
};

describe('answers on their way to the server', () => {
  it('thanks with the receipt when the server has it, and keeps nothing here', async () => {
    const { out, counted, store } = world();
    expect(await out.give(answer(1))).toEqual({ fate: 'kept', receipt: 'AAAA-BBBB-CCCC' });
    expect([counted.size, await store.count(), out.waiting()]).toEqual([1, 0, 0]);
  });

  it('keeps what could not be sent, and sends the same bytes when the line is back, each once', async () => {
    const { out, line, counted, pass } = world();
    line.mood = 'down';
    for (const number of [1, 2, 3]) expect((await out.give(answer(number))).fate).toBe('stored');
    expect(out.waiting()).toBe(3);
    await pass(300_000);
    expect(counted.size).toBe(0);
    line.mood = 'up';
    out.hurry();
    await pass(20_000);
    expect([counted.size, out.waiting()]).toEqual([3, 0]);
  });

  it('counts once what the server took without the kiosk hearing of it', async () => {
    const { out, line, counted, pass } = world();
    line.mood = 'mute';
    expect((await out.give(answer(1))).fate).toBe('stored');
    line.mood = 'up';
    await pass(30_000);
    expect([Array.from(counted.values()), out.waiting()]).toEqual([[1], 0]);
  });

  it('never sends later what the citizen was told is not recorded', async () => {
    const { out, line, counted, pass } = world();
    line.mood = 'full';
    expect(await out.give(answer(1))).toEqual({ fate: 'lost', receipt: null });
    line.mood = 'closed';
    expect((await out.give(answer(2))).fate).toBe('closed');
    line.mood = 'up';
    await pass(120_000);
    expect([counted.size, out.waiting()]).toEqual([0, 0]);
  });

  it('keeps what was refused after its citizen was thanked, and tells of each; what was refused to the face is gone', async () => {
    const { out, line, store, counted, pass, told } = world();
    line.mood = 'closed';
    await out.give(answer(0));
    line.mood = 'down';
    for (const number of [1, 2]) await out.give(answer(number));
    line.mood = 'closed';
    out.hurry();
    await pass(20_000);
    expect([out.waiting(), counted.size, told()]).toEqual([0, 0, 2]);
    expect((await store.refused()).map(({ seq, code, signed }) => [seq, code, signed])).toEqual([
      [1, 'SCO-closed', answer(1)],
      [2, 'SCO-closed', answer(2)],
    ]);
  });

  it('says that nothing is recorded when neither the server nor this device can keep it', async () => {
    const broken: QueueStore = { ...memoryQueue(), add: () => Promise.reject(new Error('quota')) };
    const { out, line } = world(broken);
    line.mood = 'down';
    expect(await out.give(answer(1))).toEqual({ fate: 'lost', receipt: null });
  });

  it('thanks for what the server has, although this device can keep, drop and count nothing any more', async () => {
    const gone = () => Promise.reject(new Error('the database connection is closing'));
    const { out, counted } = world({ ...memoryQueue(), add: gone, drop: gone, count: gone });
    expect(await out.give(answer(1))).toEqual({ fate: 'kept', receipt: 'AAAA-BBBB-CCCC' });
    const { out: other } = world({ ...memoryQueue(), drop: gone });
    expect(await other.give(answer(2))).toEqual({ fate: 'kept', receipt: 'AAAA-BBBB-CCCC' });
    expect(counted.size).toBe(1);
  });

  it('says that an answer waits here when the server could not record it and it cannot be dropped', async () => {
    const { out, line, counted, pass } = world({ ...memoryQueue(), drop: () => Promise.reject(new Error('closing')) });
    line.mood = 'full';
    expect(await out.give(answer(1))).toEqual({ fate: 'stored', receipt: null });
    line.mood = 'up';
    await pass(30_000);
    expect([...counted.values()]).toEqual([1]);
  });

  it('counts every thanked or stored answer once, whatever the line does', async () => {
    const mood = fc.constantFrom('up', 'down', 'mute', 'full', 'closed');
    await fc.assert(
      fc.asyncProperty(fc.array(mood, { minLength: 1, maxLength: 12 }), async (moods) => {
        const { out, line, counted, pass } = world();
        const due = new Set<string>();
        for (const [number, next] of moods.entries()) {
          line.mood = next;
          const signed = answer(number);
          const { fate } = await out.give(signed);
          if (fate === 'kept' || fate === 'stored') due.add(readKioskAnswer(signed.body)?.nonce ?? '');
        }
        line.mood = 'up';
        out.hurry();
        await pass(90_000);
        expect(new Set(counted.keys())).toEqual(due);
        expect(Math.max(0, ...counted.values())).toBeLessThanOrEqual(1);
        expect(out.waiting()).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});
