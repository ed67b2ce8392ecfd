const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const members = (value: object): string =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .join(',');

/**
 * One text for one value: JSON with sorted keys (UTF-16 order) and without spaces, as RFC 8785 for what JSON can say. Absent members are left out.
 * Throws a TypeError on what JSON cannot say (NaN, functions, a bare undefined).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') return `{${members(value)}}`;
  throw new TypeError(`no canonical form for ${typeof value}`);
}
