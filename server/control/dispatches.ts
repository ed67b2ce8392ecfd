import type { Hash } from '../../content/slide/slide.ts';
import type { Delivery } from '../../content/wire/head.ts';
import type { Blob } from './blob.ts';
import type { PartShelf } from './part-shelf.ts';
import { type Publication, runAround, runJson } from './publication.ts';

/** One delivery, written as JSON in pieces of UTF-8, with the same bytes for all of `displays`. */
export interface Dispatch {
  readonly json: readonly Uint8Array[];
  readonly displays: readonly string[];
}

/** At most 32 heads share a packet: about 6 kB of heads, against building and encoding a packet for each. */
const RUN_HEIGHT = 5;
/** Below this many displays in a run that need the same bytes, each gets its own head alone. */
const SHARE_FROM = 3;

const groupKey = (place: number, part: Hash, before: Hash | null): string => `${place >> RUN_HEIGHT} ${part} ${before ?? ''}`;

const utf8 = (text: string): Uint8Array => Buffer.from(text);

const blobsJson = (blobs: readonly Blob[]): Uint8Array[] => [
  utf8('{'),
  ...blobs.flatMap(({ hash, json }, at) => [utf8(`${at === 0 ? '' : ','}"${hash}":`), ...json]),
  utf8('}'),
];

/** The blobs to send along, looked up once for each change from one part to another. */
const inlineOnce = (shelf: PartShelf) => {
  const known = new Map<string, readonly Uint8Array[]>();
  return (part: Hash, before: Hash | null): readonly Uint8Array[] => {
    const key = `${part} ${before ?? ''}`;
    const blobs = known.get(key) ?? blobsJson(shelf.inline(part, before));
    known.set(key, blobs);
    return blobs;
  };
};

/** The height of the smallest run that holds all places from the first to the last. */
const heightOver = (first: number, last: number): number => {
  let height = 0;
  while (first >> height !== last >> height) height += 1;
  return height;
};

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

/**
 * Packs deliveries for displays that held the parts in `before`: neighbours in the tree that need the same get the same bytes. Each
 * is put together when it is asked for, so that the first is on its way before the last is made.
 */
export function* packDispatches(
  publication: Publication,
  shelf: PartShelf,
  before: ReadonlyMap<string, Hash>,
  displays: Iterable<string>,
): Generator<Dispatch> {
  const inline = inlineOnce(shelf);
  const signed = JSON.stringify(publication.signed);
  for (const group of groupsOf(publication, before, displays)) {
    for (const places of group.length < SHARE_FROM ? group.map((place) => [place]) : [group]) {
      const heads = places.flatMap((place) => publication.heads[place] ?? []);
      const head = heads[0];
      if (head === undefined) continue;
      const [first, last] = [Math.min(...places), Math.max(...places)];
      const run = runJson(publication, first, heightOver(first, last));
      const opening = utf8(`{"v":1,"signed":${signed},"run":${run},"blobs":`);
      const blobs = inline(head.part, before.get(head.display) ?? null);
      yield { json: [opening, ...blobs, CLOSING], displays: heads.map(({ display }) => display) };
    }
  }
}

const CLOSING = utf8('}');
