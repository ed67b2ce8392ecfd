import { type CheckpointMessage, originOf, type SignedCheckpoint, signCheckpoint } from '../../content/ledger/checkpoint.ts';
import { consistencyProof, rootOf } from '../../content/ledger/tree.ts';
import { toHex } from '../../content/wire/hash.ts';
import { treeHash } from '../../content/wire/merkle.ts';
import { certify, type KeyPair, signerOf } from '../../content/wire/signing.ts';
import { DAY, NOW, ROOT, SIGNER } from './deliveries.ts';
import { grownTree, leavesOf, rating } from './ledger.ts';

/** A ledger in memory whose head whoever has a controller's keys can sign at any size, and with any proof. */
export interface SignedLedger {
  /** The head at this size; `at`: seconds after the time of the ledger's first second. */
  readonly says: (size: number, at?: number) => SignedCheckpoint;
  /** The same with the proof from `from`, as a controller sends it. */
  readonly message: (from: number, size: number, at?: number) => CheckpointMessage;
}

/** What a test makes of it. `rewritten`: from this record on the answers are others. `hand`: whose key signs, whatever is certified. */
interface Story {
  readonly rewritten?: number;
  readonly epoch?: number;
  readonly signer?: KeyPair;
  readonly hand?: KeyPair;
  readonly root?: KeyPair;
  readonly time?: number;
}

const MOST = 40;

/** A ledger of forty answers, signed under the small controllers' root key unless overridden; each second adds one. */
export const signedLedger = (story: Story = {}): SignedLedger => {
  const { rewritten = MOST, epoch = 1, signer = SIGNER, hand = signer, root = ROOT, time = NOW } = story;
  const answers = Array.from({ length: MOST }, (_, seq) => rating(seq, seq < rewritten ? {} : { level: 'rat-khong-hai-long' }));
  const leaves = leavesOf(answers);
  const tree = grownTree(leaves);
  const certificate = certify(signer.public, time - DAY, time + 89 * DAY, root.secret);
  const says = (size: number, at = size): SignedCheckpoint => {
    const head = toHex(rootOf(grownTree(leaves.slice(0, size)).frontier, treeHash));
    const checkpoint = { origin: originOf(ROOT.public), size, root: head, time: time + at * 1000, epoch };
    return signCheckpoint(checkpoint, certificate, signerOf(hand.secret));
  };
  return {
    says,
    message: (from, size, at) => ({
      ...{ v: 1, checkpoint: says(size, at), from },
      proof: (consistencyProof(from, size, tree.nodeAt, treeHash) ?? []).map(toHex),
    }),
  };
};
