import type { Hash } from '../slide/slide.ts';
import { codeOf, digitsIn, digitsOf, numberOf } from './letters.ts';

const SEQ_LETTERS = 7;
const TAG_LETTERS = 4;

/** Where a receipt points: a record, and the first 20 bits of its leaf's hash. */
export interface Receipt {
  readonly seq: number;
  readonly tag: number;
}

/** The receipt of a record by its number and its leaf's hash. */
export const receiptOf = (seq: number, leaf: Hash): Receipt => ({ seq, tag: tagOf(leaf) });

const tagOf = (leaf: Hash): number => Number.parseInt(leaf.slice(0, 5), 16);

/** Whether the receipt is that of this record. */
export const receiptFits = (receipt: Receipt, seq: number, leaf: Hash): boolean =>
  receipt.seq === seq && receipt.tag === tagOf(leaf);

/** Twelve letters in threes of four: «0000-01A7-K3QX»; the last one is a check character (LDG-9). */
export const receiptCode = ({ seq, tag }: Receipt): string =>
  codeOf([...digitsOf(seq, SEQ_LETTERS), ...digitsOf(tag, TAG_LETTERS)]);

/** The receipt in what somebody typed; null when it is none. */
export function parseReceipt(typed: string): Receipt | null {
  const digits = digitsIn(typed, SEQ_LETTERS + TAG_LETTERS);
  return digits && { seq: numberOf(digits.slice(0, SEQ_LETTERS)), tag: numberOf(digits.slice(SEQ_LETTERS)) };
}
