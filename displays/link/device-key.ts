import { z } from 'zod';
import { type KeyPair, keyPairFrom } from '../../content/wire/signing.ts';

/** The screen's own key, made here and never sent: 32 random bytes from which the pair follows. */
export const identitySchema = z.strictObject({ seed: z.instanceof(Uint8Array).refine((seed) => seed.length === 32) });
export type Identity = z.infer<typeof identitySchema>;

/** A new identity from the browser's own randomness (there on plain http too). */
export const newIdentity = (): Identity => ({ seed: crypto.getRandomValues(new Uint8Array(32)) });

/** The pair that an identity stands for. */
export const keyPairOf = (identity: Identity): KeyPair => keyPairFrom(identity.seed);
