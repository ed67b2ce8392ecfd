import { z } from 'zod';
import { colourSchema } from '../slide/colour.ts';

/** The corner at which a chain of dots or modules begins. */
const cornerSchema = z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']);

/** How a chain runs through a rectangle: from a corner, along rows or columns, turning back (`serpentine`) or always one way. */
export const chainSchema = z.strictObject({
  corner: cornerSchema,
  along: z.enum(['rows', 'columns']),
  serpentine: z.boolean(),
});
export type Chain = z.infer<typeof chainSchema>;

/**
 * A cabinet of the panel, at its place in the picture, in dots. `rotation`: how far it hangs turned clockwise. In its own, unturned
 * axes it is filled with modules of one size, chained as `modules` says; in each the dots are chained as `dots` says.
 */
export const cabinetSchema = z.strictObject({
  x: z.number().int().min(0).max(4095),
  y: z.number().int().min(0).max(4095),
  width: z.number().int().min(1).max(4096),
  height: z.number().int().min(1).max(4096),
  rotation: z.literal([0, 90, 180, 270]),
  module: z.strictObject({ width: z.number().int().min(1).max(1024), height: z.number().int().min(1).max(1024) }),
  modules: chainSchema,
  dots: chainSchema,
});
export type Cabinet = z.infer<typeof cabinetSchema>;

/** What the dots can show: one colour, red and green (amber together), or every colour. */
const diodesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mono'), colour: colourSchema }),
  z.strictObject({ kind: z.literal('dual') }),
  z.strictObject({ kind: z.literal('full'), order: z.enum(['rgb', 'rbg', 'grb', 'gbr', 'brg', 'bgr']) }),
]);
export type Diodes = z.infer<typeof diodesSchema>;

/** An hour from which another brightness holds: `HH:MM` of the unit's wall clock, in percent. */
const brightnessStepSchema = z.strictObject({
  from: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  percent: z.number().int().min(0).max(100),
});

/**
 * A LED panel: `width` × `height` dots as people see it, `pitchMm` from dot to dot, its cabinets in the order of the wire, gamma in
 * tenths (22 is 2.2; 10 where the card corrects itself), brightness by the hour, `frameRate` frames a second, and power: milliwatts
 * of one dot with all its diodes on, watts that the panel takes when dark, and the supply's watts (`null`: no cap).
 */
export const panelSchema = z
  .strictObject({
    width: z.number().int().min(8).max(4096),
    height: z.number().int().min(8).max(1024),
    pitchMm: z.number().gt(0).max(100),
    diodes: diodesSchema,
    cabinets: z.array(cabinetSchema).min(1).max(256),
    gamma: z.number().int().min(10).max(30),
    brightness: z.array(brightnessStepSchema).min(1).max(48),
    frameRate: z.literal([10, 20, 25, 30, 40, 50, 60]),
    power: z.strictObject({
      dotMilliwatts: z.number().gt(0).max(5000),
      idleWatts: z.number().min(0).max(100_000),
      capWatts: z.number().gt(0).max(1_000_000).nullable(),
    }),
  })
  .check((context) => {
    const { width, height, cabinets } = context.value;
    if (width * height > 1 << 20) context.issues.push(refusal(context.value, 'LED-19', [], { dots: width * height }));
    cabinets.forEach((cabinet, index) => {
      const [own, across] = ownSize(cabinet);
      if (own % cabinet.module.width !== 0 || across % cabinet.module.height !== 0)
        context.issues.push(refusal(context.value, 'LED-20', ['cabinets', index, 'module'], { number: index + 1 }));
      if (cabinet.x + cabinet.width > width || cabinet.y + cabinet.height > height)
        context.issues.push(refusal(context.value, 'LED-21', ['cabinets', index], { number: index + 1 }));
    });
    const twice = firstOverlap(cabinets);
    if (twice !== null)
      context.issues.push(refusal(context.value, 'LED-22', ['cabinets', twice[1]], { one: twice[0] + 1, other: twice[1] + 1 }));
    const covered = cabinets.reduce((sum, cabinet) => sum + cabinet.width * cabinet.height, 0);
    if (twice === null && covered < width * height)
      context.issues.push(refusal(context.value, 'LED-23', ['cabinets'], { dots: width * height - covered }));
  });
export type Panel = z.infer<typeof panelSchema>;

type Detail = Readonly<Record<string, string | number>>;
const refusal = (input: unknown, code: string, path: (string | number)[], detail: Detail) => ({
  code: 'custom' as const,
  input,
  path,
  params: { problem: code, ...detail },
});

/** Width and height of a cabinet in its own axes, before it was turned. */
export const ownSize = ({ width, height, rotation }: Cabinet): readonly [number, number] =>
  rotation === 90 || rotation === 270 ? [height, width] : [width, height];

function firstOverlap(cabinets: readonly Cabinet[]): readonly [number, number] | null {
  for (const [index, a] of cabinets.entries())
    for (const [before, b] of cabinets.slice(0, index).entries()) {
      const apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
      if (!apart) return [before, index];
    }
  return null;
}

const STRAIGHT: Chain = { corner: 'top-left', along: 'rows', serpentine: false };

/** A panel of one cabinet and one module whose wire runs row by row: what a sending card or WLED's own map makes of any panel. */
export const plainPanel = (width: number, height: number, pitchMm: number, diodes: Diodes): Panel => ({
  width,
  height,
  pitchMm,
  diodes,
  cabinets: [{ x: 0, y: 0, width, height, rotation: 0, module: { width, height }, modules: STRAIGHT, dots: STRAIGHT }],
  gamma: 22,
  brightness: [{ from: '00:00', percent: 40 }],
  frameRate: 40,
  power: { dotMilliwatts: 20, idleWatts: 5, capWatts: null },
});
