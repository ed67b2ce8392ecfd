import type { MediaRef, Slide } from './slide.ts';
import type { Theme } from './theme.ts';

/** The pictures that a slide shows in this theme, posters and logos among them; videos are none. */
export function picturesOf(slide: Slide, theme: Theme): Pick<MediaRef, 'hash' | 'width' | 'height'>[] {
  const logo = theme.logo === null ? [] : [theme.logo];
  switch (slide.template) {
    case 'captioned':
    case 'picture':
      return [slide.picture, ...logo];
    case 'video':
      return slide.poster === null ? logo : [slide.poster, ...logo];
    default:
      return logo;
  }
}
