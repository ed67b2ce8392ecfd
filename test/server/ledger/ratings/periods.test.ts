import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCheckpoint, parseCheckpoint, signedCheckpointSchema } from '../../../../content/ledger/checkpoint.ts';
import { postTo } from '../../../../server/ledger/ratings/outside-witness.ts';
import { closesThrough } from '../../../../server/ledger/ratings/periods.ts';
import { verifyFolder } from '../../../../server/ledger/ratings/verify-folder.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

let house = ratingHouse();
beforeEach(() => {
  house = ratingHouse();
});
afterEach(() => house.remove());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const closesIn = ({ ratings }: Awaited<ReturnType<typeof house.open>>, unit: string): string[] =>
  ratings
    .recordsOfKinds(['period-closed'], { before: null, limit: 1000 })
    .flatMap((record) =>
      record.kind === 'period-closed' && record.unit === unit
        ? [`${record.payload.period} ${record.payload.last} ${record.payload.figures.count}`]
        : [],
    )
    .reverse();

describe('closing periods', () => {
  it('closes days that are over by half an hour, and a month and a quarter with their last day, late ones in order', () =>
    house.once(async (opened) => {
      const { ratings, ledger } = opened;
      for (let number = 0; number < 9; number += 1) await ratings.append(answerOf(number));
      house.clock.now += 16 * HOUR + 29 * 60_000;
      await ledger.wake();
      expect(closesIn(opened, 'phuong-0')).toEqual([]);
      house.clock.now += 60_000;
      await ledger.wake();
      expect(closesIn(opened, 'phuong-0')).toEqual(['day 2026-11-22 3']);
      const later = answerOf(9);
      await ratings.append({ ...later, payload: { ...later.payload, at: later.payload.at + 2 * DAY } });
      house.clock.now += 45 * DAY;
      await ledger.wake();
      await ledger.wake();
      expect(closesIn(opened, 'phuong-0')).toEqual([
        'day 2026-11-22 3',
        'day 2026-11-24 1',
        'month 2026-11-30 4',
        'quarter 2026-12-31 4',
      ]);
    }));

  it('closes a day also of which nothing counts, because all of it was held back', () =>
    house.once(async ({ ratings, ledger }) => {
      await ratings.append(answerOf(0));
      await ratings.record([{ kind: 'quarantine', unit: 'phuong-0', payload: { targets: [0], detector: 'hand' } }], null);
      house.clock.now += DAY;
      await ledger.wake();
      const [close] = ratings.recordsOfKinds(['period-closed'], { before: null, limit: 9 });
      expect(close?.payload).toMatchObject({ period: 'day', figures: { count: 0, satisfied: 0, held: 1, excluded: 0 } });
      expect(ratings.closedThrough('phuong-1')).toBeNull();
    }));

  it('signs nothing of an empty ledger, once what is new, and anew when the epoch was raised', async () => {
    await house.once(async ({ ratings, ledger, checkpoints }) => {
      await ledger.wake();
      expect(checkpoints.newest()).toBeNull();
      await ratings.append(answerOf(0));
      await ledger.wake();
      house.clock.now += 60_000;
      expect(await checkpoints.sign()).toBeNull();
    });
    const raised = await house.open(2);
    await raised.ledger.wake();
    expect(raised.checkpoints.newest()?.says).toMatchObject({ size: 1, epoch: 2 });
    await raised.close();
  });

  it('leaves a ledger that verifies, also with answers that come late and answers that are held back', async () => {
    await house.once(async ({ ratings, ledger }) => {
      for (let number = 0; number < 9; number += 1) await ratings.append(answerOf(number));
      house.clock.now += DAY;
      await ledger.wake();
      await ratings.append(answerOf(12));
      await ratings.record([{ kind: 'quarantine', unit: 'phuong-0', payload: { targets: [0], detector: 'burst' } }], null);
      house.clock.now += 40 * DAY;
      await ledger.wake();
    });
    const verdict = await verifyFolder({ folder: house.folder, witnessed: [], rootKey: null, processes: () => 0 });
    expect(verdict).toMatchObject({ fault: null, beside: [] });
  });

  it('closes a day at which a unit had nothing before signed answers are moved to it, and the ledger verifies', async () => {
    await house.once(async (opened) => {
      const { ratings, ledger } = opened;
      await ratings.append(answerOf(0));
      house.clock.now += DAY;
      await ledger.wake();
      const day = ratings.closedThrough('phuong-0') ?? 0;
      const asked = { targets: [0], reason: 'Máy đặt nhầm', to: { unit: 'phuong-9', counter: null } };
      const [proposal] = await ratings.record(
        [{ kind: 'correction-proposed', unit: 'phuong-0', payload: { ...asked, by: 'an' } }],
        null,
      );
      const payload = { ...asked, proposal: proposal?.seq ?? -1, by: ['an', 'binh'] satisfies [string, string] };
      const move = { kind: 'correction', unit: 'phuong-0', payload } as const;
      await ratings.record(() => [...closesThrough(ratings, 'phuong-9', day), move], null);
      expect(closesIn(opened, 'phuong-9')).toEqual(['day 2026-11-22 0']);
      expect(closesThrough(ratings, 'phuong-9', day)).toEqual([]);
      house.clock.now += 40 * DAY;
      await ledger.wake();
    });
    const verdict = await verifyFolder({ folder: house.folder, witnessed: [], rootKey: null, processes: () => 0 });
    expect(verdict).toMatchObject({ fault: null, beside: [] });
  });
});

