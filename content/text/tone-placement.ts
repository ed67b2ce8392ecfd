import { cleanText } from './door.ts';

/** Open oa, oe and uy with the tone on their second vowel, in the newer fashion; what follows decides, so no letter may. */
const NEWER = /([oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})/gu;

/**
 * The text with the tones of open oa, oe, uy in their traditional place (TXT-18): hoà → hòa, khoẻ → khỏe, uỷ → ủy; «quý» and
 * «hoàn» stay. Expects NFC. For keys only: what is shown stays as it was approved.
 */
export const traditionalTone = (text: string): string =>
  text.replace(NEWER, (pair: string, _match: string, offset: number, whole: string) =>
    /[qQ]/.test(whole.charAt(offset - 1)) ? pair : moveTone(pair),
  );

/** The key under which two spellings of one name meet: clean, traditional tones, small letters, single blanks. */
export const nameKey = (name: string): string => traditionalTone(cleanText(name)).toLowerCase().replace(/\s+/g, ' ');

function moveTone(pair: string): string {
  const decomposed = pair.charAt(1).normalize('NFD');
  return (pair.charAt(0) + decomposed.slice(1)).normalize('NFC') + decomposed.charAt(0);
}
