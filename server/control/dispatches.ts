import type { Hash } from '../../content/slide/slide.ts';
import type { Delivery } from '../../content/wire/head.ts';
import type { Blob } from './blob.ts';
import type { PartShelf } from './part-shelf.ts';
import { type Publication, runAround } from './publication.ts';

/** One delivery, written as JSON, with the same bytes for all of `displays`. */
export interface Dispatch {
  readonly json: string;
  readonly displays: readonly string[];
}

/** 32 heads share a packet: about 6 kB of heads, against building and encoding a packet for each. */
const RUN_HEIGHT = 5;
/** Below this many displays in a run that need the same bytes, each gets its own head alone. */
const SHARE_FROM = 3;

const groupKey = (place: number, part: Hash, before: Hash | null): string => `${place >> RUN_HEIGHT} ${part} ${before ?? ''}`;

type Inline = (part: Hash, before: Hash | null) => string;

const blobsJson = (blobs: readonly Blob[]): string => `{${blobs.map(({ hash, json }) => `"${hash}":${json}`).join(',')}}`;

/** The blobs to send along, put together once for each change from one part to another. */
const inlineOnce = (shelf: PartShelf): Inline => {
  const known = new Map<string, string>();
  return (part, before) => {
    const key = `${part} ${before ?? ''}`;
    const blobs = known.get(key) ?? blobsJson(shelf.inline(part, before));
    known.set(key, blobs);
    return blobs;
  };
};

/** The JSON of a run, written once: neighbours of many wards share it. */
const runOnce = (publication: Publication) => {
  const known = new Map<string, string>();
  return (place: number, height: number): string => {
    const key = `${place >> height} ${height}`;
    const run = known.get(key) ?? JSON.stringify(runAround(publication, place, height));
    known.set(key, run);
    return run;
  };
};

/** The JSON of a `Delivery` from that of its members; what many share is written once. */
const deliveryJson = (signed: string, run: string, blobs: string): string =>
  `{"v":1,"signed":${signed},"run":${run},"blobs":${blobs}}`;

/** One delivery for one display, that brings it from the part it holds (null: nothing) to its head; null for an unknown display. */
export function singleDelivery(publication: Publication, shelf: PartShelf, display: string, from: Hash | null): Delivery | null {
  const place = publication.places.get(display);
  const head = place === undefined ? undefined : publication.heads[place];
  if (place === undefined || head === undefined) return null;
  const blobs = Object.fromEntries(shelf.inline(head.part, from).map(({ hash, text }) => [hash, text]));
  return { v: 1, signed: publication.signed, run: runAround(publication, place, 0), blobs };
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
  const runOf = runOnce(publication);
  const signed = JSON.stringify(publication.signed);
  return groupsOf(publication, before, displays).flatMap((group) => {
    const shared = group.length >= SHARE_FROM;
    return (shared ? [group] : group.map((place) => [place])).flatMap((places) => {
      const heads = places.flatMap((place) => publication.heads[place] ?? []);
      const [place, head] = [places[0], heads[0]];
      if (place === undefined || head === undefined) return [];
      const run = runOf(place, shared ? RUN_HEIGHT : 0);
      const blobs = inline(head.part, before.get(head.display) ?? null);
      return [{ json: deliveryJson(signed, run, blobs), displays: heads.map(({ display }) => display) }];
    });
  });
}
