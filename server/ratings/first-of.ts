/** The first `most` characters of a text; never half of one, which no address can hold. */
export const firstOf = (text: string, most: number): string => [...text].slice(0, most).join('');
