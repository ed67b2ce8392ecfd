import { randomBytes } from 'node:crypto';
import { searchKey } from '../../content/text/search-key.ts';

/** A readable id from a name, made unique by chance; `fallback` when the name holds no letter that an id may have. */
export const readableId = (name: string, fallback: string): string => {
  const slug = searchKey(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48);
  return `${slug || fallback}-${randomBytes(3).toString('hex')}`;
};
