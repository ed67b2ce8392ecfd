import { describe, expect, it } from 'vitest';
import type { Drawing, Mark } from '../../../content/slide/drawing.ts';
import { layoutSlide } from '../../../content/slide/layout.ts';
import { zoneBoxes } from '../../../content/slide/zones.ts';
import { means, sampleSlides } from '../../support/slide-means.ts';

const n = (value: number, width = 6) => value.toFixed(0).padStart(width);
const at = (mark: { x: number; y: number }) => `${n(mark.x)}${n(mark.y)}`;

function line(mark: Mark): string {
  switch (mark.kind) {
    case 'text':
      return `text    ${at(mark)}  ${mark.size.toFixed(1).padStart(6)} ${mark.font.padEnd(9)} ${mark.fill} ${mark.role}  ${mark.words}`;
    case 'box':
      return `box     ${at(mark)}${n(mark.width)}${n(mark.height)} ${mark.fill} radius ${mark.radius.toFixed(0)}`;
    case 'picture':
    case 'video':
      return `${mark.kind.padEnd(8)}${at(mark)}${n(mark.width)}${n(mark.height)} ${mark.fit} ${mark.alt}`;
    case 'path':
      return `path    ${at(mark)} × ${mark.scale.toFixed(2)} ${mark.fill} ${mark.outline.length} characters  ${mark.alt}`;
    default: {
      const never: never = mark;
      return never;
    }
  }
}

const readable = (title: string, drawing: Drawing) =>
  [`${title}: ${drawing.width} × ${drawing.height} on ${drawing.background}`, ...drawing.marks.map(line), ''].join('\n');

const SCREENS = [
  { width: 1920, height: 1080, zones: 'full' },
  { width: 1080, height: 1920, zones: 'full' },
  { width: 1920, height: 1080, zones: 'side-ticker' },
] as const;

describe('golden drawings', () => {
  for (const slide of Object.values(sampleSlides)) {
    it(`SLD-18 ${slide.template} stands as in its golden file`, async () => {
      const texts = SCREENS.map((screen) => {
        const zones = zoneBoxes(screen);
        const side = screen.zones === 'full' ? zones.main : (zones.side ?? zones.main);
        const box = slide.template === 'ticker' ? { ...zones.main, height: 112 } : side;
        return readable(`${slide.template} ${screen.width}×${screen.height} ${screen.zones}`, layoutSlide(slide, box, means()));
      });
      await expect(texts.join('\n')).toMatchFileSnapshot(`../../golden/slide/${slide.template}.txt`);
    });
  }
});
