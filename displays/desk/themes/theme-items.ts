import { DEFAULT_THEME, THEMES } from '../../../content/slide/default-theme.ts';
import type { Theme } from '../../../content/slide/theme.ts';
import type { Draft, LibraryAnswer } from '../../../content/wire/api.ts';
import { type Item, mergeDrafts } from '../drafts/merge.ts';
import { readThemeForm, type ThemeForm } from './theme-form.ts';

export type ThemeItem = Item<Theme, ThemeForm>;

/** Whether a theme came with the product and nobody has changed it. */
export const isReadyMade = (item: ThemeItem): boolean =>
  item.draft === null && THEMES.some((one) => one.id === item.id && JSON.stringify(one) === JSON.stringify(item.form));

/** The library's themes with their drafts, then the ready-made ones that it does not hold. */
export const themeItems = (library: Pick<LibraryAnswer, 'themes'>, drafts: readonly Draft[]): readonly ThemeItem[] => {
  const held = mergeDrafts<ThemeForm, Theme>(library.themes, drafts, 'theme', readThemeForm);
  const known = new Set(held.map((item) => item.id));
  const ready = THEMES.filter((theme) => !known.has(theme.id));
  return [...held, ...ready.map((form): ThemeItem => ({ id: form.id, published: null, draft: null, form, state: 'same' }))];
};

/** A theme as it will stand after the next publish; `draft`: not in force like this yet. */
export interface ThemeShown {
  readonly theme: ThemeForm;
  readonly draft: boolean;
}

/** Every theme as the next publish leaves it, to choose from and to preview with; one that goes still stands as it is in force. */
export const themesShown = (library: Pick<LibraryAnswer, 'themes'>, drafts: readonly Draft[]): readonly ThemeShown[] =>
  themeItems(library, drafts).map(({ form, state }) => ({ theme: form, draft: state === 'new' || state === 'changed' }));

/** The theme with this id among them; the default when there is none. */
export const themeShown = (shown: readonly ThemeShown[], id: string | null): ThemeShown =>
  shown.find((one) => one.theme.id === (id ?? DEFAULT_THEME.id)) ?? { theme: DEFAULT_THEME, draft: false };
