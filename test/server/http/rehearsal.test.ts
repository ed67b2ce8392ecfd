import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../content/library.ts';
import { rehearsalAnswerSchema } from '../../../content/wire/schedule-api.ts';
import { display, entry, library, slide, unit } from '../../support/schedule-library.ts';
import { type Edge, startEdge } from './edge.ts';

const held = (): Library =>
  library({
    units: [unit('a')],
    displays: [display('tv-a', 'a')],
    slides: [slide('s')],
    entries: [entry('e', { slides: [{ slide: 's', dwell: 10, weight: 1 }], places: [{ by: 'all' }] })],
  });

describe('rehearsing', () => {
  let edge: Edge;
  let cookie: string;
  beforeEach(async () => {
    edge = await startEdge({ library: held() });
    ({ cookie } = await edge.cookieOf([{ role: 'officer', unit: 'a' }]));
  });
  afterEach(() => edge.close());

  const rehearse = async (more: object) => {
    const body = { display: 'tv-a', from: Date.parse('2026-03-02T00:00:00Z'), days: 2, slides: [], entries: [], ...more };
    const answer = await edge.call('POST', '/api/rehearsals', { cookie, body });
    expect(answer.status).toBe(200);
    return rehearsalAnswerSchema.parse(answer.body);
  };

  it('shows what taking an entry out of force changes, and changes nothing', async () => {
    const answer = await rehearse({ removed: { slides: [], entries: ['e'] } });
    expect(answer.changes).toMatchObject([{ before: ['e'], after: [], reason: 'removed' }]);
    expect(edge.parts.library.current().entries).toHaveLength(1);
  });

  it('takes nothing out unless asked, and a slide with what still names it', async () => {
    expect((await rehearse({})).changes).toEqual([]);
    const answer = await rehearse({ removed: { slides: ['s'], entries: ['e'] } });
    expect(JSON.stringify(answer.plan)).not.toContain('"s"');
  });
});
