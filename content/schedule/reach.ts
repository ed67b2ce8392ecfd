import type { Display, ZoneName } from '../place/display.ts';
import type { Entry, Place } from './entry.ts';
import type { Setting } from './stays.ts';

/** Positions of the entries of one zone in the compiled list, ascending: what may play there. */
export interface EntrySet {
  readonly id: number;
  readonly entries: readonly number[];
}
export type Reached = Readonly<Record<ZoneName, EntrySet>>;

/** Answers which entries reach a display, and gives the same object for the same answer. */
export interface Reach {
  readonly reached: (display: Display, setting: Setting) => Reached;
}

function tokenOf(place: Place): string {
  switch (place.by) {
    case 'display':
      return `display ${place.id}`;
    case 'tag':
      return `tag ${place.tag}`;
    case 'unit':
      return `unit ${place.id}`;
    case 'kind':
      return `kind ${place.kind}`;
    case 'all':
      return 'all';
    default: {
      const unknown: never = place;
      return unknown;
    }
  }
}

/** The names by which a display can be reached in this setting. */
const tokensOf = (display: Display, setting: Setting): string[] => [
  'all',
  `kind ${display.kind}`,
  `display ${display.id}`,
  ...display.tags.map((tag) => `tag ${tag}`),
  ...setting.within.map((unit) => `unit ${unit}`),
];

/** Whether the entry reaches the display in this setting: one of its places does (SCH-49). */
export function reaches(entry: Entry, display: Display, setting: Setting): boolean {
  const tokens = new Set(tokensOf(display, setting));
  return entry.places.some((place) => tokens.has(tokenOf(place)));
}

function entriesByToken(entries: readonly Entry[]): Map<string, number[]> {
  const byToken = new Map<string, number[]>();
  entries.forEach((entry, index) => {
    for (const token of new Set(entry.places.map(tokenOf))) {
      const list = byToken.get(token);
      if (list) list.push(index);
      else byToken.set(token, [index]);
    }
  });
  return byToken;
}

/** Sorts and drops what stands twice. */
function ascending(lists: readonly (readonly number[])[]): number[] {
  const all = Int32Array.from(lists.flat()).sort();
  const out: number[] = [];
  for (const value of all) if (out[out.length - 1] !== value) out.push(value);
  return out;
}

/** Gives the same set for the same list. */
function setPool(): (list: readonly number[]) => EntrySet {
  const sets = new Map<string, EntrySet>();
  return (entries) => {
    const key = entries.join();
    const set = sets.get(key) ?? { id: sets.size, entries };
    sets.set(key, set);
    return set;
  };
}

/** Indexes the entries by the names that they reach. */
export function reachOf(entries: readonly Entry[]): Reach {
  const byToken = entriesByToken(entries);
  const byTokens = new Map<string, Reached>();
  const setOf = setPool();
  return {
    reached: (display, setting) => {
      const tokens = tokensOf(display, setting).filter((token) => byToken.has(token));
      const key = tokens.sort().join('\n');
      const known = byTokens.get(key);
      if (known) return known;
      const all = ascending(tokens.map((token) => byToken.get(token) ?? []));
      const of = (zone: ZoneName): EntrySet => setOf(all.filter((index) => entries[index]?.zone === zone));
      const made = { main: of('main'), ticker: of('ticker'), side: of('side') };
      byTokens.set(key, made);
      return made;
    },
  };
}
