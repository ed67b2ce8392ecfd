import type { Lang } from './rate-fields.ts';

/** A whole number as people of that language group it: «8.805» and “8,805”. */
export const numberWords = (value: number, lang: Lang): string => new Intl.NumberFormat(lang).format(value);
