import nacl from 'tweetnacl';
import { fromBase64, toBase64 } from './base64.ts';
import { canonical } from './canonical.ts';
import type { KeyCertificate, SignedRoot } from './head.ts';
import { utf8 } from './utf8.ts';

/** What a signature is for: its first line, so that a signature made for one purpose is worth nothing for another. */
export const CONTEXTS = {
  root: 'niem-yet/root/1\n',
  key: 'niem-yet/key/1\n',
  hello: 'niem-yet/hello/2\n',
  live: 'niem-yet/live/1\n',
  rating: 'niem-yet/rating/1\n',
  refused: 'niem-yet/refused/1\n',
  release: 'niem-yet/release/1\n',
} as const;
export type SigningContext = keyof typeof CONTEXTS;

/** An Ed25519 pair: `public` in base64url, `secret` 64 bytes that never leave the machine. */
export interface KeyPair {
  readonly public: string;
  readonly secret: Uint8Array;
}

/** The key pair grown from 32 random bytes that the caller brings (content has no randomness). Throws on another length. */
export function keyPairFrom(seed: Uint8Array): KeyPair {
  const pair = nacl.sign.keyPair.fromSeed(seed);
  return { public: toBase64(pair.publicKey), secret: pair.secretKey };
}

/** The bytes that a signature covers. */
export const signedBytes = (context: SigningContext, text: string): Uint8Array => utf8(CONTEXTS[context] + text);

/** Base64url signature over context and text. */
export const signText = (context: SigningContext, text: string, secret: Uint8Array): string =>
  toBase64(nacl.sign.detached(signedBytes(context, text), secret));

/** Whether `key` (base64url) signed this text for this purpose; false on anything malformed. */
export function verifyText(context: SigningContext, text: string, signature: string, key: string): boolean {
  const [signatureBytes, keyBytes] = [fromBase64(signature), fromBase64(key)];
  if (signatureBytes?.length !== 64 || keyBytes?.length !== 32) return false;
  return nacl.sign.detached.verify(signedBytes(context, text), signatureBytes, keyBytes);
}

const certificateText = ({ v, key, notBefore, notAfter }: Omit<KeyCertificate, 'signature'>): string =>
  canonical({ v, key, notBefore, notAfter });

/** The root key's word that `key` may sign in [notBefore, notAfter). */
export function certify(key: string, notBefore: number, notAfter: number, rootSecret: Uint8Array): KeyCertificate {
  const body = { v: 1, key, notBefore, notAfter } as const;
  return { ...body, signature: signText('key', certificateText(body), rootSecret) };
}

/** Whether the pinned root key gave this certificate. */
export const certificateHolds = (certificate: KeyCertificate, rootKey: string): boolean =>
  verifyText('key', certificateText(certificate), certificate.signature, rootKey);

const rootText = (signed: Omit<SignedRoot, 'signature'>): string =>
  canonical({ v: signed.v, root: signed.root, size: signed.size, time: signed.time, key: signed.certificate.key });

/** Ed25519 over bytes: 64 bytes. The server may hand in a faster one with the same result. */
export type Sign = (bytes: Uint8Array) => Uint8Array;

/** The signer that runs everywhere. */
export const signerOf =
  (secret: Uint8Array): Sign =>
  (bytes) =>
    nacl.sign.detached(bytes, secret);

/** Signs the Merkle root of all heads with a certified key. */
export function signRoot(
  tree: { readonly root: string; readonly size: number; readonly time: number },
  certificate: KeyCertificate,
  sign: Sign,
): SignedRoot {
  const body = { v: 1, root: tree.root, size: tree.size, time: tree.time, certificate } as const;
  return { ...body, signature: toBase64(sign(signedBytes('root', rootText(body)))) };
}

/** Whether the certified key signed this root. Says nothing about the certificate itself. */
export const rootHolds = (signed: SignedRoot): boolean =>
  verifyText('root', rootText(signed), signed.signature, signed.certificate.key);

/** Where a hello counts: on the connection with this name (the server's, random), and for the controller with this root key. */
export interface HelloPlace {
  readonly connection: string;
  readonly root: string;
}

/** What a display signs to show that it has the key that it names (WIR-20). */
export const helloText = ({ connection, root }: HelloPlace): string => canonical({ connection, namespace: '/display', root });

/** A display's proof that it has the key that it names, for this connection and this controller only. */
export const signHello = (place: HelloPlace, secret: Uint8Array): string => signText('hello', helloText(place), secret);
