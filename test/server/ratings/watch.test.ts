import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRating } from '../../../content/score/settings.ts';
import { verifyFolder } from '../../../server/ledger/ratings/verify-folder.ts';
import { StoreError } from '../../../server/ledger/store-error.ts';
import { type Places, placesOf } from '../../../server/ratings/places.ts';
import { type Watch, watchAnswers } from '../../../server/ratings/watch.ts';
import { nonceOf, payload } from '../../support/ledger.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { ratingHouse } from '../../support/rating-house.ts';
import { pointOf } from '../../support/rating-points.ts';
import { library, unit } from '../../support/schedule-library.ts';

const places: () => Places = placesOf({ current: () => current });
const current = library({
  units: [unit('phuong')],
  rating: {
    ...defaultRating(),
    points: [pointOf('mot-cua', 'import', { unit: 'phuong' }), pointOf('quay-1', 'kiosk', { unit: 'phuong' })],
  },
});

let folder: ReturnType<typeof ratingHouse>;
let open: Awaited<ReturnType<ReturnType<typeof ratingHouse>['open']>>;
let watch: Watch;
const begin = async (): Promise<void> => {
  open = await folder.open();
  watch = watchAnswers({ ratings: open.ratings, places, now: () => folder.clock.now, log: memoryLog().log });
};
const end = async (): Promise<void> => {
  await watch.close();
  await open.close();
};
beforeEach(async () => {
  folder = ratingHouse();
  await begin();
});
afterEach(async () => {
  await end();
  folder.remove();
});

let made = 0;
/** `gap` ms after the one before, by somebody whose way in has this trace. */
const answer = async (gap: number, level: string, trace: string | null, point = 'quay-1', unit = 'phuong'): Promise<number> => {
  made += 1;
  folder.clock.now += gap;
  const { comment: _none, ...rest } = payload({
    at: folder.clock.now,
    nonce: nonceOf(made),
    level,
    point,
    satisfied: level !== 'khong-hai-long',
  });
  const { seq } = await open.ratings.append({ unit, payload: rest, comment: null });
  watch.saw(seq, trace);
  return seq;
};
const standing = (seq: number) => open.ratings.placeOf(seq)?.standing;

