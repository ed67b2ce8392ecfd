import { z } from 'zod';

/** Stands in for the mount of a LED panel in the TV's build: a TV has none (LED-70), so it need not know what one looks like. */
export const ledMountSchema = z.never();
