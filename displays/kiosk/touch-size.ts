/** The glass as mounted, in millimetres; null: nobody has measured it. */
export type Physical = { readonly widthMm: number; readonly heightMm: number } | null;

/** What most kiosks are: a tablet of 10.1 inches. */
const DIAGONAL_MM = 10.1 * 25.4;
const TARGET_MM = 20;
/** On a window too small for it (an office computer at a look) a target takes at most this part of the shorter side. */
const MOST = 0.16;

/** How many CSS pixels a finger's target of 20 mm has, on a glass of `width` × `height` CSS pixels. Turned glasses are turned back. */
export const touchTarget = (width: number, height: number, physical: Physical): number => {
  const millimetres = physical === null ? DIAGONAL_MM : Math.hypot(physical.widthMm, physical.heightMm);
  const target = (TARGET_MM * Math.hypot(width, height)) / millimetres;
  return Math.round(Math.min(target, MOST * Math.min(width, height)));
};
