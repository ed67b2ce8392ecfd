import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { signedBytes } from '../../content/wire/signing.ts';

const keyOf = (key: string): KeyObject | null => {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key } });
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
};

/** Whether the owner of `key` signed this challenge; Ed25519 by OpenSSL, off the event loop. Never rejects. */
export function helloProves(nonce: string, key: string, proof: string): Promise<boolean> {
  const publicKey = keyOf(key);
  if (publicKey === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    verify(null, signedBytes('hello', nonce), publicKey, Buffer.from(proof, 'base64url'), (error, holds) => {
      resolve(error === null && holds);
    });
  });
}
