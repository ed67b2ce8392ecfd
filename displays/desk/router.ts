/** Where the desk stands: a page and, on some, what is open there. Written as `#/page/id`. */
export interface Where {
  readonly page: PageName;
  readonly id: string | null;
}

export const PAGES = [
  'displays',
  'scores',
  'quarantine',
  'leader',
  'rating-points',
  'rating-import',
  'rating-settings',
  'slides',
  'schedule',
  'publish',
  'themes',
  'days-off',
  'units',
  'people',
  'root-key',
  'journal',
] as const;
export type PageName = (typeof PAGES)[number];

const isPage = (name: string): name is PageName => PAGES.some((page) => page === name);

/** The id as it was before it stood in an address; null for what nobody wrote there so (`%E0%A4`). */
const decoded = (id: string): string | null => {
  try {
    return decodeURIComponent(id);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** Reads a location hash; what it does not know is the first page, an id that cannot be read the page itself. */
export const whereOf = (hash: string): Where => {
  const [, page = '', id = ''] = hash.split('/');
  return isPage(page) ? { page, id: id ? decoded(id) : null } : { page: 'displays', id: null };
};

/** The link to a page, or to what is open on it. */
export const linkTo = (page: PageName, id: string | null = null): string =>
  id === null ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`;

/** Goes to a page. */
export const go = (page: PageName, id: string | null = null): void => {
  location.hash = linkTo(page, id);
};

/** The set-up token of the one-time link, `/setup#TOKEN` or `/#setup=TOKEN`: behind the hash, so that no log ever holds it. */
export const setupTokenOf = (path: string, hash: string): string | null => {
  const named = /^#setup=([\w-]+)$/.exec(hash)?.[1];
  if (named) return named;
  return path.replace(/\/$/, '') === '/setup' ? (/^#([\w-]+)$/.exec(hash)?.[1] ?? '') : null;
};
