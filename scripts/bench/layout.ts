import { readFileSync } from 'node:fs';
import { parseFontSet } from '../../content/fonts/font-set.ts';
import { packSlides } from '../../content/packs/official.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import type { FontName, FontSet } from '../../content/slide/drawing.ts';
import { layoutSlide } from '../../content/slide/layout.ts';
import { paint, svgText } from '../../content/slide/svg.ts';
import { widthOf } from '../../content/slide/type/measure.ts';
import type { BenchRow } from './row.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8'));
const font = (name: FontName) => read(`fonts/be-vietnam-pro-${name}.json`);
const MEDIA = { mediaHref: () => '' };

/** Mean milliseconds of one call over all items, `rounds` times, after one round to warm up. */
function perItem<T>(items: readonly T[], rounds: number, work: (item: T) => unknown): number {
  for (const item of items) work(item);
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const item of items) work(item);
  return (performance.now() - start) / (rounds * items.length);
}

/** Layout and painting of every official slide on Full HD, beside measuring its words once (the least that any layout does). */
export async function run(options: { quick: boolean }): Promise<BenchRow[]> {
  const fonts: FontSet = parseFontSet({ medium: font('medium'), bold: font('bold'), extrabold: font('extrabold') });
  const slides = packSlides(read('packs/packs.json'));
  const box = { width: 1920, height: 1080 };
  const means = { fonts, theme: DEFAULT_THEME, live: null };
  const drawings = slides.map((slide) => layoutSlide(slide, box, means));
  const rounds = options.quick ? 3 : 30;
  const baseline = perItem(drawings, rounds, (drawing) => widthOf(fonts.bold, drawing.words, 0));
  const row = (name: string, value: number, aim: string): BenchRow => ({
    name,
    value,
    unit: 'ms',
    baseline: { name: 'measuring the words once', value: baseline },
    ratio: value / baseline,
    aim,
  });
  return [
    row(
      'lay out one official slide',
      perItem(slides, rounds, (slide) => layoutSlide(slide, box, means)),
      'under 16 ms, one frame',
    ),
    row(
      'paint one drawing as SVG text',
      perItem(drawings, rounds, (drawing) => svgText(paint(drawing, fonts, MEDIA))),
      'under 16 ms',
    ),
  ];
}
