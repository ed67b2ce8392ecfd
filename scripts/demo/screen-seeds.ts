import { z } from 'zod';

/** Where the demo keeps what its screens' keys grow from: hex of 32 bytes by display. */
export const SEEDS_FILE = 'screens.json';
export const demoSeedsSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));
export type DemoSeeds = z.infer<typeof demoSeedsSchema>;
