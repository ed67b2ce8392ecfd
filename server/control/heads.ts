import type { Library } from '../../content/library.ts';
import type { Window } from '../../content/schedule/window.ts';
import type { Hash } from '../../content/slide/slide.ts';
import type { Head } from '../../content/wire/head.ts';
import { displayClasses } from './display-class.ts';
import { type BuiltPart, partBuilder } from './part-builder.ts';
import type { SmallerPicture } from './renditions.ts';

/** What every display should hold, before revisions: its part by hash, each part built once. */
export interface Wanted {
  readonly epoch: number;
  readonly window: Window;
  readonly parts: ReadonlyMap<Hash, BuiltPart>;
  readonly partOf: ReadonlyMap<string, Hash>;
}

/** How long the event loop may be held before others get a turn. */
const SLICE_MS = 20;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Resolves the library for every display in this window, once for each kind of display. */
export async function wantedOf(library: Library, window: Window, smaller: SmallerPicture): Promise<Wanted> {
  const build = partBuilder(library, window, smaller);
  const parts = new Map<Hash, BuiltPart>();
  const partOf = new Map<string, Hash>();
  let since = performance.now();
  for (const displays of displayClasses(library)) {
    const [first] = displays;
    if (first === undefined) continue;
    const built = build(first);
    if (!parts.has(built.hash)) parts.set(built.hash, built);
    for (const display of displays) partOf.set(display.id, built.hash);
    if (performance.now() - since < SLICE_MS) continue;
    await breathe();
    since = performance.now();
  }
  return { epoch: library.epoch, window, parts, partOf };
}

const stands = (head: Head | undefined, part: Hash, { epoch, window }: Wanted): head is Head =>
  head !== undefined &&
  head.part === part &&
  head.epoch === epoch &&
  head.notBefore === window.from &&
  head.lease === window.until;

/** Displays whose head must change. */
export const changedDisplays = (wanted: Wanted, heads: ReadonlyMap<string, Head>): string[] =>
  [...wanted.partOf].filter(([display, part]) => !stands(heads.get(display), part, wanted)).map(([display]) => display);

/** The heads of all displays: a new one with this revision for each that changed, the old one for the others. */
export function nextHeads(wanted: Wanted, heads: ReadonlyMap<string, Head>, revision: number): Map<string, Head> {
  const next = new Map<string, Head>();
  const { epoch, window } = wanted;
  for (const [display, part] of wanted.partOf) {
    const old = heads.get(display);
    if (stands(old, part, wanted)) next.set(display, old);
    else next.set(display, { display, epoch, revision, part, notBefore: window.from, lease: window.until });
  }
  return next;
}
