import { expect } from 'vitest';
import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { display, entry, library, slide, unit } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from './edge.ts';

/** A district with two wards, a screen in each, and a slide that plays in the second. */
export const twoWards = (): Library =>
  library({
    units: [unit('district'), unit('a'), unit('b')],
    parents: ['a', 'b'].map((child) => ({ child, parent: 'district', from: null, to: null })),
    displays: [display('tv-a', 'a'), display('tv-b', 'b', { tags: ['lobby'] })],
    slides: [slide('s'), slide('of-b')],
    entries: [entry('e-b', { slides: [{ slide: 'of-b', dwell: 10, weight: 1 }], places: [{ by: 'unit', id: 'b' }] })],
  });

/** What saving a draft answers. */
export const draftVersion = z.object({ version: z.number() });

/** Saves a new draft, or the wish to remove what it names, and gives how a publish names it. */
export async function saveDraft(
  edge: Edge,
  { kind, id, body, cookie, removed = false }: { kind: string; id: string; body: unknown; cookie: string; removed?: boolean },
): Promise<{ kind: string; id: string; version: number }> {
  const answer = await edge.call('PUT', `/api/drafts/${kind}/${id}`, { cookie, body: { version: 0, body, removed } });
  expect(answer.status).toBe(200);
  return { kind, id, version: draftVersion.parse(answer.body).version };
}

/** A controller of these wards, and the cookie of an officer of the first. */
export async function startTwoWards(): Promise<{ edge: Edge; officer: string }> {
  const edge = await startEdge({ library: twoWards() });
  return { edge, officer: (await edge.cookieOf([{ role: 'officer', unit: 'a' }])).cookie };
}
