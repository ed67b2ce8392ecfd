import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { GoneKeys } from '../ledger/gone-keys.ts';

/** Whose key is it: a display's, one taken from a display (that is still there, or not), or one that was never known or is lost. */
export type KeyOwner =
  | { readonly kind: 'display'; readonly display: Display }
  | { readonly kind: 'revoked' | 'removed' }
  | { readonly kind: 'unknown' };

/** The keys in the library, looked up by key; a key that left it is remembered while this process runs, and by `remembered` for good. */
export interface DisplayKeys {
  ownerOf(key: string): KeyOwner;
  displayOf(id: string): Display | undefined;
}

/** An index of the library's keys that renews itself when the library is another one. */
export function displayKeys(library: { current(): Library }, remembered: GoneKeys): DisplayKeys {
  let seen: Library | null = null;
  let byKey = new Map<string, Display>();
  let byId = new Map<string, Display>();
  const gone = new Map<string, string>();
  const renew = (): void => {
    const current = library.current();
    if (seen === current) return;
    seen = current;
    const next = new Map(current.displays.flatMap((display) => (display.key === null ? [] : [[display.key.public, display]])));
    for (const [key, { id }] of byKey) if (!next.has(key)) gone.set(key, id);
    byKey = next;
    byId = new Map(current.displays.map((display) => [display.id, display]));
  };
  return {
    ownerOf(key) {
      renew();
      const display = byKey.get(key);
      if (display !== undefined) return { kind: 'display', display };
      const before = gone.get(key) ?? remembered.displayOf(key);
      if (before === null) return { kind: 'unknown' };
      return { kind: byId.has(before) ? 'revoked' : 'removed' };
    },
    displayOf(id) {
      renew();
      return byId.get(id);
    },
  };
}
