import type { Draft } from '../../../content/wire/api.ts';
import type { DraftKind } from '../api/desk-api.ts';

/** What is in force of one id beside its draft. `form` is what an editor begins with. */
export interface Item<P, F> {
  readonly id: string;
  readonly published: P | null;
  readonly draft: Draft | null;
  readonly form: F;
  readonly state: 'same' | 'new' | 'changed' | 'removed';
}

const stateOf = (published: unknown, draft: Draft | null): Item<unknown, unknown>['state'] => {
  if (draft === null) return 'same';
  if (draft.removed) return 'removed';
  return published === null ? 'new' : 'changed';
};

/** All of a kind: drafts of new ones first, then what is in force with its drafts. `read` gives null for what is no form. */
export const mergeDrafts = <F, P extends F & { id: string }>(
  published: readonly P[],
  drafts: readonly Draft[],
  kind: DraftKind,
  read: (body: unknown) => F | null,
): Item<P, F>[] => {
  const own = new Map(drafts.filter((draft) => draft.kind === kind).map((draft) => [draft.id, draft]));
  const known = new Set(published.map((one) => one.id));
  const fresh: Item<P, F>[] = [];
  for (const draft of own.values()) {
    const form = known.has(draft.id) ? null : read(draft.body);
    if (form !== null && !draft.removed) fresh.push({ id: draft.id, published: null, draft, form, state: 'new' });
  }
  const held = published.map((one): Item<P, F> => {
    const draft = own.get(one.id) ?? null;
    const form = draft && !draft.removed ? (read(draft.body) ?? one) : one;
    return { id: one.id, published: one, draft, form, state: stateOf(one, draft) };
  });
  return [...fresh, ...held];
};

/** A new id: its kind's letter and 80 random bits. */
export const newId = (letter: string): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${letter}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** The drafts with this one in place of an older version of it. */
export const withDraft = (drafts: readonly Draft[], draft: Draft): readonly Draft[] => {
  const same = (one: Draft) => one.kind === draft.kind && one.id === draft.id;
  if (drafts.some((one) => same(one) && one.version > draft.version)) return drafts;
  return [draft, ...drafts.filter((one) => !same(one))];
};

/** The drafts without the one of this kind and id. */
export const withoutDraft = (drafts: readonly Draft[], kind: DraftKind, id: string): readonly Draft[] =>
  drafts.filter((one) => one.kind !== kind || one.id !== id);
