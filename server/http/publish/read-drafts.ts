import type { z } from 'zod';
import { type Problem, problem, problemsOf } from '../../../content/problem.ts';
import { type Entry, entrySchema } from '../../../content/schedule/entry.ts';
import { type Slide, slideSchema } from '../../../content/slide/slide.ts';
import { type Theme, themeSchema } from '../../../content/slide/theme.ts';
import type { Draft } from '../../../content/wire/api.ts';
import type { Drafts } from '../../ledger/drafts.ts';
import { refusal, refuseProblems } from '../refusal.ts';

interface Read<K extends Draft['kind'], V> {
  readonly kind: K;
  readonly id: string;
  readonly version: number;
  /** What the draft puts in force; null: it takes the thing away. */
  readonly value: V | null;
}
/** A draft whose body has been parsed. */
export type ReadDraft = Read<'slide', Slide> | Read<'entry', Entry> | Read<'theme', Theme>;

/** Names the drafts of a publish request. */
export interface DraftName {
  readonly kind: Draft['kind'];
  readonly id: string;
  readonly version: number;
}

/** The open drafts of these names in the versions that the publisher saw (409 otherwise), parsed (422 with paths otherwise). */
export function readDrafts(
  drafts: Pick<Drafts, 'get'>,
  names: readonly DraftName[],
  mayRead: (draft: Draft) => boolean,
): ReadDraft[] {
  const problems: Problem[] = [];
  const read = names.map((name, index) => {
    const draft = drafts.get(name.kind, name.id);
    const path = ['drafts', index];
    if (draft === null || !mayRead(draft)) throw refusal(409, 'draft-missing', { id: name.id }, path);
    if (draft.version !== name.version) throw refusal(409, 'draft-changed', { id: name.id, version: draft.version }, path);
    return readOne(draft, path, problems);
  });
  refuseProblems(problems);
  return read.filter((one) => one !== null);
}

function readOne(draft: Draft, path: readonly (string | number)[], problems: Problem[]): ReadDraft | null {
  const { id, version, kind } = draft;
  switch (kind) {
    case 'slide':
      return { kind, id, version, value: valueOf(draft, slideSchema, path, problems) };
    case 'entry':
      return { kind, id, version, value: valueOf(draft, entrySchema, path, problems) };
    case 'theme':
      return { kind, id, version, value: valueOf(draft, themeSchema, path, problems) };
    default:
      return kind satisfies never;
  }
}

function valueOf<T extends { readonly id: string }>(
  draft: Draft,
  schema: z.ZodType<T>,
  path: readonly (string | number)[],
  problems: Problem[],
): T | null {
  if (draft.removed) return null;
  const parsed = schema.safeParse(draft.body);
  const body = [...path, 'body'];
  if (!parsed.success) {
    problems.push(...problemsOf(parsed.error).map((one) => ({ ...one, path: [...body, ...one.path] })));
    return null;
  }
  if (parsed.data.id !== draft.id) problems.push(problem('draft-id', [...body, 'id'], { id: draft.id }));
  return parsed.data;
}
