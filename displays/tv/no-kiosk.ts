import { z } from 'zod';

/** Stands in for a kiosk's question in the TV's build: a TV asks nothing, and passes over it if it is there. */
export const kioskSetupSchema = z.unknown();
