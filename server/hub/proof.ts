import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type HelloPlace, helloText, signedBytes } from '../../content/wire/signing.ts';

const keyOf = (key: string): KeyObject | null => {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key } });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
};

/**
 * Whether the owner of `key` said hello at this place (WIR-20); Ed25519 by OpenSSL. On the event loop, because handing it to a thread
 * and back costs more than the 0.1 ms that it takes; the buckets bound how often it is asked.
 */
export function helloProves(place: HelloPlace, key: string, proof: string): boolean {
  const publicKey = keyOf(key);
  if (publicKey === null) return false;
  return verify(null, signedBytes('hello', helloText(place)), publicKey, Buffer.from(proof, 'base64url'));
}
