import { DEFAULT_THEME, THEMES } from '../../../content/slide/default-theme.ts';
import type { Theme } from '../../../content/slide/theme.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';

/** The themes to choose from: those of the library, then the built-in ones that it does not replace. */
const themesOf = (library: Pick<LibraryAnswer, 'themes'>): readonly Theme[] => {
  const own = new Set(library.themes.map((theme) => theme.id));
  return [...library.themes, ...THEMES.filter((theme) => !own.has(theme.id))];
};

/** The theme with this id; the default when there is none. */
export const themeNamed = (library: Pick<LibraryAnswer, 'themes'>, id: string | null): Theme =>
  themesOf(library).find((theme) => theme.id === id) ?? DEFAULT_THEME;
