import type { Frame } from '../../content/led/frame-at.ts';

/** The exponent by which eyes and sending cards take a level: brightness in percent is light, not level. */
const GAMMA = 2.2;

/** A frame's colours as they are put on the canvas, dimmed to `percent` of their light; at 100 as they are. */
const screenColours = ({ palette }: Pick<Frame, 'palette'>, percent: number): readonly (readonly [number, number, number])[] => {
  const share = (Math.max(0, Math.min(100, percent)) / 100) ** (1 / GAMMA);
  return palette.map(
    ([red, green, blue]) => [Math.round(red * share), Math.round(green * share), Math.round(blue * share)] as const,
  );
};

/** A canvas whose every pixel is a dot. */
export class PanelCanvas {
  readonly element: HTMLCanvasElement;
  readonly #pen: CanvasRenderingContext2D;
  #image: ImageData;

  constructor(document: Document) {
    this.element = document.createElement('canvas');
    this.element.className = 'dots';
    const pen = this.element.getContext('2d', { alpha: false, desynchronized: false });
    if (pen === null) throw new Error('no canvas');
    this.#pen = pen;
    this.#image = new ImageData(1, 1);
  }

  /** Puts a frame on the canvas dot for dot. */
  paint(frame: Frame, percent: number): void {
    const { width, height, dots } = frame;
    if (this.element.width !== width || this.element.height !== height) {
      this.element.width = width;
      this.element.height = height;
    }
    if (this.#image.width !== width || this.#image.height !== height) this.#image = new ImageData(width, height);
    const colours = screenColours(frame, percent);
    const { data } = this.#image;
    for (let at = 0; at < dots.length; at += 1) {
      const [red, green, blue] = colours[dots[at] ?? 0] ?? [0, 0, 0];
      data[at * 4] = red;
      data[at * 4 + 1] = green;
      data[at * 4 + 2] = blue;
      data[at * 4 + 3] = 255;
    }
    this.#pen.putImageData(this.#image, 0, 0);
  }
}
