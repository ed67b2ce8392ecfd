import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fromBase64, toBase64 } from '../../content/wire/base64.ts';
import { readText, writeDurably } from '../keys/durable-file.ts';

const fileSchema = z.strictObject({ v: z.literal(1), secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/**
 * The 32 bytes that QR tokens, tickets, passes and the secrets of import keys grow from; made at the first start, readable by the
 * owner alone. Throws when the file is not one of ours.
 */
export async function openHouseSecret(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'rating-secret.json');
  const text = await readText(path);
  if (text !== null) {
    const held = fromBase64(fileSchema.parse(JSON.parse(text)).secret);
    if (held?.length === 32) return held;
    throw new Error('the secret of the ratings has not 32 bytes');
  }
  const secret = new Uint8Array(randomBytes(32));
  await writeDurably(path, `${JSON.stringify({ v: 1, secret: toBase64(secret) })}\n`);
  return secret;
}
