import { withoutAccents } from '../../../content/text/search-key.ts';

/** The code that a person meant: letters only, capitals, at most 8; blanks, dashes and accents (`đ` typed by a Vietnamese keyboard) fall away. */
export const pairingCodeOf = (text: string): string =>
  withoutAccents(text)
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 8);
