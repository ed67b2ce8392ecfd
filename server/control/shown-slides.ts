import type { Library } from '../../content/library.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import { picturesOf } from '../../content/slide/pictures.ts';
import type { Hash, Slide } from '../../content/slide/slide.ts';
import type { Theme } from '../../content/slide/theme.ts';
import { type Blob, blobOf } from './blob.ts';
import { slidesOfPlan } from './live-needs.ts';
import type { SmallerPicture } from './renditions.ts';

/** The slides of a plan in their themes, by id and by blob, and which rendition stands for which picture. */
export interface ShownSlides {
  readonly plan: Plan;
  readonly hashes: Readonly<Record<string, Hash>>;
  readonly media: Readonly<Record<Hash, Hash>>;
  readonly blobs: readonly Blob[];
}

type Glass = Parameters<SmallerPicture>[1];

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

/**
 * What a plan shows where `unitTheme` is the unit's theme (its id; null: none), on glass of one size: the same object for all wards that
 * are alike. A slide is painted in its own theme, else in that of the unit, else in the default. Slides that the library lacks are left out.
 */
export function shownSlides(library: Library, smaller: SmallerPicture) {
  const themes = new Map(library.themes.map((theme) => [theme.id, theme]));
  const slides = new Map(library.slides.map((slide) => [slide.id, slide]));
  const themed = themedBlobs();
  const known = new Map<Plan, Map<string, ShownSlides>>();

  const make = (plan: Plan, unitTheme: string | null, glass: Glass): ShownSlides => {
    const hashes: Record<string, Hash> = {};
    const media: Record<Hash, Hash> = {};
    const blobs: Blob[] = [];
    for (const id of slidesOfPlan(plan)) {
      const slide = slides.get(id);
      if (slide === undefined) continue;
      const theme = themes.get(slide.theme ?? '') ?? themes.get(unitTheme ?? '') ?? DEFAULT_THEME;
      const blob = themed(slide, theme);
      for (const picture of picturesOf(slide, theme)) {
        const rendition = smaller(picture, glass);
        if (rendition !== null) media[picture.hash] = rendition;
      }
      hashes[id] = blob.hash;
      blobs.push(blob);
    }
    return { plan, hashes, media, blobs };
  };

  return (plan: Plan, unitTheme: string | null, glass: Glass): ShownSlides => {
    const ofPlan = known.get(plan) ?? new Map<string, ShownSlides>();
    known.set(plan, ofPlan);
    const key = `${glass.width}x${glass.height} ${unitTheme ?? ''}`;
    const shown = ofPlan.get(key) ?? make(plan, unitTheme, glass);
    ofPlan.set(key, shown);
    return shown;
  };
}
