import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';

/** Whose key is it: a display's, one that was some display's before, or nobody's. */
export type KeyOwner =
  | { readonly kind: 'display'; readonly display: Display }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'unknown' };

/** The keys in the library, looked up by key; remembers keys that left it while this process runs. */
export interface DisplayKeys {
  ownerOf(key: string): KeyOwner;
  displayOf(id: string): Display | undefined;
}

/** An index of the library's keys that renews itself when the library is another one. */
export function displayKeys(library: { current(): Library }): DisplayKeys {
  let seen: Library | null = null;
  let byKey = new Map<string, Display>();
  let byId = new Map<string, Display>();
  const gone = new Set<string>();
  const renew = (): void => {
    const current = library.current();
    if (seen === current) return;
    seen = current;
    const next = new Map(current.displays.flatMap((display) => (display.key === null ? [] : [[display.key.public, display]])));
    for (const key of byKey.keys()) if (!next.has(key)) gone.add(key);
    byKey = next;
    byId = new Map(current.displays.map((display) => [display.id, display]));
  };
  return {
    ownerOf(key) {
      renew();
      const display = byKey.get(key);
      if (display !== undefined) return { kind: 'display', display };
      return { kind: gone.has(key) ? 'revoked' : 'unknown' };
    },
    displayOf(id) {
      renew();
      return byId.get(id);
    },
  };
}
