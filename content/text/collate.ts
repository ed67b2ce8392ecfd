const collator = new Intl.Collator('vi', { numeric: true });

/**
 * Vietnamese order (TXT-17): a ă â … d đ e ê …, tones ngang huyền hỏi ngã sắc nặng, numbers by their value (Phường 2 before
 * Phường 10). Total: texts that the collator holds equal stand by code units.
 */
export const compareVi = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
