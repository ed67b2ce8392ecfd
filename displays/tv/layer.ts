import type { Drawing, FontSet, Mark } from '../../content/slide/drawing.ts';
import type { Hash } from '../../content/slide/slide.ts';
import { paint } from '../../content/slide/svg.ts';
import { svgElement } from '../parts/svg-dom.ts';
import { type Piece, pictureElement, videoElement } from './media-element.ts';

/** A slide as elements, still invisible. `ready` settles when every picture is decoded; rejects if one cannot be. */
export interface Layer {
  readonly element: HTMLElement;
  readonly ready: Promise<void>;
  /** Called when it comes on the glass. */
  readonly begin: () => void;
  /** Brings what moves by itself to the shared time. */
  readonly adjust: ((time: number) => void) | null;
  /** Takes the elements out and gives the memory back. */
  readonly dispose: () => void;
}

export interface LayerParts {
  readonly fonts: FontSet;
  readonly media: (hash: Hash) => Promise<Blob | null>;
  /** A picture or video that stops working while it is on the glass. */
  readonly broke: () => void;
}

type MediaMark = Extract<Mark, { kind: 'picture' | 'video' }>;
type Run = { readonly kind: 'ink'; readonly marks: Mark[] } | { readonly kind: 'media'; readonly mark: MediaMark };

/** Marks in painting order, cut where a picture or a video lies between. */
const runsOf = (marks: readonly Mark[]): Run[] => {
  const runs: Run[] = [];
  for (const mark of marks) {
    const last = runs[runs.length - 1];
    if (mark.kind === 'picture' || mark.kind === 'video') runs.push({ kind: 'media', mark });
    else if (last?.kind === 'ink') last.marks.push(mark);
    else runs.push({ kind: 'ink', marks: [mark] });
  }
  return runs;
};

/** Ink: there at once, without a life of its own. */
const still = (element: Element): Piece => ({
  element,
  ready: Promise.resolve(),
  begin: () => undefined,
  dispose: () => undefined,
});

const pieceOf = (run: Run, drawing: Drawing, parts: LayerParts): Piece => {
  if (run.kind === 'media') {
    const { mark } = run;
    return mark.kind === 'video' ? videoElement(mark, drawing, parts) : pictureElement(mark, drawing, parts);
  }
  const ink = svgElement(paint({ ...drawing, background: 'none', marks: run.marks }, parts.fonts, { mediaHref: () => '' }));
  ink.setAttribute('aria-hidden', 'true');
  return still(ink);
};

/** Builds a layer. Throws if the drawing cannot be painted. */
export const buildLayer = (drawing: Drawing, parts: LayerParts): Layer => {
  const element = document.createElement('div');
  element.className = 'layer';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', drawing.words);
  element.style.setProperty('background-color', drawing.background);
  const pieces = runsOf(drawing.marks).map((run) => pieceOf(run, drawing, parts));
  for (const piece of pieces) element.appendChild(piece.element);
  return {
    element,
    ready: Promise.all(pieces.map((piece) => piece.ready)).then(() => undefined),
    begin: () => pieces.forEach((piece) => piece.begin()),
    adjust: null,
    dispose: () => {
      pieces.forEach((piece) => piece.dispose());
      element.remove();
      element.textContent = '';
    },
  };
};
