import { createPublicKey, verify } from 'node:crypto';
import { originOf } from '../../../content/ledger/checkpoint.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import type { KeyCertificate } from '../../../content/wire/head.ts';
import { certificateHolds } from '../../../content/wire/signing.ts';
import type { ReadCheckpoint } from './checkpoint-rows.ts';

const SIGNATURE_AT = 4;

/** Tells whether a checkpoint is this house's word, as `openCheckpoint` does, by OpenSSL: years of minutes in seconds. */
export const checkpointJudge = (rootKey: string): ((checkpoint: ReadCheckpoint) => boolean) => {
  const origin = originOf(rootKey);
  const certified = new Map<string, boolean>();
  const holds = (certificate: KeyCertificate): boolean => {
    const name = canonical(certificate);
    const known = certified.get(name) ?? certificateHolds(certificate, rootKey);
    certified.set(name, known);
    return known;
  };
  return ({ signed: { note, certificate }, says }) =>
    says.origin === origin &&
    certificate.notBefore <= says.time &&
    says.time < certificate.notAfter &&
    holds(certificate) &&
    noteHolds(note, certificate.key);
};

const noteHolds = (note: string, key: string): boolean => {
  const [text = '', line = ''] = note.split('\n\n');
  const signature = Buffer.from(line.slice(line.lastIndexOf(' ') + 1), 'base64').subarray(SIGNATURE_AT);
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key } });
  return verify(null, Buffer.from(`${text}\n`), publicKey, signature);
};
