/** A rectangle in CSS pixels of the window. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The window: its size in CSS pixels, and device pixels to one of them. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/**
 * Where a panel of `width` × `height` dots with its corner at `x`, `y`, in device pixels from the corner of the window, stands in it.
 * The window fills the screen of the sending card; where a browser says that it stands on the desktop is not to be trusted.
 */
export const placeOf = (
  corner: { x: number; y: number },
  panel: { width: number; height: number },
  window: WindowPlace,
): Rect => ({
  left: corner.x / window.ratio,
  top: corner.y / window.ratio,
  width: panel.width / window.ratio,
  height: panel.height / window.ratio,
});

/** Whether the window shows all of it. */
export const isInside = (rect: Rect, window: WindowPlace): boolean =>
  rect.left >= 0 && rect.top >= 0 && rect.left + rect.width <= window.width && rect.top + rect.height <= window.height;

const LEAST = { width: 180, height: 26 };

/** The largest band of the window beside the panel, for words that must not touch its dots; `null` where none is large enough. */
export const freeBand = (rect: Rect, { width, height }: WindowPlace): Rect | null => {
  const [right, bottom] = [Math.max(0, rect.left + rect.width), Math.max(0, rect.top + rect.height)];
  const bands: readonly Rect[] = [
    { left: 0, top: bottom, width, height: height - bottom },
    { left: right, top: 0, width: width - right, height },
    { left: 0, top: 0, width, height: Math.min(height, rect.top) },
    { left: 0, top: 0, width: Math.min(width, rect.left), height },
  ];
  const fit = bands.filter((band) => band.width >= LEAST.width && band.height >= LEAST.height);
  return fit.reduce<Rect | null>(
    (best, band) => (best && best.width * best.height >= band.width * band.height ? best : band),
    null,
  );
};
