import type { PictureSource } from '../../server/control/renditions.ts';

/** A media store that makes no renditions. */
export const NO_PICTURES: PictureSource = { rendered: () => null, rendition: async () => null };
