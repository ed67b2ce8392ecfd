import type { Slide } from '../../../content/slide/slide.ts';
import type { Draft, LibraryAnswer } from '../../../content/wire/api.ts';
import { type Item, mergeDrafts } from '../drafts/merge.ts';
import { readSlideForm, type SlideForm } from './slide-form.ts';

export type SlideItem = Item<Slide, SlideForm>;

/** Whether a slide is only on offer: official wording that the library does not hold yet. */
export const isOffered = (item: SlideItem): boolean => item.published === null && item.draft === null;

/** Every slide in force or drafted, and the official wording that may still be taken into the library. */
export const slideItems = (library: LibraryAnswer, drafts: readonly Draft[], packs: readonly Slide[]): readonly SlideItem[] => {
  const held = mergeDrafts<SlideForm, Slide>(library.slides, drafts, 'slide', readSlideForm);
  const known = new Set(held.map((item) => item.id));
  const offered = packs.filter((slide) => !known.has(slide.id));
  return [...held, ...offered.map((form): SlideItem => ({ id: form.id, published: null, draft: null, form, state: 'same' }))];
};
