import type { Instant } from '../../content/time/instant.ts';
import type { Paired } from '../../content/wire/display-messages.ts';
import type { PairingFound } from '../../content/wire/api.ts';

/** Who types a code: wrong tries are counted for both, and over all. */
export interface Typist {
  readonly person: string;
  readonly address: string;
}

export type PairingRefusal = { readonly ok: false; readonly code: 'pairing-unknown' | 'pairing-locked'; readonly until: Instant | null };

/** What the caller made of the display's key: written to the library before it resolves. */
export type Bound = Pick<Paired, 'display' | 'name' | 'unitName'>;

/** Codes that screens show and officers type. */
export interface Pairings {
  /** Where a code comes from. A wrong code counts as a try and is recorded as an act. */
  lookup(code: string, typist: Typist): { readonly ok: true; readonly found: PairingFound } | PairingRefusal;
  /**
   * Uses the code up and pairs: `bind` puts the display's key into the library; then the screen is told. When `bind` rejects, the
   * code is good again and the error goes to the caller.
   */
  confirm(
    code: string,
    typist: Typist,
    bind: (key: string) => Promise<Bound>,
  ): Promise<{ readonly ok: true; readonly paired: Paired } | PairingRefusal>;
}
