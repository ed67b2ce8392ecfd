import type { Library } from '../../../content/library.ts';
import type { Display, ZoneName } from '../../../content/place/display.ts';
import { holdsOn, type Tree, treeOf, unitOf } from '../../../content/place/tree.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Entry, Place } from '../../../content/schedule/entry.ts';
import { DEFAULT_THEME } from '../../../content/slide/default-theme.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { Theme } from '../../../content/slide/theme.ts';
import type { LocalDay } from '../../../content/time/instant.ts';
import type { ReadDraft } from './read-drafts.ts';

/** What is wrong with a slide on one glass (missing glyphs, text that does not fit, …); only what must not be published. */
export type Findings = (slide: Slide, display: Display, zone: ZoneName, dwellSeconds: number, theme: Theme) => readonly Problem[];

/**
 * What would look wrong on the screens that the drafts reach: every changed slide, and every slide of a changed entry, drawn once
 * for each sort of glass and theme. Problems lead to the draft.
 */
export function drawnProblems(library: Library, drafts: readonly ReadDraft[], findings: Findings, day: LocalDay): Problem[] {
  const slides = new Map(library.slides.map((slide) => [slide.id, slide]));
  const themes = new Map(library.themes.map((theme) => [theme.id, theme]));
  const tree = treeOf(library);
  const changed = new Map(drafts.map((draft, index) => [`${draft.kind} ${draft.id}`, index]));
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const entry of library.entries) {
    const byEntry = changed.get(`entry ${entry.id}`);
    const items = entry.slides.filter((item) => byEntry !== undefined || changed.has(`slide ${item.slide}`));
    if (items.length === 0) continue;
    for (const display of library.displays.filter((one) => isReached(entry, one, tree, day)))
      for (const item of items) {
        const slide = slides.get(item.slide);
        if (slide === undefined) continue;
        const theme = themeOn(slide, display, themes, tree, day);
        const { screen, physical, viewingDistanceM } = display;
        const sort = JSON.stringify([slide.id, theme.id, entry.zone, item.dwell, screen, physical, viewingDistanceM]);
        if (seen.has(sort)) continue;
        seen.add(sort);
        const path = ['drafts', changed.get(`slide ${slide.id}`) ?? byEntry ?? 0, 'body'];
        for (const found of findings(slide, display, entry.zone, item.dwell, theme))
          problems.push({ ...found, path: [...path, ...found.path] });
      }
  }
  return withoutDoubles(problems);
}

const withoutDoubles = (problems: readonly Problem[]): Problem[] => {
  const byText = new Map(problems.map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
};

/** A slide's own theme, else that of the display's unit or of one above it, else the default. */
function themeOn(slide: Slide, display: Display, themes: ReadonlyMap<string, Theme>, tree: Tree, day: LocalDay): Theme {
  const unit = unitOf(display, day);
  const inherited = unit === null ? null : tree.inherited(unit, day, 'theme');
  return themes.get(slide.theme ?? '') ?? themes.get(inherited ?? '') ?? DEFAULT_THEME;
}

const isReached = (entry: Entry, display: Display, tree: Tree, day: LocalDay): boolean =>
  entry.places.some((place) => isNamed(place, display, tree, day));

function isNamed(place: Place, display: Display, tree: Tree, day: LocalDay): boolean {
  switch (place.by) {
    case 'all':
      return true;
    case 'kind':
      return display.kind === place.kind;
    case 'tag':
      return display.tags.includes(place.tag);
    case 'display':
      return display.id === place.id;
    case 'unit':
      return display.membership.some(
        (stretch) =>
          (stretch.from === null || stretch.from <= day ? holdsOn(stretch.from, stretch.to, day) : true) &&
          tree.isWithin(stretch.unit, place.id, day),
      );
    default:
      return place satisfies never;
  }
}
