import { z } from 'zod';
import { publicKeySchema } from '../place/display.ts';
import { hashSchema } from '../slide/slide.ts';
import { instantSchema } from '../time/instant.ts';
import { toBase64 } from './base64.ts';
import { canonical } from './canonical.ts';
import { type KeyCertificate, keyCertificateSchema, signatureSchema } from './head.ts';
import { certificateHolds, type Sign, signedBytes, verifyText } from './signing.ts';

/** A package of the agent as the controller hands it out; `time`: when it was signed. */
export const releaseSchema = z.strictObject({
  product: z.literal('niem-yet-agent'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  file: z.string().regex(/^niem-yet-agent-\d+\.\d+\.\d+\.tgz$/),
  sha256: hashSchema,
  bytes: z.number().int().min(1),
  time: instantSchema,
});
export type Release = z.infer<typeof releaseSchema>;

/** `body` is the canonical text of a Release, whose signature covers it under `niem-yet/release/1`. */
export const releaseMessageSchema = z.strictObject({
  v: z.literal(1),
  body: z.string().max(1000),
  certificate: keyCertificateSchema,
  signature: signatureSchema,
});
export type ReleaseMessage = z.infer<typeof releaseMessageSchema>;

/** Signs a release with a certified key. */
export function signRelease(release: Release, certificate: KeyCertificate, sign: Sign): ReleaseMessage {
  const body = canonical(release);
  return { v: 1, body, certificate, signature: toBase64(sign(signedBytes('release', body))) };
}

/** Whether the version `one` is higher than `other`, both `a.b.c`. */
export const isNewer = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (const place of [0, 1, 2]) {
    const [mine, its] = [a?.[place] ?? 0, b?.[place] ?? 0];
    if (mine !== its) return mine > its;
  }
  return false;
};

const parsedBody = (text: string): Release | null => {
  try {
    return releaseSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** The release, if a key that `rootKey` certified for the time of signing signed it (WIR-40); null otherwise. */
export function acceptRelease(message: unknown, rootKey: string): Release | null {
  const parsed = releaseMessageSchema.safeParse(message);
  if (!parsed.success) return null;
  const { body, certificate, signature } = parsed.data;
  const signed = certificateHolds(certificate, rootKey) && verifyText('release', body, signature, certificate.key);
  const release = signed ? parsedBody(body) : null;
  return release !== null && certificate.notBefore <= release.time && release.time < certificate.notAfter ? release : null;
}

const namedSchema = z.object({ ...releaseSchema.pick({ file: true, sha256: true }).shape, rootKey: publicKeySchema });
const ORIGIN = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$|^https?:\/\/\[[0-9a-f:]+\](?::\d{1,5})?$/;

/**
 * The one line that a technician runs on the small computer: it fetches the package from `origin`, runs nothing of it unless it has the
 * hash that stands in the line (WIR-41), and makes the agent trust this root key alone. Null: one of
 * these is more than a plain address, name, hash or key: it ends up in a shell.
 */
export function installLine(origin: string, what: Pick<Release, 'file' | 'sha256'>, rootKey: string): string | null {
  const { data } = namedSchema.safeParse({ ...what, rootKey });
  if (!ORIGIN.test(origin) || data === undefined) return null;
  const { file, sha256 } = data;
  const folder = file.replace(/\.tgz$/, '');
  const steps = [
    'cd "$(mktemp -d)"',
    `curl -fsSLO ${origin}/agent/${file}`,
    `echo "${sha256}  ${file}" | sha256sum -c -`,
    `tar -xzf ${file}`,
    `./${folder}/install.sh --controller ${origin} --root ${rootKey}`,
  ];
  return `sudo sh -c '${steps.join(' && ')}'`;
}
