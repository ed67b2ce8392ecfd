import type { Library } from '../../../content/library.ts';
import type { Display, ZoneName } from '../../../content/place/display.ts';
import { type Tree, treeOf, unitOf } from '../../../content/place/tree.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Entry, Place } from '../../../content/schedule/entry.ts';
import { DEFAULT_THEME } from '../../../content/slide/default-theme.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { Theme } from '../../../content/slide/theme.ts';
import type { LocalDay } from '../../../content/time/instant.ts';
import { unitsOf } from '../../people/reach.ts';
import type { ReadDraft } from './read-drafts.ts';

/** What is wrong with a slide on one glass (missing glyphs, text that does not fit, …); only what must not be published. */
export type Findings = (slide: Slide, display: Display, zone: ZoneName, dwellSeconds: number, theme: Theme) => readonly Problem[];

/** One slide on one glass, and where its problems lead. */
interface Scene {
  readonly slide: Slide;
  readonly display: Display;
  readonly zone: ZoneName;
  readonly dwell: number;
  readonly theme: Theme;
  readonly path: readonly (string | number)[];
}

/**
 * What would look wrong on the screens that the drafts reach: every changed slide, and every slide of a changed entry, drawn once
 * for each sort of glass and theme. Problems lead to the draft.
 */
export function drawnProblems(library: Library, drafts: readonly ReadDraft[], findings: Findings, day: LocalDay): Problem[] {
  const changed = new Map(drafts.map((draft, index) => [`${draft.kind} ${draft.id}`, index]));
  const scenes = new Map<string, Scene>();
  for (const scene of scenesOf(library, changed, day)) scenes.set(sortOf(scene), scene);
  const problems = [...scenes.values()].flatMap(({ slide, display, zone, dwell, theme, path }) =>
    findings(slide, display, zone, dwell, theme).map((found) => ({ ...found, path: [...path, ...found.path] })),
  );
  return withoutDoubles(problems);
}

/** Scenes of the same sort look the same. */
const sortOf = ({ slide, display: { screen, led, physical, viewingDistanceM }, zone, dwell, theme }: Scene): string =>
  JSON.stringify([slide.id, theme.id, zone, dwell, screen, led, physical, viewingDistanceM]);

function* scenesOf(library: Library, changed: ReadonlyMap<string, number>, day: LocalDay): Generator<Scene> {
  const slides = new Map(library.slides.map((slide) => [slide.id, slide]));
  const themes = new Map(library.themes.map((theme) => [theme.id, theme]));
  const tree = treeOf(library);
  for (const entry of library.entries) {
    const byEntry = changed.get(`entry ${entry.id}`);
    const items = entry.slides.filter((item) => byEntry !== undefined || changed.has(`slide ${item.slide}`));
    const displays = items.length === 0 ? [] : library.displays.filter((one) => isReached(entry, one, tree, day));
    for (const display of displays)
      for (const { slide: id, dwell } of items) {
        const slide = slides.get(id);
        if (slide === undefined) continue;
        const theme = themeOn(slide, display, themes, tree, day);
        const path = ['drafts', changed.get(`slide ${id}`) ?? byEntry ?? 0, 'body'];
        yield { slide, display, zone: entry.zone, dwell, theme, path };
      }
  }
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
      return unitsOf(display, day).some((unit) => tree.isWithin(unit, place.id, day));
    default:
      return place satisfies never;
  }
}