describe('the watch over answers', () => {
  it('holds back what a few hands give again and again, and leaves the rest', async () => {
    const crowd = [];
    for (const level of ['hai-long', 'binh-thuong', 'rat-hai-long', 'khong-hai-long', 'hai-long'])
      crowd.push(await answer(400_000 + crowd.length * 7919, level, `person-${crowd.length}`));
    const hand = [];
    for (let number = 0; number < 25; number += 1)
      hand.push(await answer(number === 0 ? 400_000 : 10_000, 'rat-hai-long', 'one'));
    await watch.look();
    expect(hand.filter((seq) => standing(seq) === 'held').length).toBeGreaterThan(20);
    expect(crowd.map(standing)).toEqual(crowd.map(() => 'counted'));
    const [quarantine] = open.ratings.recordsOfKinds(['quarantine'], { before: null, limit: 5 });
    expect(quarantine).toMatchObject({ kind: 'quarantine', unit: 'phuong' });
  });

  it('judges a day by the days before it: what one hand gives does not become usual by it', async () => {
    const hand = [];
    for (let number = 0; number < 8; number += 1) hand.push(await answer(60_000 + number * 7919, 'rat-hai-long', 'one'));
    await watch.look();
    expect(hand.map(standing)).toEqual(hand.map(() => 'held'));
  });

  it('never holds back again what two people readmitted, also after a restart', async () => {
    const hand = [];
    for (let number = 0; number < 25; number += 1) hand.push(await answer(10_000, 'rat-hai-long', 'one'));
    await watch.look();
    const held = hand.filter((seq) => standing(seq) === 'held');
    const head = { unit: 'phuong' } as const;
    const [proposal] = await open.ratings.record(
      [{ ...head, kind: 'readmit-proposed', payload: { targets: held, reason: 'thật', by: 'an' } }],
      null,
    );
    await open.ratings.record(
      [
        {
          ...head,
          kind: 'readmit',
          payload: { proposal: proposal?.seq ?? -1, targets: held, reason: 'thật', by: ['an', 'binh'] },
        },
      ],
      null,
    );
    expect(held.map(standing)).toEqual(held.map(() => 'counted'));
    await end();
    await begin();
    await answer(10_000, 'rat-hai-long', 'one');
    await watch.look();
    expect(held.map(standing)).toEqual(held.map(() => 'counted'));
  });

  it('leaves alone what was moved to another unit or excluded meanwhile, and the ledger stays sound', async () => {
    const hand: number[] = [];
    for (let number = 0; number < 7; number += 1) hand.push(await answer(10_000, 'rat-hai-long', 'one'));
    const [moved, out] = [hand.slice(0, 3), hand.slice(3, 5)];
    const head = { unit: 'phuong' } as const;
    const to = { unit: 'phuong-khac', counter: null };
    const by: [string, string] = ['an', 'binh'];
    const [move, exclude] = await open.ratings.record(
      [
        { ...head, kind: 'correction-proposed', payload: { targets: moved, reason: 'nhầm', by: 'an', to } },
        { ...head, kind: 'exclude-proposed', payload: { targets: out, reason: 'thử', by: 'an' } },
      ],
      null,
    );
    await open.ratings.record(
      [
        { ...head, kind: 'correction', payload: { proposal: move?.seq ?? -1, targets: moved, reason: 'đúng', by, to } },
        { ...head, kind: 'exclude', payload: { proposal: exclude?.seq ?? -1, targets: out, reason: 'đúng', by } },
      ],
      null,
    );
    for (let number = 0; number < 18; number += 1) hand.push(await answer(10_000, 'rat-hai-long', 'one'));
    await watch.look();
    expect(hand.map(standing)).toEqual(hand.map((_, at) => (at < 3 ? 'counted' : at < 5 ? 'excluded' : 'held')));
    await open.ledger.wake();
    const verdict = await verifyFolder({ folder: folder.folder, witnessed: [], rootKey: null, processes: () => 0 });
    expect(verdict.fault).toBeNull();
  });

  it('holds back later what a full disk kept it from holding back, of every unit', async () => {
    await watch.close();
    let full = true;
    const recordWhenCounted: typeof open.ratings.recordWhenCounted = (make) =>
      full ? Promise.reject(new StoreError('STORE-full')) : open.ratings.recordWhenCounted(make);
    const ratings = { ...open.ratings, recordWhenCounted };
    watch = watchAnswers({ ratings, places, now: () => folder.clock.now, log: memoryLog().log });
    const hand: number[] = [];
    for (const unit of ['phuong', 'phuong-khac'])
      for (let number = 0; number < 12; number += 1) hand.push(await answer(10_000, 'rat-hai-long', unit, 'quay-1', unit));
    await expect(watch.look()).rejects.toMatchObject({ code: 'STORE-full' });
    full = false;
    await watch.look();
    expect(hand.map(standing)).toEqual(hand.map(() => 'held'));
  });

  it('looks at a flood from its beginning, and leaves nothing of it for the next answer', async () => {
    const flood = await Promise.all(Array.from({ length: 2400 }, (_, at) => answer(at % 3, 'rat-hai-long', `hand-${at % 3}`)));
    await watch.look();
    expect(flood.filter((seq) => standing(seq) !== 'held')).toEqual([]);
  });

  it('lets an honest crowd be, a different one each minute', async () => {
    const levels = ['hai-long', 'rat-hai-long', 'binh-thuong', 'hai-long', 'khong-hai-long', 'rat-hai-long', 'hai-long'];
    const seqs = [];
    for (let number = 0; number < 90; number += 1)
      seqs.push(await answer(31_000 + ((number * 7919) % 47_000), levels[(number * 5) % 7] ?? 'hai-long', 'one NAT'));
    await watch.look();
    expect(seqs.filter((seq) => standing(seq) !== 'counted')).toEqual([]);
  });

  it('sees no hand in what another system sends in one batch, dossier by dossier, also after a restart', async () => {
    const batch = [];
    for (let number = 0; number < 30; number += 1) batch.push(await answer(0, 'rat-hai-long', null, 'mot-cua'));
    await watch.look();
    expect(batch.filter((seq) => standing(seq) !== 'counted')).toEqual([]);
    await end();
    await begin();
    const tap = await answer(10_000, 'rat-hai-long', 'one');
    await watch.look();
    expect([...batch, tap].filter((seq) => standing(seq) !== 'counted')).toEqual([]);
  });
});
