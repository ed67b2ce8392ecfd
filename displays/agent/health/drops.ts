import type { Link } from '../../link/link.ts';

/** Counts how often contact was lost. */
export const countDrops = (link: Link): (() => number) => {
  let drops = 0;
  let contact = false;
  link.onChange(() => {
    const state = link.state();
    const now = state.kind === 'paired' && state.contact;
    if (contact && !now) drops += 1;
    contact = now;
  });
  return () => drops;
};
