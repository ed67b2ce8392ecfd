import { z } from 'zod';
import { publicKeySchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { hashSchema } from '../slide/slide.ts';
import { instantSchema } from '../time/instant.ts';

/** Base64url of a 64-byte Ed25519 signature. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/**
 * What one display has to show: its part by hash, from `notBefore` until the `lease` ends. `(epoch, revision)` only grows; an
 * equal pair with a longer lease never comes: each signing takes a new revision.
 */
export const headSchema = z.strictObject({
  display: idSchema,
  epoch: z.number().int().min(1),
  revision: z.number().int().min(1),
  part: hashSchema,
  notBefore: instantSchema,
  lease: instantSchema,
});
export type Head = z.infer<typeof headSchema>;

/** The root key's word that `key` may sign heads in [notBefore, notAfter). */
export const keyCertificateSchema = z.strictObject({
  v: z.literal(1),
  key: publicKeySchema,
  notBefore: instantSchema,
  notAfter: instantSchema,
  signature: signatureSchema,
});
export type KeyCertificate = z.infer<typeof keyCertificateSchema>;

/** One signature over the Merkle root of all heads (RFC 6962 tree over their canonical bytes, in order of display id). */
export const signedRootSchema = z.strictObject({
  v: z.literal(1),
  root: hashSchema,
  size: z.number().int().min(1),
  time: instantSchema,
  certificate: keyCertificateSchema,
  signature: signatureSchema,
});
export type SignedRoot = z.infer<typeof signedRootSchema>;

/**
 * Heads of an aligned run of leaves [first, first + heads.length), a whole subtree, with the path from its top to the root
 * (nearest first). A run of one is a plain inclusion proof; a longer run lets many displays share the same bytes.
 */
export const headRunSchema = z.strictObject({
  first: z.number().int().min(0),
  heads: z.array(headSchema).min(1).max(64),
  path: z.array(hashSchema).max(40),
});
export type HeadRun = z.infer<typeof headRunSchema>;

/** Blobs by hash, each the canonical text whose SHA-256 it must have. */
export const blobsSchema = z.record(hashSchema, z.string().max(2_000_000));
export type Blobs = z.infer<typeof blobsSchema>;

/** A delivery: signed root, the run that holds the display's head, and blobs that it may lack. */
export const deliverySchema = z.strictObject({
  v: z.literal(1),
  signed: signedRootSchema,
  run: headRunSchema,
  blobs: blobsSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;
