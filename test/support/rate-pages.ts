import { fileURLToPath } from 'node:url';

/** The folder of the built public pages: `npm test` builds it before it runs the journeys. */
export const ratePages = (): string => fileURLToPath(new URL('../../dist/displays/rate', import.meta.url));
