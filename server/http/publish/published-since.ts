import { z } from 'zod';
import { draftKindSchema } from '../../../content/wire/api.ts';
import type { Acts } from '../../ledger/acts.ts';

const publishSchema = z.object({
  library: z.object({ generation: z.number() }),
  drafts: z.array(z.object({ kind: draftKindSchema, id: z.string() })).default([]),
});
const PAGE = 200;

/** What one thing is called in the answer of `publishedSince`. */
export const nameOf = (thing: { readonly kind: string; readonly id: string }): string => `${thing.kind} ${thing.id}`;

/** The names of everything that was published after this generation, by the ledger. */
export function publishedSince(acts: Pick<Acts, 'list'>, generation: number): Set<string> {
  const names = new Set<string>();
  let before: number | null = null;
  for (;;) {
    const page = acts.list({ before, limit: PAGE });
    for (const act of page) {
      const publish = publishSchema.safeParse(act.detail);
      if (!publish.success) continue;
      if (publish.data.library.generation <= generation) return names;
      for (const thing of publish.data.drafts) names.add(nameOf(thing));
    }
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) return names;
    before = last.seq;
  }
}
