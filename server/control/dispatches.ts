import type { Hash } from '../../content/slide/slide.ts';
import type { Blobs, Delivery, HeadRun } from '../../content/wire/head.ts';
import type { PartShelf } from './part-shelf.ts';
import { type Publication, runAround } from './publication.ts';

/** One delivery with the same bytes for all of `displays`. */
export interface Dispatch {
  readonly delivery: Delivery;
  readonly displays: readonly string[];
}

/** 32 heads share a packet: about 6 kB of heads, against building and encoding a packet for each. */
const RUN_HEIGHT = 5;
/** Below this many displays in a run that need the same bytes, each gets its own head alone. */
const SHARE_FROM = 3;

const groupKey = (place: number, part: Hash, before: Hash | null): string => `${place >> RUN_HEIGHT} ${part} ${before ?? ''}`;

type Inline = (part: Hash, before: Hash | null) => Blobs;

/** The blobs to send along, put together once for each change from one part to another. */
const inlineOnce = (shelf: PartShelf): Inline => {
  const known = new Map<string, Blobs>();
  return (part, before) => {
    const key = `${part} ${before ?? ''}`;
    const blobs = known.get(key) ?? shelf.inline(part, before);
    known.set(key, blobs);
    return blobs;
  };
};

const delivery = (publication: Publication, run: HeadRun, blobs: Blobs): Delivery => ({
  v: 1,
  signed: publication.signed,
  run,
  blobs,
});

/** One delivery for one display, that brings it from the part it holds (null: nothing) to its head; null for an unknown display. */
export function singleDelivery(publication: Publication, shelf: PartShelf, display: string, from: Hash | null): Delivery | null {
  const place = publication.places.get(display);
  const head = place === undefined ? undefined : publication.heads[place];
  if (place === undefined || head === undefined) return null;
  return delivery(publication, runAround(publication, place, 0), shelf.inline(head.part, from));
}

const groupsOf = (publication: Publication, before: ReadonlyMap<string, Hash>, displays: Iterable<string>): number[][] => {
  const groups = new Map<string, number[]>();
  for (const display of displays) {
    const place = publication.places.get(display);
    const head = place === undefined ? undefined : publication.heads[place];
    if (place === undefined || head === undefined) continue;
    const key = groupKey(place, head.part, before.get(display) ?? null);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()];
};

/** Packs deliveries for displays that held the parts in `before`: neighbours in the tree that need the same get the same bytes. */
export function packDispatches(
  publication: Publication,
  shelf: PartShelf,
  before: ReadonlyMap<string, Hash>,
  displays: Iterable<string>,
): Dispatch[] {
  const inline = inlineOnce(shelf);
  return groupsOf(publication, before, displays).flatMap((group) => {
    const shared = group.length >= SHARE_FROM;
    return (shared ? [group] : group.map((place) => [place])).flatMap((places) => {
      const heads = places.flatMap((place) => publication.heads[place] ?? []);
      const [place, head] = [places[0], heads[0]];
      if (place === undefined || head === undefined) return [];
      const run = runAround(publication, place, shared ? RUN_HEIGHT : 0);
      const from = before.get(head.display) ?? null;
      return [{ delivery: delivery(publication, run, inline(head.part, from)), displays: heads.map(({ display }) => display) }];
    });
  });
}
