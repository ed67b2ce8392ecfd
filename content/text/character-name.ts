/** «U+0041» for a code point. */
export const characterName = (point: number): string => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
