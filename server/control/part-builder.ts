import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { DEFAULT_TIME_ZONE, treeOf, unitOf } from '../../content/place/tree.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { compile, resolve } from '../../content/schedule/resolve.ts';
import type { Window } from '../../content/schedule/window.ts';
import { kioskSetupOf } from '../../content/score/kiosk-of.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import { picturesOf } from '../../content/slide/pictures.ts';
import type { Hash, Slide } from '../../content/slide/slide.ts';
import type { Theme } from '../../content/slide/theme.ts';
import { calendarOf } from '../../content/time/calendar.ts';
import { localDayOf } from '../../content/time/zone.ts';
import { canonical } from '../../content/wire/canonical.ts';
import type { Part } from '../../content/wire/part.ts';
import { type Blob, blobFrom, blobOf, type Opening, openingOf } from './blob.ts';
import { slidesOfPlan } from './live-needs.ts';
import type { SmallerPicture } from './renditions.ts';

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

const themedBlobs = () => {
  const known = new Map<Slide, Map<Theme, Blob>>();
  return (slide: Slide, theme: Theme): Blob => {
    const themed = known.get(slide) ?? new Map<Theme, Blob>();
    known.set(slide, themed);
    const blob = themed.get(theme) ?? blobOf({ v: 1, slide, theme });
    themed.set(theme, blob);
    return blob;
  };
};

/** Plans that many units have are one object, so that each is written and hashed once: its text is most of a part. */
const partOpenings = () => {
  const openings = new Map<Plan, Map<string, Opening>>();
  return (before: string, plan: Plan): Opening => {
    const ofPlan = openings.get(plan) ?? new Map<string, Opening>();
    openings.set(plan, ofPlan);
    const opening = ofPlan.get(before) ?? openingOf(`${before}"plan":${canonical(plan)}`);
    ofPlan.set(before, opening);
    return opening;
  };
};

/** The part's canonical text: members in order of their names, so that it begins with what many parts share. */
const partBlob = ({ plan, kiosk, led, media, ...rest }: Part, openingFor: ReturnType<typeof partOpenings>): Blob => {
  const before = canonical({ ...(kiosk && { kiosk }), ...(led && { led }), ...(media && { media }) }).slice(0, -1);
  const comma = before === '{' ? '' : ',';
  return blobFrom(openingFor(`${before}${comma}`, plan), `,${canonical(rest).slice(1)}`);
};

/**
 * Builds parts from one library in one window. A slide is painted in its own theme, else in that of the display's unit (inherited),
 * else in the default. Slides that the library lacks are left out: the display goes on without them. Where `smaller` has a rendition
 * of a picture for the display's glass, the part names it.
 */
export function partBuilder(library: Library, window: Window, smaller: SmallerPicture): (display: Display) => BuiltPart {
  const compiled = compile(library, window);
  const tree = treeOf(library);
  const day = localDayOf(window.from, DEFAULT_TIME_ZONE);
  const themes = new Map(library.themes.map((theme) => [theme.id, theme]));
  const slides = new Map(library.slides.map((slide) => [slide.id, slide]));
  const calendar = calendarOf(library.daysOff);
  const themed = themedBlobs();
  const openingFor = partOpenings();
  const themeOf = (slide: Slide, unit: string | null): Theme => {
    const inheritedId = unit === null ? null : tree.inherited(unit, day, 'theme');
    return themes.get(slide.theme ?? '') ?? themes.get(inheritedId ?? '') ?? DEFAULT_THEME;
  };
  return (display) => {
    const unit = unitOf(display, day);
    const plan = resolve(compiled, display.id);
    const hashes: Record<string, Hash> = {};
    const media: Record<Hash, Hash> = {};
    const blobs: Blob[] = [];
    for (const id of slidesOfPlan(plan)) {
      const slide = slides.get(id);
      if (slide === undefined) continue;
      const theme = themeOf(slide, unit);
      const blob = themed(slide, theme);
      for (const picture of picturesOf(slide, theme)) {
        const rendition = smaller(picture, display.screen);
        if (rendition !== null) media[picture.hash] = rendition;
      }
      hashes[id] = blob.hash;
      blobs.push(blob);
    }
    const unitName = nameOf(unit === null ? null : tree.unit(unit));
    const kiosk = kioskSetupOf(library, display, unit, { tree, calendar, ...window, offsets: plan.offsets });
    const named = {
      ...(kiosk && { kiosk }),
      ...(display.led && { led: display.led }),
      ...(Object.keys(media).length > 0 && { media }),
    };
    const blob = partBlob({ v: 1, screen: display.screen, unitName, plan, slides: hashes, ...named }, openingFor);
    return { hash: blob.hash, blob, plan, slides: blobs };
  };
}
