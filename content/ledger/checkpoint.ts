import nacl from 'tweetnacl';
import { z } from 'zod';
import { type Hash, hashSchema } from '../slide/slide.ts';
import type { Instant } from '../time/instant.ts';
import { fromBase64, toBase64 } from '../wire/base64.ts';
import { digest, fromHex, sha256Hex, toHex } from '../wire/hash.ts';
import { type KeyCertificate, keyCertificateSchema } from '../wire/head.ts';
import { certificateHolds, type Sign } from '../wire/signing.ts';
import { utf8 } from '../wire/utf8.ts';

/** What a checkpoint says: the ledger of this house had `size` records under `root` at `time`; `epoch` grows with a restore. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  readonly time: Instant;
  readonly epoch: number;
}

/** A C2SP signed note whose text is a tlog-checkpoint, with the root key's word for the key that signed it. */
export const signedCheckpointSchema = z.strictObject({
  v: z.literal(1),
  note: z.string().max(1000),
  certificate: keyCertificateSchema,
});
export type SignedCheckpoint = z.infer<typeof signedCheckpointSchema>;

/** What a display gets: a checkpoint, and the proof that it extends the one of size `from` that the display holds (0: no proof needed). */
export const checkpointMessageSchema = z.strictObject({
  v: z.literal(1),
  checkpoint: signedCheckpointSchema,
  from: z.number().int().min(0),
  proof: z.array(hashSchema).max(80),
});
export type CheckpointMessage = z.infer<typeof checkpointMessageSchema>;

/** The name of a house's ledger: the first line of its checkpoints, never that of another signed text. */
export const originOf = (rootKey: string): string => `niem-yet/ledger/${sha256Hex(rootKey).slice(0, 16)}`;

const padded = (bytes: Uint8Array): string => {
  const text = toBase64(bytes).replace(/-/g, '+').replace(/_/g, '/');
  return text + '='.repeat((4 - (text.length % 4)) % 4);
};
const fromPadded = (text: string): Uint8Array | null =>
  fromBase64(text.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_'));

/** The text that is signed: origin, size, root, and two extension lines (time, epoch). Ends with a line feed. */
const checkpointText = ({ origin, size, root, time, epoch }: Checkpoint): string =>
  `${origin}\n${size}\n${padded(fromHex(root))}\ntime ${time}\nepoch ${epoch}\n`;

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key): how a signed note names an Ed25519 key. */
function keyId(name: string, key: Uint8Array): Uint8Array {
  const head = utf8(`${name}\n`);
  const bytes = new Uint8Array(head.length + 1 + key.length);
  bytes.set(head);
  bytes[head.length] = 1;
  bytes.set(key, head.length + 1);
  return digest(bytes).slice(0, 4);
}

/** Signs a checkpoint with a certified key, in the form of C2SP signed-note (LDG-6). Throws when the certificate's key is malformed. */
export function signCheckpoint(checkpoint: Checkpoint, certificate: KeyCertificate, sign: Sign): SignedCheckpoint {
  const key = fromBase64(certificate.key);
  if (key === null) throw new TypeError('the certificate names no key');
  const text = checkpointText(checkpoint);
  const signature = new Uint8Array(68);
  signature.set(keyId(checkpoint.origin, key));
  signature.set(sign(utf8(text)), 4);
  return { v: 1, note: `${text}\n— ${checkpoint.origin} ${padded(signature)}\n`, certificate };
}

const NOTE =
  /^((niem-yet\/ledger\/[0-9a-f]{16})\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\ntime (0|[1-9]\d{0,15})\nepoch ([1-9]\d{0,8})\n)\n— (\S+) ([A-Za-z0-9+/]{91}=)\n$/;

/** What the note says, signature aside; null when it is not of this form. */
export function parseCheckpoint(note: string): Checkpoint | null {
  const found = NOTE.exec(note);
  const root = fromPadded(found?.[4] ?? '');
  if (!found || root?.length !== 32) return null;
  const checkpoint = {
    origin: found[2] ?? '',
    size: Number(found[3]),
    root: toHex(root),
    time: Number(found[5]),
    epoch: Number(found[6]),
  };
  return checkpointText(checkpoint) === found[1] ? checkpoint : null;
}

/** The checkpoint, if this house (`rootKey`, pinned) certified the key for that time and the key signed the note; else null. */
export function openCheckpoint(signed: unknown, rootKey: string): Checkpoint | null {
  const parsed = signedCheckpointSchema.safeParse(signed);
  if (!parsed.success) return null;
  const { note, certificate } = parsed.data;
  const checkpoint = parseCheckpoint(note);
  if (!checkpoint || checkpoint.origin !== originOf(rootKey)) return null;
  const covered = certificate.notBefore <= checkpoint.time && checkpoint.time < certificate.notAfter;
  return covered && certificateHolds(certificate, rootKey) && noteHolds(note, certificate.key) ? checkpoint : null;
}

function noteHolds(note: string, publicKey: string): boolean {
  const found = NOTE.exec(note);
  const signature = fromPadded(found?.[8] ?? '');
  const key = fromBase64(publicKey);
  if (!found || found[7] !== found[2] || signature?.length !== 68 || key?.length !== 32) return false;
  if (toHex(signature.slice(0, 4)) !== toHex(keyId(found[2] ?? '', key))) return false;
  return nacl.sign.detached.verify(utf8(found[1] ?? ''), signature.slice(4), key);
}
