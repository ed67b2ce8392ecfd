import type { Keep } from '../../link/keep.ts';

/** The keep of a machine that was told at its installation which root key to trust: one that it pinned itself since then goes first. */
export const rootTrusted = (keep: Keep, root: string | null): Keep => ({
  ...keep,
  load: async () => {
    const stored = await keep.load();
    return { ...stored, root: stored.root ?? root };
  },
});
