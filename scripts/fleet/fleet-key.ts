import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import { type HelloPlace, helloText, signedBytes } from '../../content/wire/signing.ts';

/** The key pair of the simulated display with this number: the same in every process. Not a secret: never for a real display. */
export interface FleetKey {
  readonly public: string;
  prove(place: HelloPlace): string;
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicJwkSchema = z.object({ x: z.string() });

const privateKey = (number: number): KeyObject => {
  const seed = createHash('sha256').update(`niem-yet fleet ${number}`).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
};

export function fleetKey(number: number): FleetKey {
  const key = privateKey(number);
  const { x } = publicJwkSchema.parse(createPublicKey(key).export({ format: 'jwk' }));
  return { public: x, prove: (place) => sign(null, signedBytes('hello', helloText(place)), key).toString('base64url') };
}
