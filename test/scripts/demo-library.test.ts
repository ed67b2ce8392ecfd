import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { librarySchema } from '../../content/library.ts';
import { libraryProblems } from '../../content/library-check.ts';
import { libraryWarnings } from '../../content/library-warnings.ts';
import { packProblems } from '../../content/packs/official.ts';
import { treeOf } from '../../content/place/tree.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';
import { codesLeadTo } from '../../scripts/demo/rating-points.ts';
import { isWithoutGlass, tryOutLines, withTryOut } from '../../scripts/demo/try-out.ts';
import { placesOf } from '../../server/ratings/places.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const library = demoLibrary(NOW);
const packs: unknown = JSON.parse(readFileSync(new URL('../../content/packs/packs.json', import.meta.url), 'utf8'));

describe('the demonstration', () => {
  it('is a library without a fault on any day', () => {
    expect(librarySchema.parse(library)).toEqual(library);
    expect(libraryProblems(library)).toEqual([]);
    expect(libraryWarnings(library, '2026-11-22')).toEqual([]);
    expect(packProblems(library.slides, packs)).toEqual([]);
    expect(demoLibrary(NOW)).toEqual(library);
  });

  it('has eleven reception areas, a television each, all below the district', () => {
    expect(library.displays).toHaveLength(11);
    const tree = treeOf(library);
    for (const display of library.displays)
      expect(tree.isWithin(display.membership[0]?.unit ?? '', 'quan-1', '2026-11-22')).toBe(true);
    expect(new Set(library.displays.map((display) => display.screen.zones))).toEqual(new Set(['full', 'ticker', 'side-ticker']));
    expect(library.displays.filter((display) => display.screen.height > display.screen.width)).toHaveLength(2);
  });

  it('has codes that lead to where the controller is', () => {
    const moved = codesLeadTo(library, 'http://10.0.0.5:9000');
    expect(libraryProblems(moved)).toEqual([]);
    expect(moved.rating.address).toBe('http://10.0.0.5:9000');
    const codes = moved.slides.flatMap((slide) => (slide.template === 'qr' ? [slide.url] : []));
    expect(codes).toContain('http://10.0.0.5:9000/r/man-hinh-ben-nghe');
    expect(JSON.stringify(moved)).not.toContain('127.0.0.1');
  });

  it('has a ward that takes answers at any hour, and a tablet and a television there that wait for a visitor', () => {
    const shown = withTryOut(library);
    expect(librarySchema.parse(shown)).toEqual(shown);
    expect(libraryProblems(shown)).toEqual([]);
    const places = placesOf({ current: () => shown })();
    for (const at of ['2026-11-22T03:10+07:00', '2026-11-23T12:30+07:00', '2027-02-06T00:00+07:00', '2026-11-24T23:59+07:00'])
      expect([at, places.isOpen('tan-dinh', Date.parse(at)), places.isOpen('ben-nghe', Date.parse(at))]).toEqual([
        at,
        true,
        false,
      ]);
    const always = shown.entries.filter(({ id, when }) => id.startsWith('diem-') && when.dayparts.length === 0);
    expect(always.map(({ id }) => id)).toEqual(['diem-tan-dinh']);
    const waiting = shown.displays.filter((display) => !isWithoutGlass(display));
    expect(waiting.map(({ id, kind, key }) => [id, kind, key])).toEqual([
      ['may-mo-thu', 'kiosk', null],
      ['tv-mo-thu', 'tv', null],
    ]);
    const lines = tryOutLines('http://10.0.0.5:9000');
    for (const { name } of waiting) expect(lines).toContain(`«${name}»`);
    expect(shown.rating.points.some(({ id, kind }) => lines.includes(`/r/${id}\n`) && kind === 'printed')).toBe(true);
  });

  it('says of everything made up that it is', () => {
    const made = library.slides.filter(
      (slide) => slide.locked === null && (slide.template === 'notice' || slide.template === 'table'),
    );
    expect(made.length).toBeGreaterThan(3);
    for (const slide of made) expect(JSON.stringify(slide)).toMatch(/minh họa/);
  });
});
