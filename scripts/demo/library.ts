import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { emptyLibrary, type Library } from '../../content/library.ts';
import { DEFAULT_THEME, THEMES } from '../../content/slide/default-theme.ts';
import { type DayOff, dayOffSchema } from '../../content/time/day-off.ts';
import type { Instant, LocalDay } from '../../content/time/instant.ts';
import { demoEntries } from './entries.ts';
import { demoDisplays, demoParents, demoUnits } from './places.ts';
import { demoRating, demoScoreSlides } from './rating-points.ts';
import { demoSlides } from './slides.ts';

/**
 * A district of 2019 and its ten wards, one television each, with the official packs published and a week's schedule: a scenario
 * to look at, labelled as one. Passes `librarySchema` and `libraryProblems`. The same `now` gives the same library.
 */
export const demoLibrary = (now: Instant): Library => ({
  ...emptyLibrary(),
  units: demoUnits(DEFAULT_THEME.id, 'phuong-cham-a1'),
  parents: demoParents(),
  displays: demoDisplays(),
  themes: [...THEMES],
  slides: [...demoSlides(), ...demoScoreSlides()],
  rating: demoRating(),
  entries: demoEntries(dayInVietnam(now)),
  daysOff: readDaysOff(),
});

const readDaysOff = (): DayOff[] =>
  z
    .object({ days: z.array(dayOffSchema) })
    .parse(JSON.parse(readFileSync(new URL('../../content/time/days-off-vn.json', import.meta.url), 'utf8'))).days;

/** Việt Nam keeps UTC+7 without daylight saving. */
const dayInVietnam = (now: Instant): LocalDay => new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
