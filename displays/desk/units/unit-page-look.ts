import { css } from 'lit';

/** How the page of one unit stands: the form, and beside it what it leads to. */
export const unitPageLook = css`
  .desk { display: grid; grid-template-columns: minmax(20rem, 30rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
  .back { display: inline-flex; gap: 0.3rem; align-items: center; text-decoration: none; font-weight: 500; }
  .path { display: flex; flex-wrap: wrap; gap: 0.2rem 0.3rem; font-size: 0.9rem; } .path li { display: inline-flex; align-items: center; gap: 0.3rem; }
  .bar.sticky { position: sticky; bottom: 0.5rem; z-index: 2; box-shadow: 0 -6px 18px -14px #0007; }
  .good { color: var(--ny-ok); font-weight: 500; display: inline-flex; gap: 0.35rem; align-items: center; }
  .hours th { width: 7rem; font-weight: 500; } .hours th, .hours td { padding: 0.2rem 0.5rem; } .hours caption { text-align: start; }
  .season { flex-basis: 100%; } .list-row:has(.season) { flex-direction: column; border-bottom: 1px solid var(--ny-line); padding-bottom: 0.75rem; }
  .list-row:has(.season) .list-body { width: 100%; } .list-row:has(.season) .list-keys { margin: 0; }
  .names { display: flex; flex-wrap: wrap; gap: 0.4rem; } .names a { text-decoration: none; }
  .shot { max-width: 34rem; } ny-screen-picture { box-shadow: 0 0 0 1px #0002, 0 8px 20px -12px #0008; }
  .changes { display: grid; grid-template-columns: auto 1fr; gap: 0.3rem 1rem; } .changes dt { color: var(--ny-quiet); }
  @media (max-width: 1100px) { .desk { grid-template-columns: minmax(0, 1fr); } }
  @media (max-width: 640px) { .changes { grid-template-columns: 1fr; } }
`;
