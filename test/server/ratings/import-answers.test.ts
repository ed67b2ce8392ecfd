import { describe, expect, it } from 'vitest';
import type { ImportedAnswer } from '../../../content/wire/rating-import-api.ts';
import { importAnswers } from '../../../server/ratings/import-answers.ts';
import { placesOf } from '../../../server/ratings/places.ts';
import type { Offer } from '../../../server/ratings/rating-desk.ts';
import { NINE, ratingLibrary, SECRET } from './rating-edge.ts';

/** Two wards with an import point each, and a desk that takes all and tells what it was offered. */
function imports() {
  const base = ratingLibrary();
  const [first] = base.rating.points.filter(({ kind }) => kind === 'import');
  if (first === undefined) throw new Error('no import point');
  const second = { ...first, id: 'mot-cua-da-kao', unit: 'da-kao' };
  const library = { ...base, rating: { ...base.rating, points: [...base.rating.points, second] } };
  const offers: Offer[] = [];
  const bring = importAnswers({
    desk: {
      take: async (offer) => {
        offers.push(offer);
        return { ok: true, outcome: 'kept', seq: offers.length, receipt: '0000-0000-0000' };
      },
    },
    places: placesOf({ current: () => library }),
    secret: SECRET,
  });
  return { bring, offers };
}
const answer = (dossier: string, change: Partial<ImportedAnswer> = {}): ImportedAnswer => ({
  ...{ dossier, point: 'mot-cua', at: NINE, level: 'hai-long', reasons: [], comment: null },
  ...change,
});
const all = () => true;

describe('answers that another system brings', () => {
  it('are offered for the points of its key alone, also where others take imports, too', async () => {
    const { bring, offers } = imports();
    const found = await bring([answer('H-1', { point: 'mot-cua-da-kao' }), answer('H-2')], (point) => point === 'mot-cua');
    expect(found.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual(['import-point', 'kept']);
    expect(offers.map(({ point }) => point)).toEqual(['mot-cua']);
  });

  it('use up the dossier of their unit: the same number of another unit is another dossier', async () => {
    const { bring, offers } = imports();
    await bring([answer('H-1'), answer('H-1', { level: 'rat-hai-long' }), answer('H-1', { point: 'mot-cua-da-kao' })], all);
    const [one, again, other] = offers.map(({ use }) => use);
    expect([one === again, one === other]).toEqual([true, false]);
    expect(offers.map(({ proof, kiosk, trace }) => [proof, kiosk, trace])).toEqual(Array(3).fill(['ticket', null, null]));
  });

  it('are the same answer when they are sent again, and another one when they say something else', async () => {
    const { bring, offers } = imports();
    await bring([answer('H-1'), answer('H-1'), answer('H-1', { level: 'rat-hai-long' }), answer('H-1', { at: NINE - 1 })], all);
    const nonces = offers.map(({ nonce }) => nonce);
    expect([nonces[0] === nonces[1], new Set(nonces).size]).toEqual([true, 3]);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});
