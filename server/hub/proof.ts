import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type HelloPlace, helloText, signedBytes } from '../../content/wire/signing.ts';

/** Whether the owner of `key` said hello at this place (WIR-20). Never rejects. */
export type Proves = (place: HelloPlace, key: string, proof: string) => Promise<boolean>;

const keyOf = (key: string): KeyObject | null => {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key } });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
};

/**
 * Judges proofs by Ed25519 of OpenSSL, on another thread: when thousands come back at once, this would be half of what the event loop
 * has to do. What it made of a key is kept for the next time that the display comes back: ask only about keys of displays, which are few.
 */
export function proofs(): Proves {
  const known = new Map<string, KeyObject | null>();
  const made = (key: string): KeyObject | null => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = keyOf(key);
    known.set(key, fresh);
    return fresh;
  };
  return (place, key, proof) => {
    const publicKey = made(key);
    if (publicKey === null) return Promise.resolve(false);
    return new Promise((resolve) => {
      const judged = (error: Error | null, holds: boolean): void => resolve(error === null && holds);
      verify(null, signedBytes('hello', helloText(place)), publicKey, Buffer.from(proof, 'base64url'), judged);
    });
  };
}
