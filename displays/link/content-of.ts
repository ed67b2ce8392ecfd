import { picturesOf } from '../../content/slide/pictures.ts';
import type { Hash } from '../../content/slide/slide.ts';
import type { Blobs, Head } from '../../content/wire/head.ts';
import { type Part, parsePart, parseSlideBlob, type SlideBlob, shownFile } from '../../content/wire/part.ts';

/** A verified plan with all that it shows, parsed. A slide that this player cannot read is absent and counts as failed. */
export interface Content {
  readonly head: Head;
  readonly part: Part;
  readonly slides: ReadonlyMap<string, SlideBlob>;
}

/** What blobs make of a head: whole, or the hashes that are lacking, or a part that cannot be read. */
export type Assembly =
  | { readonly kind: 'whole'; readonly content: Content; readonly blobs: Blobs }
  | { readonly kind: 'lacks'; readonly hashes: readonly Hash[] }
  | { readonly kind: 'unreadable'; readonly about: Hash };

const slidesOf = (part: Part, blobs: Blobs): Map<string, SlideBlob> => {
  const slides = new Map<string, SlideBlob>();
  for (const id of Object.keys(part.slides)) {
    const parsed = parseSlideBlob(blobs[part.slides[id] ?? ''] ?? '');
    if (parsed !== null) slides.set(id, parsed);
  }
  return slides;
};

const only = (hashes: readonly Hash[], blobs: Blobs): Blobs => {
  const kept: Blobs = {};
  for (const hash of hashes) kept[hash] = blobs[hash] ?? '';
  return kept;
};

/** Puts a plan together from `blobs`, whose hashes the caller has checked. */
export const assemble = (head: Head, blobs: Blobs): Assembly => {
  const text = blobs[head.part];
  if (text === undefined) return { kind: 'lacks', hashes: [head.part] };
  const part = parsePart(text);
  if (part === null) return { kind: 'unreadable', about: head.part };
  const wanted = Array.from(new Set(Object.values(part.slides)));
  const hashes = wanted.filter((hash) => blobs[hash] === undefined);
  if (hashes.length > 0) return { kind: 'lacks', hashes };
  const content = { head, part, slides: slidesOf(part, blobs) };
  return { kind: 'whole', content, blobs: only([head.part, ...wanted], blobs) };
};

/** A file that a plan shows: `of` is what the slide names, `file` what stands for it on this glass. */
export interface Shown {
  readonly of: Hash;
  readonly file: Hash;
}

/** The pictures and videos of a plan, each once. */
export const mediaOf = ({ part, slides }: Content): Shown[] => {
  const named = new Set<Hash>();
  slides.forEach(({ slide, theme }) => {
    picturesOf(slide, theme).forEach(({ hash }) => named.add(hash));
    if (slide.template === 'video') named.add(slide.video.hash);
  });
  return Array.from(named, (of) => ({ of, file: shownFile(part, of) }));
};
