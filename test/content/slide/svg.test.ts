import { describe, expect, it } from 'vitest';
import { layoutSlide } from '../../../content/slide/layout.ts';
import { paint, type SvgNode, svgText } from '../../../content/slide/svg.ts';
import { kern } from '../../../content/slide/type/measure.ts';
import { means, sampleSlides, textsOf } from '../../support/slide-means.ts';

const options = { mediaHref: (hash: string) => `/media/${hash}` };
const all = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap(all)];
const painted = Object.values(sampleSlides).map((slide) => {
  const box = slide.template === 'ticker' ? { width: 1920, height: 112 } : { width: 1920, height: 1080 };
  const drawing = layoutSlide(slide, box, means());
  return { slide, drawing, nodes: all(paint(drawing, means().fonts, options)) };
});

describe('painter', () => {
  it('SLD-15 each run of text is one path of outlines whose label has its words; the whole is labelled with all words', () => {
    for (const { drawing, nodes } of painted) {
      expect(nodes[0]?.attributes).toMatchObject({ role: 'img', 'aria-label': drawing.words });
      const labels = nodes.filter((node) => node.tag === 'path').map((node) => node.attributes['aria-label']);
      expect(labels).toEqual(expect.arrayContaining(textsOf(drawing.marks).map((mark) => mark.words)));
    }
  });

  it('SLD-16 no styles, scripts, ids or events: only shapes that a strict content policy lets pass', () => {
    for (const { nodes } of painted) {
      for (const node of nodes) {
        expect(['svg', 'g', 'rect', 'path', 'image']).toContain(node.tag);
        for (const name of Object.keys(node.attributes)) expect(name).not.toMatch(/^(style|class|id|on.*)$/);
      }
    }
  });

  it('SLD-16 words that look like markup stay words', () => {
    const drawing = layoutSlide({ ...sampleSlides.motto, phrases: ['<b>"A" & B'] }, { width: 1920, height: 1080 }, means());
    const svg = svgText(paint(drawing, means().fonts, options));
    expect(svg).toContain('&lt;b&gt;&quot;A&quot; &amp; B');
    expect(svg).not.toContain('<b>');
  });

  it('SLD-17 pictures stand as images that keep their proportions; a video without a poster as a sign', () => {
    const images = painted.flatMap(({ nodes }) => nodes.filter((node) => node.tag === 'image'));
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) {
      expect(image.attributes['preserveAspectRatio']).toMatch(/^xMidYMid (slice|meet)$/);
      expect(image.attributes['href']).toBe(`/media/${'a'.repeat(64)}`);
      expect(image.attributes['aria-label']).toBe('Trụ sở phường');
    }
    const video = painted.find(({ slide }) => slide.template === 'video');
    expect(video?.nodes.some((node) => node.tag === 'g' && node.attributes['aria-label'] === 'Trụ sở phường')).toBe(true);
  });

  it('SLD-15 outlines are placed by the pen: a run begins at its mark and moves by advance and kerning', () => {
    const drawing = layoutSlide(
      { ...sampleSlides.motto, title: null, phrases: ['AV'], source: null },
      { width: 1920, height: 1080 },
      means(),
    );
    const [run] = all(paint(drawing, means().fonts, options)).filter((node) => node.tag === 'path');
    const pens = [...(run?.attributes['d'] ?? '').matchAll(/M(-?[\d.]+) 0/g)].map((match) => Number(match[1]));
    const { extrabold } = means().fonts;
    expect(pens[0]).toBe(0);
    expect(pens[1]).toBe((extrabold.glyphs.get('A')?.advance ?? 0) + kern(extrabold, 'A', 'V'));
    expect(kern(extrabold, 'A', 'V')).toBeLessThan(0);
  });
});
