import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { DEFAULT_TIME_ZONE, treeOf, unitOf } from '../../content/place/tree.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { compile, resolve } from '../../content/schedule/resolve.ts';
import type { Window } from '../../content/schedule/window.ts';
import { kioskSetupOf } from '../../content/score/kiosk-of.ts';
import type { Hash } from '../../content/slide/slide.ts';
import { calendarOf } from '../../content/time/calendar.ts';
import { localDayOf } from '../../content/time/zone.ts';
import { canonical } from '../../content/wire/canonical.ts';
import type { Part } from '../../content/wire/part.ts';
import { type Blob, blobOfPieces, type Piece, pieceOf } from './blob.ts';
import type { SmallerPicture } from './renditions.ts';
import { type ShownSlides, shownSlides } from './shown-slides.ts';

/** A part as its blob, with the blobs of its slides. */
export interface BuiltPart {
  readonly hash: Hash;
  readonly blob: Blob;
  readonly plan: Plan;
  readonly slides: readonly Blob[];
}

const nameOf = (unit: { readonly label: string; readonly name: string } | null): string => {
  if (unit === null) return '—';
  const full = unit.name.toLowerCase().startsWith(unit.label.toLowerCase()) ? unit.name : `${unit.label} ${unit.name}`;
  return full.length <= 120 ? full : unit.name;
};

/** From plan to slides a part is the same in every ward that is alike, and nearly all of it: written, hashed and escaped once. */
const middles = () => {
  const known = new Map<ShownSlides, Map<string, Piece>>();
  return (opening: string, shown: ShownSlides, screen: Part['screen']): Piece => {
    const ofShown = known.get(shown) ?? new Map<string, Piece>();
    known.set(shown, ofShown);
    const key = `${opening}${canonical(screen)}`;
    const middle = ofShown.get(key) ?? pieceOf(opening + membersOf({ plan: shown.plan, screen, slides: shown.hashes }));
    ofShown.set(key, middle);
    return middle;
  };
};

/** The canonical text of an object without its braces. */
const membersOf = (value: object): string => canonical(value).slice(1, -1);

/** What only some displays have in their part, and what each ward has of its own. */
type Own = Pick<Part, 'kiosk' | 'led' | 'media' | 'unitName'>;

/** The part's canonical text: members in order of their names. */
const partBlob = ({ unitName, ...some }: Own, middle: (opening: string) => Piece): Blob => {
  const before = membersOf(some);
  const end = pieceOf(`,${membersOf({ unitName, v: 1 })}}`);
  return blobOfPieces(before === '' ? [middle('{'), end] : [pieceOf(`{${before},`), middle(''), end]);
};

/**
 * Builds parts from one library in one window. A slide that has no theme of its own is painted in that of the display's unit
 * (inherited). Where `smaller` has a rendition of a picture for the display's glass, the part names it.
 */
export function partBuilder(library: Library, window: Window, smaller: SmallerPicture): (display: Display) => BuiltPart {
  const compiled = compile(library, window);
  const tree = treeOf(library);
  const day = localDayOf(window.from, DEFAULT_TIME_ZONE);
  const calendar = calendarOf(library.daysOff);
  const shownOf = shownSlides(library, smaller);
  const middleOf = middles();
  return (display) => {
    const { screen, led } = display;
    const unit = unitOf(display, day);
    const plan = resolve(compiled, display.id);
    const shown = shownOf(plan, unit === null ? null : tree.inherited(unit, day, 'theme'), screen);
    const kiosk = kioskSetupOf(library, display, unit, { tree, calendar, ...window, offsets: plan.offsets });
    const own: Own = {
      ...(kiosk && { kiosk }),
      ...(led && { led }),
      ...(Object.keys(shown.media).length > 0 && { media: shown.media }),
      unitName: nameOf(unit === null ? null : tree.unit(unit)),
    };
    const blob = partBlob(own, (opening) => middleOf(opening, shown, screen));
    return { hash: blob.hash, blob, plan, slides: shown.blobs };
  };
}
