import { hash } from 'node:crypto';
import type { Hash } from '../../content/slide/slide.ts';
import type { Act } from '../../content/wire/api.ts';

/** What the hash of an act covers besides the act before it; `detail` as canonical text, as it is stored. */
export type ActRecord = Omit<Act, 'hash' | 'detail'> & { readonly detail: string };

/** The hash "before" the first act. */
export const FIRST_HASH: Hash = '0'.repeat(64);

/** The canonical bytes of a record: an object of actor, detail, kind, seq, time, in this order. */
const recordText = ({ seq, time, actor, kind, detail }: ActRecord): string =>
  `{"actor":${JSON.stringify(actor)},"detail":${detail},"kind":${JSON.stringify(kind)},"seq":${seq},"time":${time}}`;

/** SHA-256 over the hash of the act before (lower-case hex), a line feed, and the canonical record. */
export const actHash = (before: Hash, record: ActRecord): Hash => hash('sha256', `${before}\n${recordText(record)}`, 'hex');
