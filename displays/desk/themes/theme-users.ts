import { treeOf, unitOf } from '../../../content/place/tree.ts';
import { DEFAULT_THEME } from '../../../content/slide/default-theme.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { reachedBy } from '../schedule/reached.ts';

/** Who shows a theme: units that have it (their own or from above), slides that name it. `own`: the unit itself names it. */
export interface ThemeUsers {
  readonly units: readonly { readonly id: string; readonly name: string; readonly own: boolean }[];
  readonly slides: readonly string[];
}

/** The units and slides that use the theme on that day; what names none uses the default theme. */
export const usersOfTheme = (library: LibraryAnswer, id: string, day: string): ThemeUsers => {
  const tree = treeOf(library);
  const stands = (unit: LibraryAnswer['units'][number]) =>
    (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day < unit.validTo);
  const uses = (unit: string) => (tree.inherited(unit, day, 'theme') ?? DEFAULT_THEME.id) === id;
  return {
    units: library.units
      .filter((unit) => stands(unit) && uses(unit.id))
      .map((unit) => ({ id: unit.id, name: unit.name, own: unit.theme === id })),
    slides: library.slides.filter((slide) => slide.theme === id).map((slide) => slide.name),
  };
};

/** The displays on which the theme may be seen: those of its units, and those that play a slide that names it. */
export const displaysOfTheme = (library: LibraryAnswer, id: string, day: string): readonly string[] => {
  const units = new Set(usersOfTheme(library, id, day).units.map((unit) => unit.id));
  const slides = new Set(library.slides.filter((slide) => slide.theme === id).map((slide) => slide.id));
  const entries = library.entries.filter((entry) => entry.slides.some((one) => slides.has(one.slide)));
  const playing = reachedBy(
    library,
    entries.flatMap((entry) => entry.places),
    day,
  );
  const at = library.displays.filter((display) => units.has(unitOf(display, day) ?? ''));
  return [...new Set([...at, ...playing].map((one) => one.id))];
};
