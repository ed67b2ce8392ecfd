import { z } from 'zod';
import { signedCheckpointSchema } from '../ledger/checkpoint.ts';
import { publicKeySchema, zoneNameSchema } from '../place/display.ts';
import { idSchema } from '../place/unit.ts';
import { hashSchema } from '../slide/slide.ts';
import { plainText } from '../text/door.ts';
import { instantSchema } from '../time/instant.ts';
import { blobsSchema, signatureSchema } from './head.ts';

/*
 * Namespace `/display`, websocket only. Server: names the connection (the engine.io sid, 192 random bits) → display: connects to the
 * namespace with `hello` as its `auth` → server: answers the connect with `welcome` (or refuses it, with `refused` as its `data`), and
 * sends `delivery` if the display's held revision is not the newest → display: `holding`. Then `time`, `need`, `painted`, `report` at
 * will. `refused` is the last word before the server closes.
 *
 * The proof in a hello is for one connection to one controller (WIR-20): it is worth nothing on another connection or elsewhere.
 * Whoever a display takes for its controller, by a wrong address or on an unencrypted line, can pass everything on unchanged, and so
 * be that display for as long as the line lasts, whatever is signed: against that only https helps. Plans stay safe even then.
 */
const v = z.literal(1);
/** Officers read it before they trust a screen: nothing in it may turn, hide or imitate letters. */
const plainAscii = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\x20-\x7e]*$/);

/** `proof`: `signHello` with the display's key. `root`: the root key that the display trusts. `held`: what it shows now. */
export const helloSchema = z.strictObject({
  v,
  key: publicKeySchema,
  root: publicKeySchema,
  proof: signatureSchema,
  held: z.strictObject({ epoch: z.number().int(), revision: z.number().int(), part: hashSchema }).nullable(),
  app: plainAscii(64),
  glass: z.strictObject({ width: z.number().int(), height: z.number().int(), ratio: z.number() }),
});
export type Hello = z.infer<typeof helloSchema>;

/** Goes with the answer to the connect of a display whose hello was good: the server's clock. */
export const welcomeSchema = z.object({ time: instantSchema });
export type Welcome = z.infer<typeof welcomeSchema>;

/**
 * Last word before the server closes. To a hello: `unknown-key` (no order: a controller that lost its newest library says it too),
 * `revoked`, `removed`, `other-root` (the display trusts another root key), `bad-proof`, `busy`, `unreadable`. Later: `revoked`,
 * `removed`, `replaced` (a newer socket has the same key), `misbehaved` (too many bad messages). On `replaced` a display leaves by
 * itself within two seconds: so the server learns that two living sockets had one key.
 */
export const refusedSchema = z.strictObject({
  v,
  code: z.enum(['unknown-key', 'revoked', 'removed', 'other-root', 'bad-proof', 'busy', 'unreadable', 'replaced', 'misbehaved']),
});
export type Refused = z.infer<typeof refusedSchema>;

/** The display has verified and kept (epoch, revision) and every blob of it. */
export const holdingSchema = z.strictObject({ v, epoch: z.number().int(), revision: z.number().int(), part: hashSchema });
export type Holding = z.infer<typeof holdingSchema>;

/** Asks for blobs by hash; acknowledged by `{ blobs }` with those that exist and belong to this display. */
export const needSchema = z.strictObject({ v, hashes: z.array(hashSchema).min(1).max(64) });
export const needAnswerSchema = z.strictObject({ blobs: blobsSchema });

/** Asks for the newest checkpoint with the proof from a ledger of `from` records; acknowledged by a checkpoint message, or null. */
export const extendSchema = z.strictObject({ v, from: z.number().int().min(0) });

/** The checkpoint that the display holds, when it was offered one that does not extend it (LDG-20); acknowledged by null. */
export const witnessedSchema = z.strictObject({ v, checkpoint: signedCheckpointSchema });

/** Acknowledged by `{ time }`, the server's clock, at once: a timed ping. */
export const timeAskSchema = z.strictObject({ v });
export const timeAnswerSchema = z.strictObject({ time: instantSchema });

/** What stood on the glass from `time` on (the display's corrected clock); queued while offline, `seq` grows, resent until acknowledged. */
export const paintedItemSchema = z.strictObject({
  seq: z.number().int().min(0),
  zone: zoneNameSchema,
  epoch: z.number().int().min(0),
  revision: z.number().int().min(0),
  entry: idSchema.nullable(),
  slide: idSchema.nullable(),
  time: instantSchema,
});
export type PaintedItem = z.infer<typeof paintedItemSchema>;
export const paintedSchema = z.strictObject({ v, items: z.array(paintedItemSchema).min(1).max(200) });

/** What went wrong at the display; `code` closed, `about` a hash or id, never text from elsewhere. */
export const reportItemSchema = z.strictObject({
  seq: z.number().int().min(0),
  code: z.enum([
    'delivery-unsigned',
    'delivery-foreign',
    'delivery-older',
    'delivery-expired',
    'delivery-damaged',
    'slide-failed',
    'lease-ended',
    'clock-behind',
    'storage-failed',
    'checkpoint-unsigned',
    'ledger-forked',
    'ledger-unproven',
    'ledger-restored',
  ]),
  about: plainAscii(80),
  time: instantSchema,
});
export type ReportItem = z.infer<typeof reportItemSchema>;
export const reportSchema = z.strictObject({ v, items: z.array(reportItemSchema).min(1).max(100) });
/** Acknowledges `painted` and `report`: everything up to and with `upTo` is on disk. */
export const keptSchema = z.strictObject({ upTo: z.number().int().min(-1) });

/*
 * Namespace `/pairing`: display: `begin` (acknowledged by `code`, or by `{ok: false, code}`: `busy`; `paired`, after the server
 * has said `paired` again), server: `paired` or `expired`.
 */
export const beginSchema = z.strictObject({ v, key: publicKeySchema, app: plainAscii(64), glass: helloSchema.shape.glass });
export const codeSchema = z.strictObject({
  ok: z.literal(true),
  code: z.string().regex(/^[A-Z]{8}$/),
  expires: instantSchema,
  time: instantSchema,
});
export const pairedSchema = z.strictObject({
  v,
  display: idSchema,
  name: plainText({ max: 120 }),
  unitName: plainText({ max: 120 }),
  rootKey: publicKeySchema,
});
export type Paired = z.infer<typeof pairedSchema>;