describe('a witness outside the house', () => {
  it('gets the signed checkpoint when a period was closed; what it did not take goes out again, also after a restart', async () => {
    const bodies: unknown[] = [];
    let status = 500;
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        if (status === 204) bodies.push(JSON.parse(body));
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const post = postTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    const settled = async (until: () => boolean): Promise<void> => {
      while (!until()) await new Promise((next) => setTimeout(next, 5));
    };
    const first = await house.open(1, post);
    await first.ratings.append(answerOf(1));
    house.clock.now += DAY;
    await first.ledger.wake();
    await settled(() => first.events('warn').includes('checkpoint-unwitnessed'));
    await first.ledger.wake();
    await first.close();
    status = 204;
    const second = await house.open(1, post);
    await second.ledger.wake();
    await settled(() => second.journal.counters.current('ledger-witnessed') > 0);
    const [body] = bodies;
    const signed = typeof body === 'object' && body !== null && 'checkpoint' in body ? body.checkpoint : null;
    expect(openCheckpoint(signed, second.keys.rootKey)?.size).toBe(second.checkpoints.newest()?.says.size);
    await second.close();
    await new Promise((resolve) => server.close(resolve));
    const verdict = await verifyFolder({
      folder: house.folder,
      witnessed: [JSON.stringify(body)],
      rootKey: null,
      processes: () => 0,
    });
    expect(verdict.fault).toBeNull();
  });

  it('gets one a day also when no period was closed, nothing twice, and keeps waiting when nobody takes it', async () => {
    const taken: number[] = [];
    let isRefused = false;
    const post = async (body: string): Promise<void> => {
      if (isRefused) throw new Error('away');
      const { checkpoint } = z.object({ checkpoint: signedCheckpointSchema }).parse(JSON.parse(body));
      taken.push(parseCheckpoint(checkpoint.note)?.size ?? -1);
    };
    // From 7 in the morning in Việt Nam it is another day by the clock of the world; no day of a unit is over then.
    house.clock.now = Math.floor(house.clock.now / DAY) * DAY - 60_000;
    const first = await house.open(1, post);
    const woken = async (later: number): Promise<void> => {
      house.clock.now += later;
      await first.ledger.wake();
      await new Promise((next) => setTimeout(next, 5));
    };
    await first.ratings.append(answerOf(0));
    await woken(0);
    expect(taken).toEqual([]);
    await first.ratings.append(answerOf(1));
    await woken(120_000);
    expect(taken).toEqual([2]);
    await woken(60_000);
    expect(taken).toEqual([2]);
    isRefused = true;
    await first.ratings.append(answerOf(2));
    await woken(DAY);
    for (let tries = 0; tries < 40; tries += 1) await woken(HOUR);
    expect(first.events('warn').filter((event) => event === 'checkpoint-unwitnessed')).toHaveLength(30);
    await first.close();
    isRefused = false;
    const second = await house.open(1, post);
    await second.ledger.wake();
    const size = second.checkpoints.newest()?.says.size;
    await expect.poll(() => second.journal.counters.current('ledger-witnessed')).toBe(size);
    await second.close();
    const third = await house.open(1, post);
    await third.ledger.wake();
    await third.close();
    expect(taken).toEqual([2, size]);
  });

  it('is never followed to where it sends on', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const post = postTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    await expect(post('{}')).rejects.toThrow();
    expect(asked).toEqual(['/']);
    await new Promise((resolve) => server.close(resolve));
  });
});
