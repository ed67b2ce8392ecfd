function membersOf(value: object): string {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  let text = '';
  for (const [key, member] of entries) {
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return text;
}

/**
 * One text for one value: JSON with sorted keys (UTF-16 order) and without spaces, as RFC 8785 for what JSON can say. Absent members
 * are left out. Throws a TypeError on what JSON cannot say (NaN, functions, a bare undefined).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') return `{${membersOf(value)}}`;
  throw new TypeError(`no canonical form for ${typeof value}`);
}
