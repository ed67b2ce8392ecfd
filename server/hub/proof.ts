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
 * Whether the owner of `key` said hello at this place (WIR-20); Ed25519 by OpenSSL. On another thread: when thousands come back at
 * once, this would be half of what the event loop has to do. Asked once for each connection, and those have a bucket. Never rejects.
 */
export async function helloProves(place: HelloPlace, key: string, proof: string): Promise<boolean> {
  const publicKey = keyOf(key);
  if (publicKey === null) return false;
  return new Promise((resolve) => {
    const judged = (error: Error | null, holds: boolean): void => resolve(error === null && holds);
    verify(null, signedBytes('hello', helloText(place)), publicKey, Buffer.from(proof, 'base64url'), judged);
  });
}
