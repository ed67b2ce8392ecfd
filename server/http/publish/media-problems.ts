import { type Problem, problem } from '../../../content/problem.ts';
import type { Hash } from '../../../content/slide/slide.ts';
import type { ReadDraft } from './read-drafts.ts';

/** The files that a draft shows, with the place in its body that names them. */
function mediaOf(draft: ReadDraft): { readonly hash: Hash; readonly at: string }[] {
  const { value } = draft;
  if (value === null || draft.kind === 'entry') return [];
  if ('logo' in value) return value.logo ? [{ hash: value.logo.hash, at: 'logo' }] : [];
  if ('picture' in value) return [{ hash: value.picture.hash, at: 'picture' }];
  if (!('video' in value)) return [];
  return [{ hash: value.video.hash, at: 'video' }, ...(value.poster ? [{ hash: value.poster.hash, at: 'poster' }] : [])];
}

/** Files that drafts name and nobody has uploaded. */
export const mediaProblems = (drafts: readonly ReadDraft[], has: (hash: Hash) => boolean): Problem[] =>
  drafts.flatMap((draft, index) =>
    mediaOf(draft)
      .filter(({ hash }) => !has(hash))
      .map(({ hash, at }) => problem('media-missing', ['drafts', index, 'body', at, 'hash'], { hash })),
  );
