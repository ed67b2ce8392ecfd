import type { FontSet } from '../../content/slide/drawing.ts';
import { layoutSlide } from '../../content/slide/layout.ts';
import type { Hash } from '../../content/slide/slide.ts';
import { buildLayer, type Layer } from './layer.ts';
import type { Picture } from './picture.ts';
import { tickerLayer } from './ticker-layer.ts';

export interface BuilderParts {
  readonly fonts: FontSet;
  readonly media: (hash: Hash) => Promise<Blob | null>;
  /** The shared time. */
  readonly now: () => number;
  /** CSS pixels to a drawing unit. */
  readonly scale: () => number;
}

/** Lays a picture out and makes its layer; a drawing wider than its box scrolls. Throws if either fails. */
export const layerBuilder =
  (parts: BuilderParts) =>
  ({ blob, box, live }: Picture, broke: () => void): Layer => {
    const { slide, theme } = blob;
    const drawing = layoutSlide(slide, { width: box.width, height: box.height }, { fonts: parts.fonts, theme, live });
    const scale = parts.scale();
    if (slide.template === 'ticker' && drawing.width > box.width) {
      return tickerLayer(drawing, parts.fonts, box.width * scale, scale, parts.now);
    }
    return buildLayer(drawing, { fonts: parts.fonts, media: parts.media, broke });
  };
