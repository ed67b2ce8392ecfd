import type { Library } from '../../../content/library.ts';
import type { ReadDraft } from './read-drafts.ts';

/** The library with these drafts put in: changed things stay at their place, new ones come last, removed ones go. */
export function applyDrafts(library: Library, drafts: readonly ReadDraft[]): Library {
  return drafts.reduce(applyOne, library);
}

function applyOne(library: Library, draft: ReadDraft): Library {
  switch (draft.kind) {
    case 'slide':
      return { ...library, slides: withOne(library.slides, draft.id, draft.value) };
    case 'entry':
      return { ...library, entries: withOne(library.entries, draft.id, draft.value) };
    case 'theme':
      return { ...library, themes: withOne(library.themes, draft.id, draft.value) };
    default:
      return draft satisfies never;
  }
}

function withOne<T extends { readonly id: string }>(list: readonly T[], id: string, value: T | null): T[] {
  if (value === null) return list.filter((one) => one.id !== id);
  return list.some((one) => one.id === id) ? list.map((one) => (one.id === id ? value : one)) : [...list, value];
}
