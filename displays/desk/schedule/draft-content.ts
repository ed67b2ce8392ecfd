import { type Entry, entrySchema } from '../../../content/schedule/entry.ts';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';
import type { Draft } from '../../../content/wire/api.ts';

/** The drafts that could be published as they stand: what a rehearsal puts in. */
export const draftContent = (
  drafts: readonly Draft[],
): { readonly slides: readonly Slide[]; readonly entries: readonly Entry[] } => {
  const kept = drafts.filter((draft) => !draft.removed);
  const slides = kept.flatMap((draft) => (draft.kind === 'slide' ? (slideSchema.safeParse(draft.body).data ?? []) : []));
  const entries = kept.flatMap((draft) => (draft.kind === 'entry' ? (entrySchema.safeParse(draft.body).data ?? []) : []));
  return { slides, entries };
};
