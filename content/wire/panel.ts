import { z } from 'zod';
import { ledMountSchema } from '../led/mount.ts';
import { displaySchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';

/**
 * A LED panel as somebody adds it at the desk, before anything is paired to it. `tickers`: whether it shows the ticker lines of TVs while
 * nothing else is scheduled.
 */
export const newPanelSchema = z.strictObject({
  name: displaySchema.shape.name,
  unit: idSchema,
  tickers: z.boolean(),
  led: ledMountSchema,
});
