import type { KeyPair } from '../../content/wire/signing.ts';
import { type Identity, keyPairOf } from '../link/device-key.ts';
import type { Keep } from '../link/keep.ts';

/** A store that remembers which key the link works with, so that answers are signed with the same one; null before there is one. */
export const withOwnKeys = (keep: Keep): { readonly keep: Keep; readonly keys: () => KeyPair | null } => {
  let own: KeyPair | null = null;
  const take = (identity: Identity | null): void => {
    own = identity === null ? null : keyPairOf(identity);
  };
  return {
    keys: () => own,
    keep: {
      ...keep,
      load: async () => {
        const stored = await keep.load();
        take(stored.identity);
        return stored;
      },
      saveIdentity: (identity) => {
        take(identity);
        return keep.saveIdentity(identity);
      },
    },
  };
};
