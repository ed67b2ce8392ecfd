import { THEMES } from '../../../content/slide/default-theme.ts';
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
