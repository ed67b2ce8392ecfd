import { css } from 'lit';

/** How the staff page stands, on a desk and on a phone. */
export const scoresPageLook = css`
  .asking { display: grid; grid-template-columns: minmax(12rem, 26rem) auto; gap: 1rem; align-items: end; justify-content: space-between; }
  .windows { display: flex; border: 1px solid #a3978a; border-radius: 8px; overflow: hidden; width: fit-content; max-width: 100%; }
  .windows a { padding: 0.45rem 0.95rem; text-decoration: none; color: var(--ny-ink); font-weight: 500; border-inline-end: 1px solid #a3978a; background: #fff; }
  .windows a:last-child { border: 0; } .windows a:hover { background: var(--wa-color-neutral-95); }
  .windows a[aria-current="true"] { background: var(--ny-red); color: #fff; font-weight: 600; }
  .windows a:focus-visible { outline-offset: -3px; }
  .top { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1rem; align-items: start; }
  .period { border-bottom: 1px solid var(--ny-line); padding-bottom: 0.5rem; margin-bottom: 0.25rem; }
  .step { display: inline-flex; padding: 0.4rem; border: 1px solid var(--ny-line); border-radius: 6px; color: var(--ny-ink); }
  .glass { background: #221d19; color: #fff; border-radius: 8px; padding: 0.8rem 1rem; text-align: center; }
  .glass-window { color: #d6cbbd; font-weight: 500; } .glass-figure { font-size: 3rem; font-weight: 800; line-height: 1.15; } .glass-under { font-weight: 500; }
  .halves { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem 2rem; align-items: start; }
  .wide { overflow-x: auto; } .sum th, .sum td { font-weight: 700; color: var(--ny-ink); border-top: 2px solid var(--ny-line); }
  tbody th { font-weight: 500; color: var(--ny-ink); font-size: 0.94rem; } td, thead th:not(:first-child) { text-align: end; }
  .bars .bar { width: 40%; } .bars svg { display: block; width: 100%; height: 0.7rem; } th[scope="row"] { overflow-wrap: anywhere; }
  .halves th, .halves td { padding: 0.4rem 0.5rem; } .units .label { display: none; } .units .share { font-weight: 700; font-size: 1.1rem; }
  @media (max-width: 760px) {
    .units thead { display: none; } .units, .units tbody { display: block; }
    .units tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 0.75rem; padding: 0.6rem 0; border-bottom: 1px solid var(--ny-line); }
    .units th, .units td { border: 0; padding: 0; } .units td:nth-child(n + 3) { grid-column: 1 / -1; text-align: start; font-size: 0.92rem; } .units .label { display: inline; color: var(--ny-quiet); }
  }
  @media (max-width: 900px) { .top, .halves { grid-template-columns: minmax(0, 1fr); } }
  @media (max-width: 640px) { .asking { grid-template-columns: minmax(0, 1fr); align-items: start; } .windows { width: 100%; } .windows a { flex: 1; text-align: center; padding-inline: 0.3rem; } }
`;
