import { type Entry, entrySchema } from '../../../content/schedule/entry.ts';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';
import type { Draft } from '../../../content/wire/api.ts';

/** What drafts change: slides and entries that a rehearsal puts in, and the ids that it takes out. */
export interface DraftContent {
  readonly slides: readonly Slide[];
  readonly entries: readonly Entry[];
  readonly removed: { readonly slides: readonly string[]; readonly entries: readonly string[] };
}

/** The drafts that could be published as they stand. */
export const draftContent = (drafts: readonly Draft[]): DraftContent => {
  const kept = drafts.filter((draft) => !draft.removed);
  const slides = kept.flatMap((draft) => (draft.kind === 'slide' ? (slideSchema.safeParse(draft.body).data ?? []) : []));
  const entries = kept.flatMap((draft) => (draft.kind === 'entry' ? (entrySchema.safeParse(draft.body).data ?? []) : []));
  const gone = (kind: Draft['kind']) => drafts.flatMap((one) => (one.removed && one.kind === kind ? [one.id] : []));
  return { slides, entries, removed: { slides: gone('slide'), entries: gone('entry') } };
};
