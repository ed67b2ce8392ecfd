import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  openCheckpoint,
  originOf,
  parseCheckpoint,
  signCheckpoint,
} from '../../../content/ledger/checkpoint.ts';
import { consistencyProof, rootOf } from '../../../content/ledger/tree.ts';
import { judgeCheckpoint } from '../../../content/ledger/witness.ts';
import { toHex } from '../../../content/wire/hash.ts';
import { treeHash } from '../../../content/wire/merkle.ts';
import { CONTEXTS, certify, keyPairFrom, signerOf } from '../../../content/wire/signing.ts';
import { EIGHT, grownTree, leavesOf, rating } from '../../support/ledger.ts';

const root = keyPairFrom(new Uint8Array(32).fill(1));
const key = keyPairFrom(new Uint8Array(32).fill(2));
const stranger = keyPairFrom(new Uint8Array(32).fill(3));
const DAY = 86_400_000;
const certificate = certify(key.public, EIGHT - DAY, EIGHT + DAY, root.secret);
const leaves = leavesOf(Array.from({ length: 40 }, (_, seq) => rating(seq)));
const tree = grownTree(leaves);
const at = (size: number, change: Partial<Checkpoint> = {}): Checkpoint => ({
  origin: originOf(root.public),
  size,
  root: toHex(rootOf(grownTree(leaves.slice(0, size)).frontier, treeHash)),
  time: EIGHT + size * 1000,
  epoch: 1,
  ...change,
});
const proof = (before: number, after: number) => (consistencyProof(before, after, tree.nodeAt, treeHash) ?? []).map(toHex);
const signed = (checkpoint: Checkpoint) => signCheckpoint(checkpoint, certificate, signerOf(key.secret));

describe('checkpoints', () => {
  it('LDG-6 has the form of a C2SP note: five lines, a blank one, a signature with the name of its key', () => {
    const { note } = signed(at(40));
    const lines = note.split('\n');
    expect(lines.slice(0, 2)).toEqual([originOf(root.public), '40']);
    expect(Buffer.from(lines[2] ?? '', 'base64').toString('hex')).toBe(at(40).root);
    expect(lines.slice(3, 6)).toEqual([`time ${EIGHT + 40_000}`, 'epoch 1', '']);
    expect(lines[6]).toMatch(/^— niem-yet\/ledger\/[0-9a-f]{16} [A-Za-z0-9+/]{91}=$/);
    expect(lines[7]).toBe('');
  });

  it('LDG-6 is verified by OpenSSL over the text up to the blank line, under the key id of the C2SP paper', () => {
    const { note } = signed(at(40));
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const [, name, blob] = /— (\S+) (\S+)\n$/.exec(note) ?? [];
    const bytes = Buffer.from(blob ?? '', 'base64');
    const raw = Buffer.from(key.public, 'base64url');
    const id = createHash('sha256')
      .update(`${name}\n`)
      .update(Buffer.from([1]))
      .update(raw)
      .digest();
    expect(bytes.subarray(0, 4)).toEqual(id.subarray(0, 4));
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key.public } });
    expect(verify(null, Buffer.from(text), publicKey, bytes.subarray(4))).toBe(true);
  });

  it('LDG-6 the first line is that of no other signed text', () => {
    for (const context of Object.values(CONTEXTS)) expect(signed(at(1)).note.startsWith(context)).toBe(false);
  });

  it('LDG-7 opens for the house that certified the key, and says what was signed', () => {
    expect(openCheckpoint(signed(at(40)), root.public)).toEqual(at(40));
    expect(openCheckpoint(signed(at(0)), root.public)).toEqual(at(0));
  });

  it('LDG-7 stays shut when anything is changed, foreign, out of its time, or no checkpoint at all', () => {
    const whole = signed(at(40));
    expect(openCheckpoint(whole, stranger.public)).toBeNull();
    expect(openCheckpoint(signCheckpoint(at(40), certificate, signerOf(stranger.secret)), root.public)).toBeNull();
    for (const time of [EIGHT + DAY, EIGHT - DAY - 1]) expect(openCheckpoint(signed(at(40, { time })), root.public)).toBeNull();
    expect(openCheckpoint(signed(at(40, { time: EIGHT - DAY })), root.public)).not.toBeNull();
    expect(openCheckpoint(signed(at(40, { origin: originOf(stranger.public) })), root.public)).toBeNull();
    const own = certify(key.public, EIGHT - DAY, EIGHT + DAY, stranger.secret);
    expect(openCheckpoint(signCheckpoint(at(40), own, signerOf(key.secret)), root.public)).toBeNull();
    const renamed = whole.note.replace(/(?<=— \S+ )\S+/, (text) => {
      const bytes = Buffer.from(text, 'base64');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      return bytes.toString('base64');
    });
    expect(openCheckpoint({ ...whole, note: renamed }, root.public)).toBeNull();
    for (const [from, to] of [
      ['\n40\n', '\n39\n'],
      ['epoch 1', 'epoch 2'],
      ['time 1', 'time 2'],
      ['\n40\n', '\n040\n'],
    ] as const) {
      expect(openCheckpoint({ ...whole, note: whole.note.replace(from, to) }, root.public), from).toBeNull();
    }
    for (const nonsense of [null, {}, { ...whole, v: 2 }, { ...whole, note: '' }, whole.note])
      expect(openCheckpoint(nonsense, root.public)).toBeNull();
    expect(parseCheckpoint(`${whole.note}x`)).toBeNull();
  });

  it('LDG-8 a display keeps what extends what it holds', () => {
    expect(judgeCheckpoint(null, at(3), [])).toBe('first');
    expect(judgeCheckpoint(at(3), at(40), proof(3, 40))).toBe('extends');
    expect(judgeCheckpoint(at(40), at(40, { time: EIGHT + DAY }), [])).toBe('same');
    expect(judgeCheckpoint(at(0), at(5), [])).toBe('extends');
  });

  it('LDG-8 and refuses a ledger that was rewritten, cut, or replayed', () => {
    const forked = at(40, { root: 'f'.repeat(64) });
    expect(judgeCheckpoint(at(3), forked, proof(3, 40))).toBe('forked');
    expect(judgeCheckpoint(at(40), forked, [])).toBe('forked');
    expect(judgeCheckpoint(at(3), at(40), proof(4, 40))).toBe('forked');
    expect(judgeCheckpoint(at(40), at(39, { time: EIGHT + 90_000 }), [])).toBe('shrunk');
    expect(judgeCheckpoint(at(40), at(39), [])).toBe('older');
    expect(judgeCheckpoint(at(40, { epoch: 2 }), at(41), [])).toBe('older');
    expect(judgeCheckpoint(at(40), at(20, { epoch: 2 }), [])).toBe('restored');
    expect(judgeCheckpoint(at(20), at(40, { epoch: 2 }), proof(20, 40))).toBe('extends');
  });
});
