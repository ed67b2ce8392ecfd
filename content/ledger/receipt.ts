import { type Hash } from '../slide/slide.ts';
import { fromHex } from '../wire/hash.ts';

/** Letters that are not mistaken for one another: Crockford's 32, without I, L, O and U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEQ_LETTERS = 7;
const TAG_LETTERS = 4;

/** Where a receipt points: a record, and the first 20 bits of its leaf's hash. */
export interface Receipt {
  readonly seq: number;
  readonly tag: number;
}

/** The receipt of a record by its number and its leaf's hash. */
export const receiptOf = (seq: number, leaf: Hash): Receipt => ({ seq, tag: tagOf(leaf) });

const tagOf = (leaf: Hash): number => {
  const [a = 0, b = 0, c = 0] = fromHex(leaf.slice(0, 6));
  return a * 4096 + b * 16 + Math.floor(c / 16);
};

/** Whether the receipt is that of this record. */
export const receiptFits = (receipt: Receipt, seq: number, leaf: Hash): boolean =>
  receipt.seq === seq && receipt.tag === tagOf(leaf);

/** Twelve letters in threes of four: «0000-01A7-K3QX»; the last one is a check character (LDG-9). */
export function receiptCode({ seq, tag }: Receipt): string {
  const digits = [...digitsOf(seq, SEQ_LETTERS), ...digitsOf(tag, TAG_LETTERS)];
  const text = [...digits, checkOf(digits)].map((digit) => LETTERS.charAt(digit)).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/** The receipt in what somebody typed (small letters, O for 0, I and L for 1, blanks and dashes); null when a letter is wrong. */
export function parseReceipt(typed: string): Receipt | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const digits = [...text].map((letter) => LETTERS.indexOf(letter));
  const check = digits.pop();
  if (digits.length !== SEQ_LETTERS + TAG_LETTERS || check !== checkOf(digits) || digits.some((digit) => digit < 0)) return null;
  return { seq: numberOf(digits.slice(0, SEQ_LETTERS)), tag: numberOf(digits.slice(SEQ_LETTERS)) };
}

function digitsOf(value: number, length: number): number[] {
  const digits: number[] = [];
  for (let rest = value; digits.length < length; rest = Math.floor(rest / 32)) digits.unshift(rest % 32);
  return digits;
}

const numberOf = (digits: readonly number[]): number => digits.reduce((value, digit) => value * 32 + digit, 0);

/** Twice in the field of 32 elements (x⁵ + x² + 1). */
const twice = (value: number): number => (value >= 16 ? (value * 2) ^ 0b100101 : value * 2);

/** Sum of digits times growing powers of 2 in that field: one wrong letter, or two neighbours swapped, change it. */
const checkOf = (digits: readonly number[]): number => digits.reduce((sum, digit) => twice(sum ^ digit), 0);
