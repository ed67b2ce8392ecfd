import { z } from 'zod';
import { displaySchema, publicKeySchema, screenSchema, zoneNameSchema } from '../place/display.ts';
import { idSchema, successionSchema, unitParentSchema, unitSchema } from '../place/unit.ts';
import { entrySchema } from '../schedule/entry.ts';
import { hashSchema, slideSchema } from '../slide/slide.ts';
import { themeSchema } from '../slide/theme.ts';
import { plainText } from '../text/door.ts';
import { dayOffSchema } from '../time/day-off.ts';
import { instantSchema } from '../time/instant.ts';
import { healthSchema } from './health-messages.ts';
import { refusedReasonSchema } from './refused.ts';

/* Bodies of the REST API under `/api`: requests are strict; the server and the desk share these shapes. */

export const roleSchema = z.enum(['admin', 'officer', 'approver', 'staff']);
export type Role = z.infer<typeof roleSchema>;

/** NFC before anything: the NFD form of the same words must sign in. */
export const passwordSchema = z
  .string()
  .transform((value) => value.normalize('NFC'))
  .pipe(z.string().min(10).max(200));
const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);

/** A person; `grants`: a role over a unit and all below it (`unit` null: over everything). */
export const grantSchema = z.strictObject({ role: roleSchema, unit: idSchema.nullable() });
export const personSchema = z.strictObject({
  id: idSchema,
  login: loginSchema,
  name: plainText({ max: 80 }),
  grants: z.array(grantSchema).max(20),
  active: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

export const setupRequestSchema = z.strictObject({
  token: z.string().max(100),
  login: loginSchema,
  name: plainText({ max: 80 }),
  password: passwordSchema,
});
export const signInRequestSchema = z.strictObject({ login: loginSchema, password: passwordSchema });
/** A new password for oneself; `old` proves that it is not just somebody at an open browser. */
export const ownPasswordSchema = z.strictObject({ old: passwordSchema, password: passwordSchema });
export const sessionAnswerSchema = z.strictObject({
  person: personSchema.nullable(),
  /** Somebody else chose the password: nothing is open to this person before they have changed it. */
  passwordGiven: z.boolean(),
  setupNeeded: z.boolean(),
  product: z.string(),
});
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

export const newPersonSchema = z.strictObject({
  login: loginSchema,
  name: plainText({ max: 80 }),
  password: passwordSchema,
  grants: z.array(grantSchema).min(1).max(20),
});

/** What the signed-in person may see of the library in force. */
export const libraryAnswerSchema = z.strictObject({
  generation: z.number().int(),
  units: z.array(unitSchema),
  parents: z.array(unitParentSchema),
  successions: z.array(successionSchema),
  displays: z.array(displaySchema),
  themes: z.array(themeSchema),
  slides: z.array(slideSchema),
  entries: z.array(entrySchema),
  daysOff: z.array(dayOffSchema),
});
export type LibraryAnswer = z.infer<typeof libraryAnswerSchema>;

/** `never`: not seen since pairing; `online`; `late`: silent for over 10 s; `offline`: for over a minute. */
const connectionSchema = z.enum(['unpaired', 'never', 'online', 'late', 'offline']);
const zoneStateSchema = z.strictObject({ entry: idSchema.nullable(), slide: idSchema.nullable() });

/** One display on the wall: what it *should* show beside what it *does*. */
export const wallRowSchema = z.strictObject({
  display: idSchema,
  connection: connectionSchema,
  seen: instantSchema.nullable(),
  /** `from`: when the line on a LED panel entered. */
  should: z.record(zoneNameSchema, zoneStateSchema.extend({ from: instantSchema.optional() })),
  does: z.record(zoneNameSchema, zoneStateSchema.extend({ since: instantSchema })).nullable(),
  revision: z.strictObject({ should: z.number().int(), holds: z.number().int().nullable() }),
  agrees: z.boolean().nullable(),
  reports: z.array(z.strictObject({ code: z.string(), about: z.string(), time: instantSchema })).max(20),
  /** Only of displays with an agent: how their computer is, told when; and when the newest picture of their glass was taken. */
  machine: z.strictObject({ health: healthSchema, told: instantSchema }).nullable().optional(),
  pictured: instantSchema.nullable().optional(),
  /** Only of kiosks: answers that they had thanked for and that were refused later, while nobody has decided about them. */
  refused: z
    .strictObject({ told: instantSchema, reasons: z.array(refusedReasonSchema).max(20) })
    .nullable()
    .optional(),
});
export type WallRow = z.infer<typeof wallRowSchema>;
/** The newest picture of a display's glass; `bytes` in base64. Null: none yet. */
export const pictureAnswerSchema = z
  .strictObject({ time: instantSchema, mime: z.enum(['image/jpeg', 'image/png']), bytes: z.string() })
  .nullable();
export type PictureAnswer = z.infer<typeof pictureAnswerSchema>;
export const wallAnswerSchema = z.strictObject({ time: instantSchema, rows: z.array(wallRowSchema) });

/** What an installing line needs: the agent’s package, its hash, the root key to trust. Null: none was built. */
export const agentAnswerSchema = z
  .strictObject({ file: z.string(), sha256: hashSchema, bytes: z.number().int(), rootKey: publicKeySchema })
  .nullable();
export type AgentAnswer = z.infer<typeof agentAnswerSchema>;

/** Before confirming: where the code comes from. */
export const pairingLookupSchema = z.strictObject({ code: z.string().trim().toUpperCase().max(16) });
export const pairingFoundSchema = z.strictObject({
  code: z.string(),
  address: z.string(),
  app: z.string(),
  glass: z.strictObject({ width: z.number(), height: z.number(), ratio: z.number() }),
  since: instantSchema,
  expires: instantSchema,
});
export type PairingFound = z.infer<typeof pairingFoundSchema>;
/** Confirms a code: pairs an existing unpaired display (`display`), or makes one (`create`). */
export const pairingConfirmSchema = z.strictObject({
  code: z.string().trim().toUpperCase().max(16),
  display: idSchema.nullable(),
  create: z
    .strictObject({
      name: plainText({ max: 120 }),
      unit: idSchema,
      kind: displaySchema.shape.kind,
      screen: screenSchema,
      point: displaySchema.shape.point,
    })
    .nullable(),
});
export const displayChangeSchema = displaySchema.omit({ id: true, key: true });

/** A unit as its writer leaves it; `seen`: how it stood when the writer began. Stands it otherwise now, it is a 409. */
export const unitChangeSchema = unitSchema.omit({ id: true }).extend({ seen: unitSchema.omit({ id: true }) });
/** A new unit from the day `from` on (null: it always stood), below `parent` (null: at the top); all else is inherited. */
export const newUnitSchema = unitSchema
  .pick({ label: true, name: true })
  .extend({ parent: idSchema.nullable(), from: unitSchema.shape.validFrom });

export const draftKindSchema = z.enum(['slide', 'entry', 'theme']);
/** A draft; `version` is what the writer last saw (0: new), so that two writers do not overwrite each other (409). */
export const draftSchema = z.strictObject({
  kind: draftKindSchema,
  id: idSchema,
  version: z.number().int().min(1),
  body: z.unknown(),
  removed: z.boolean(),
  author: z.string(),
  at: instantSchema,
});
export type Draft = z.infer<typeof draftSchema>;
export const draftPutSchema = z.strictObject({
  version: z.number().int().min(0),
  body: z.unknown(),
  removed: z.boolean().default(false),
});

/** Publishes these drafts as one act. `generation`: the library that the writer looked at; another one in between is a 409 only if it touched the same ids. */
export const publishRequestSchema = z.strictObject({
  generation: z.number().int().min(0),
  drafts: z
    .array(z.strictObject({ kind: draftKindSchema, id: idSchema, version: z.number().int().min(1) }))
    .min(1)
    .max(200),
});
export const publishAnswerSchema = z.strictObject({
  generation: z.number().int(),
  revision: z.number().int(),
  displays: z.array(idSchema),
});

export const mediaAnswerSchema = z.strictObject({
  hash: hashSchema,
  width: z.number().int(),
  height: z.number().int(),
  mime: z.string(),
  bytes: z.number().int(),
});
/** An act in the ledger, for people to read. */
export const actSchema = z.strictObject({
  seq: z.number().int(),
  time: instantSchema,
  actor: z.string(),
  kind: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: hashSchema,
});
export type Act = z.infer<typeof actSchema>;
