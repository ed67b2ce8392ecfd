/** Letters that are not mistaken for one another: Crockford's 32, without I, L, O and U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` digits of base 32, largest first; what does not fit is cut off. */
export function digitsOf(value: number, length: number): number[] {
  const digits: number[] = [];
  for (let rest = value; digits.length < length; rest = Math.floor(rest / 32)) digits.unshift(rest % 32);
  return digits;
}

export const numberOf = (digits: readonly number[]): number => digits.reduce((value, digit) => value * 32 + digit, 0);

/** Twice in the field of 32 elements (x⁵ + x² + 1). */
const twice = (value: number): number => (value >= 16 ? (value * 2) ^ 0b100101 : value * 2);

/** Sum of digits times growing powers of 2 in that field: one wrong letter, or two neighbours swapped, change it. */
const checkOf = (digits: readonly number[]): number => digits.reduce((sum, digit) => twice(sum ^ digit), 0);

/** Digits and a check character as letters, in fours: «0000-01A7-K3QX». At most 30 digits. */
export const codeOf = (digits: readonly number[]): string =>
  [...digits, checkOf(digits)].map((digit, at) => (at > 0 && at % 4 === 0 ? '-' : '') + LETTERS.charAt(digit)).join('');

/** The `length` digits in what somebody typed (small letters, O for 0, I and L for 1, blanks, dashes); null when a letter is wrong. */
export function digitsIn(typed: string, length: number): readonly number[] | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const digits = [...text].map((letter) => LETTERS.indexOf(letter));
  const check = digits.pop();
  if (digits.length !== length || digits.some((digit) => digit < 0)) return null;
  return check === checkOf(digits) ? digits : null;
}
