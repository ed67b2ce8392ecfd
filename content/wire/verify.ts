import { z } from 'zod';
import { fromHex, toHex } from './hash.ts';
import { type Delivery, deliverySchema, type Head, type HeadRun, type SignedRoot, signedRootSchema } from './head.ts';
import { rootOfBlock, treeHash } from './merkle.ts';
import { certificateHolds, rootHolds } from './signing.ts';
import { utf8 } from './utf8.ts';

/** Why a delivery was left aside; the display reports it under this code. */
export type DeliveryFault = 'delivery-unsigned' | 'delivery-foreign' | 'delivery-older' | 'delivery-expired' | 'delivery-damaged';

/** Who asks: its own id, and the root key that it pinned at pairing. */
export interface Verifier {
  readonly display: string;
  readonly rootKey: string;
}

type Verified = { readonly ok: true; readonly head: Head; readonly delivery: Delivery };
type Refused = { readonly ok: false; readonly code: DeliveryFault };

const refused = (code: DeliveryFault): Refused => ({ ok: false, code });
const carriesSignature = z.object({ signed: signedRootSchema });

/** The canonical text of a head, written out: its fields need no escaping, and a server writes ten thousand at a time. */
export const headText = ({ display, epoch, revision, part, notBefore, lease }: Head): string =>
  `{"display":"${display}","epoch":${epoch},"lease":${lease},"notBefore":${notBefore},"part":"${part}","revision":${revision}}`;

/** The bytes of a head that are a leaf of the tree. */
export const headBytes = (head: Head): Uint8Array => utf8(headText(head));

const runLeadsTo = (run: HeadRun, signed: SignedRoot): boolean => {
  const leaves = run.heads.map((head) => treeHash.leaf(headBytes(head)));
  const root = rootOfBlock({ first: run.first, leaves, path: run.path.map(fromHex) }, signed.size);
  return root !== null && toHex(root) === signed.root;
};

const certificateCovers = ({ time, certificate }: SignedRoot): boolean =>
  certificate.notBefore <= time && time < certificate.notAfter;

/**
 * Whether a delivery is the controller's word for this display, whatever the time is: shape, certificate under the pinned root,
 * signature, path of the run to the root, own head. Also used on what a display kept, when it starts.
 */
export function verifyDelivery(delivery: unknown, { display, rootKey }: Verifier): Verified | Refused {
  if (!carriesSignature.safeParse(delivery).success) return refused('delivery-unsigned');
  const parsed = deliverySchema.safeParse(delivery);
  if (!parsed.success) return refused('delivery-damaged');
  const { signed, run } = parsed.data;
  if (!certificateHolds(signed.certificate, rootKey)) return refused('delivery-foreign');
  if (!certificateCovers(signed)) return refused('delivery-expired');
  if (!rootHolds(signed)) return refused('delivery-unsigned');
  if (!runLeadsTo(run, signed)) return refused('delivery-damaged');
  const head = run.heads.find((candidate) => candidate.display === display);
  return head === undefined ? refused('delivery-foreign') : { ok: true, head, delivery: parsed.data };
}
