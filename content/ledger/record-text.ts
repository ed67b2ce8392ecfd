import { canonical } from '../wire/canonical.ts';
import { treeHash } from '../wire/merkle.ts';
import { utf8 } from '../wire/utf8.ts';
import { ratingText } from './rating-text.ts';
import type { LedgerRecord } from './record.ts';

/** The canonical text of a record: what is stored, exported and hashed, byte for byte. */
export const recordText = (record: LedgerRecord): string =>
  record.kind === 'rating' || record.kind === 'late-rating' ? ratingText(record) : canonical(record);

/** The hash of a record's leaf (RFC 6962); `leaf` as in `TreeHash`, so that the server may hash faster. */
export const leafHash = (record: LedgerRecord, leaf: (bytes: Uint8Array) => Uint8Array = treeHash.leaf): Uint8Array =>
  leaf(utf8(recordText(record)));
