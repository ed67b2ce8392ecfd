import { z } from 'zod';
import { type SignedCheckpoint, signedCheckpointSchema } from '../../content/ledger/checkpoint.ts';
import { publicKeySchema } from '../../content/place/display.ts';
import type { Hash } from '../../content/slide/slide.ts';
import { type Instant, instantSchema } from '../../content/time/instant.ts';
import {
  type PaintedItem,
  paintedItemSchema,
  pairedSchema,
  type ReportItem,
  reportItemSchema,
} from '../../content/wire/display-messages.ts';
import { sha256Hex } from '../../content/wire/hash.ts';
import { type Blobs, headRunSchema, headSchema, signedRootSchema } from '../../content/wire/head.ts';
import { type CarriedClock, carriedClockSchema } from './clock.ts';
import { type Identity, identitySchema } from './device-key.ts';

/** The word of an officer: which display this is, and the root key that it trusts. */
export const pairingSchema = pairedSchema.omit({ v: true });
export type Pairing = z.infer<typeof pairingSchema>;

/** The delivery in force without its blobs: the signature is kept with what it signs. */
export const heldRecordSchema = z.strictObject({ head: headSchema, signed: signedRootSchema, run: headRunSchema });
export type HeldRecord = z.infer<typeof heldRecordSchema>;

/** Numbers that the next painted and report items take. */
export const countersSchema = z.strictObject({ painted: z.number().int().min(0), report: z.number().int().min(0) });
export type Counters = z.infer<typeof countersSchema>;

/** What a screen finds when it starts. A record that does not parse counts as absent: it is fetched or made again. */
export interface Stored {
  readonly identity: Identity | null;
  readonly pairing: Pairing | null;
  /** The root key that the screen trusts although it is no longer paired. */
  readonly root: string | null;
  readonly clock: CarriedClock | null;
  readonly counters: Counters | null;
  readonly held: HeldRecord | null;
  /** The newest checkpoint of the ledger that this screen has seen; its signature is checked when it is used. */
  readonly checkpoint: SignedCheckpoint | null;
  /** Not null: the controller's ledger is refused, until one that is signed then or later extends the checkpoint (LDG-21). */
  readonly refused: Instant | null;
  readonly blobs: Blobs;
  readonly media: readonly Hash[];
  readonly painted: readonly PaintedItem[];
  readonly reports: readonly ReportItem[];
}

export type ItemKind = 'painted' | 'report';

/** The screen's own store. Each write is whole or not at all; a rejected promise means that it was not. */
export interface Keep {
  readonly load: () => Promise<Stored>;
  readonly saveIdentity: (identity: Identity) => Promise<void>;
  readonly savePairing: (pairing: Pairing) => Promise<void>;
  readonly saveClock: (clock: CarriedClock) => Promise<void>;
  /** Stays when everything else is forgotten: a screen goes on as a witness. */
  readonly saveCheckpoint: (checkpoint: SignedCheckpoint) => Promise<void>;
  readonly saveRefused: (refused: Instant | null) => Promise<void>;
  readonly putMedia: (hash: Hash, bytes: Blob) => Promise<void>;
  readonly media: (hash: Hash) => Promise<Blob | null>;
  /** Switches to `held` in one transaction: its blobs in, all others and all media not in `media` out. */
  readonly adopt: (held: HeldRecord, blobs: Blobs, media: readonly Hash[]) => Promise<void>;
  readonly putItems: (kind: ItemKind, items: readonly (PaintedItem | ReportItem)[], counters: Counters) => Promise<void>;
  readonly dropItems: (kind: ItemKind, upTo: number) => Promise<void>;
  /**
   * Identity, pairing, plan, media and the refusal go; the counters, the clock and the checkpoint stay, and of the pairing its `root`:
   * the only root key that may pair this screen again. Null: any.
   */
  readonly forget: (root: string | null) => Promise<void>;
}

const orNull = <T>(schema: z.ZodType<T>, value: unknown): T | null => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
};
const each = <T>(schema: z.ZodType<T>, values: readonly unknown[]): T[] =>
  values.flatMap((value) => {
    const parsed = orNull(schema, value);
    return parsed === null ? [] : [parsed];
  });

/** Raw records, as any store gives them back. */
export interface RawStored {
  readonly self: Readonly<Record<string, unknown>>;
  readonly blobs: Readonly<Record<string, unknown>>;
  readonly media: readonly unknown[];
  readonly painted: readonly unknown[];
  readonly reports: readonly unknown[];
}

/** The texts that still are what their names say: disks forget, and not only this page can write to a store. */
const soundBlobs = (raw: RawStored['blobs']): Blobs => {
  const sound: Blobs = {};
  for (const hash of Object.keys(raw)) {
    const text = raw[hash];
    if (typeof text === 'string' && sha256Hex(text) === hash) sound[hash] = text;
  }
  return sound;
};

/** Parses what a store holds, record by record. */
export const parseStored = (raw: RawStored): Stored => ({
  identity: orNull(identitySchema, raw.self['identity']),
  pairing: orNull(pairingSchema, raw.self['pairing']),
  root: orNull(publicKeySchema, raw.self['root']),
  clock: orNull(carriedClockSchema, raw.self['clock']),
  counters: orNull(countersSchema, raw.self['counters']),
  held: orNull(heldRecordSchema, raw.self['held']),
  checkpoint: orNull(signedCheckpointSchema, raw.self['checkpoint']),
  refused: orNull(instantSchema, raw.self['refused']),
  blobs: soundBlobs(raw.blobs),
  media: each(z.string(), raw.media),
  painted: each(paintedItemSchema, raw.painted),
  reports: each(reportItemSchema, raw.reports),
});
