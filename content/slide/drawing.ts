import type { Problem } from '../problem.ts';
import type { LiveScore } from '../score/live-score.ts';
import type { Hash } from './slide.ts';

/** A weight of Be Vietnam Pro that is baked into outlines: words to read, words to see, heads. */
export const FONT_NAMES = ['medium', 'bold', 'extrabold'] as const;
export type FontName = (typeof FONT_NAMES)[number];

/**
 * One glyph in font units: how far the pen moves, its ink (`left`, `top`, `right`, `bottom` from the pen, y down) and its outline
 * as relative SVG path data from the pen.
 */
export interface Glyph {
  readonly advance: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly outline: string;
}

/** A baked font: metrics in font units, glyphs by NFC character, kerning by classes of characters (see `kern`). */
export interface BakedFont {
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly glyphs: ReadonlyMap<string, Glyph>;
  readonly kerning: {
    readonly left: ReadonlyMap<string, number>;
    readonly right: ReadonlyMap<string, number>;
    readonly values: readonly (readonly number[])[];
  };
}
export type FontSet = Readonly<Record<FontName, BakedFont>>;

/** A rectangle in drawing units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a run of text is for: a head, what has to be read from afar, or small print (source, note, unit). */
export type TextRole = 'head' | 'body' | 'note';

/**
 * What stands at a place in a Drawing, painted in order. Text stands at its baseline's left end; it never reflows; `tracking` is
 * in font units.
 */
export type Mark =
  | (Box & { readonly kind: 'box'; readonly fill: string; readonly radius: number })
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly font: FontName;
      readonly fill: string;
      readonly words: string;
      readonly tracking: number;
      readonly role: TextRole;
    }
  | (Box & {
      readonly kind: 'picture';
      readonly media: Hash;
      readonly fit: 'cover' | 'contain';
      readonly alt: string;
      readonly pixelWidth: number;
      readonly pixelHeight: number;
    })
  | (Box & {
      readonly kind: 'video';
      readonly media: Hash;
      readonly poster: Hash | null;
      readonly fit: 'cover' | 'contain';
      readonly alt: string;
    })
  | {
      readonly kind: 'path';
      readonly outline: string;
      readonly fill: string;
      readonly x: number;
      readonly y: number;
      readonly scale: number;
      readonly alt: string;
    };

/**
 * A slide laid out: resolution-free units, in which the shorter side of the whole screen is 1080. Survives JSON.
 * `words` is the whole text in reading order; `problems` names missing glyphs and overflow.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly marks: readonly Mark[];
  readonly words: string;
  readonly problems: readonly Problem[];
}

/** A value that lives: given to layout as data, never fetched by it. */
export interface LiveValues {
  /** Local wall time of the display's unit. */
  readonly local: { readonly day: string; readonly hour: number; readonly minute: number };
  /** By `scoreKey` of unit and window. */
  readonly scores: Readonly<Record<string, LiveScore>>;
  /** What the rotating code of a rating point says now, by point. */
  readonly tokens?: Readonly<Record<string, string>>;
}
