/**
 * What a search compares (TXT-16): small letters without accents, đ as d, everything but letters and digits as one blank.
 * So «4 xin – 4 luôn» and «4 XIN, 4 LUÔN» share a key. Not an identity: «ma» and «mạ» share one too.
 */
export const searchKey = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The text with every mark taken off and Đ, đ as D, d. */
export const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đðɖ]/g, 'd').replace(/[ĐÐƉ]/g, 'D');
