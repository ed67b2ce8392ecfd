import { afterEach, describe, expect, it } from 'vitest';
import { type ScorePage, scorePageSchema } from '../../../content/wire/rating-api.ts';
import { unit } from '../../support/schedule-library.ts';
import type { Edge } from '../http/edge.ts';
import { ratingLibrary, startRatingEdge } from './rating-edge.ts';

const WARDS = 130;
let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});

/** A district with many more wards than are told at a time. */
const opened = async () => {
  const library = ratingLibrary();
  const wards = Array.from({ length: WARDS }, (_, number) => ({
    ...unit(`w-${number}`),
    name: `Phường số ${String(number).padStart(3, '0')}`,
  }));
  const links = wards.map(({ id }) => ({ child: id, parent: 'district', from: null, to: null }));
  edge = await startRatingEdge(() => undefined, {
    library: { ...library, units: [...library.units, ...wards], parents: [...library.parents, ...links] },
  });
  const { cookie } = await edge.cookieOf([{ role: 'staff', unit: 'district' }]);
  const house = edge;
  return async (part: string): Promise<ScorePage> =>
    scorePageSchema.parse((await house.call('GET', `/api/scores?unit=district&window=day${part}`, { cookie })).body);
};

describe('the units below', () => {
  it('are all told, sixty at a time, by name, none twice and none left out', async () => {
    const page = await opened();
    const parts = [await page(''), await page('&part=1'), await page('&part=2'), await page('&part=3')];
    expect(parts.map(({ below, belowAll, belowFrom }) => [below.length, belowAll, belowFrom])).toEqual([
      [60, WARDS + 2, 0],
      [60, WARDS + 2, 60],
      [12, WARDS + 2, 120],
      [0, WARDS + 2, 180],
    ]);
    const names = parts.flatMap(({ below }) => below.map(({ unitName }) => unitName));
    expect([names[0], new Set(names).size]).toEqual(['Phường Bến Nghé', WARDS + 2]);
    expect(names.slice(2)).toEqual([...names.slice(2)].sort());
  });
});
