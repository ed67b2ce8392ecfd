import { describe, expect, it } from 'vitest';
import type { Slide } from '../../../content/slide/slide.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import { blankSlide, drawable, readSlideForm, TEMPLATES } from '../../../displays/desk/slides/slide-form.ts';
import { isOffered, slideItems } from '../../../displays/desk/slides/slide-items.ts';

const empty: LibraryAnswer = {
  generation: 1,
  units: [],
  parents: [],
  successions: [],
  displays: [],
  themes: [],
  slides: [],
  entries: [],
  daysOff: [],
};
const official = (id: string): Slide => ({
  id,
  name: id,
  theme: null,
  locked: { pack: 'phuong-cham', slide: 'A2' },
  template: 'motto',
  title: '4 XIN',
  phrases: ['Xin chào'],
  source: null,
});

describe('slides of the desk', () => {
  it('offers official wording until the library or a draft holds it', () => {
    const draft = { kind: 'slide' as const, id: 'b', version: 1, body: official('b'), removed: false, author: 'lan', at: 0 };
    const items = slideItems({ ...empty, slides: [official('a')] }, [draft], [official('a'), official('b'), official('c')]);
    expect(items.map((item) => [item.id, isOffered(item)])).toEqual([
      ['b', false],
      ['a', false],
      ['c', true],
    ]);
  });

  it.each(TEMPLATES.map((one) => one.template))('begins a %s that can be saved as a draft and read back', (template) => {
    const form = blankSlide(template, 's-1');
    expect(readSlideForm(JSON.parse(JSON.stringify(form)))).toEqual(form);
    const needsMedia = template === 'picture' || template === 'captioned' || template === 'video';
    expect(drawable(form) === null).toBe(needsMedia);
  });
});
