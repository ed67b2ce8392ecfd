import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { slide } from '../../support/schedule-library.ts';
import type { Edge } from './edge.ts';
import { saveDraft, startTwoWards } from './two-wards.ts';

let edge: Edge;
let officer: string;
beforeEach(async () => {
  ({ edge, officer } = await startTwoWards());
});
afterEach(() => edge.close());

const save = (kind: string, id: string, body: unknown, options: { cookie?: string; removed?: boolean } = {}) =>
  saveDraft(edge, { cookie: officer, ...options, kind, id, body });

describe('what people see', () => {
  it('is cut to their units, with the units above and what plays on their screens', async () => {
    const seen = await edge.call('GET', '/api/library', { cookie: (await edge.cookieOf([{ role: 'staff', unit: 'a' }])).cookie });
    const shape = z.object({
      units: z.array(z.object({ id: z.string() })),
      displays: z.array(z.object({ id: z.string() })),
      entries: z.array(z.unknown()),
      slides: z.array(z.object({ id: z.string() })),
    });
    const { units, displays, entries, slides } = shape.parse(seen.body);
    expect([units.map((one) => one.id), displays.map((one) => one.id), entries.length, slides.map((one) => one.id)]).toEqual([
      ['district', 'a'],
      ['tv-a'],
      0,
      ['s'],
    ]);
  });

  it('shows an unpublished draft to its author and to those who answer for all of the author’s units', async () => {
    await save('slide', 'mine', slide('mine'));
    const sees = async (grants: Parameters<Edge['cookieOf']>[0]) =>
      (await edge.call('GET', '/api/drafts/slide/mine', { cookie: (await edge.cookieOf(grants)).cookie })).status;
    expect(await sees([{ role: 'officer', unit: 'a' }])).toBe(200);
    expect(await sees([{ role: 'approver', unit: 'district' }])).toBe(200);
    expect(await sees([{ role: 'officer', unit: 'b' }])).toBe(404);
    expect(await sees([{ role: 'staff', unit: 'a' }])).toBe(403);
  });
});
