import { css } from 'lit';

/** What every shadow root of the desk shares: rhythm, headings, cards, quiet text, tables, the focus ring. */
export const base = css`
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; }
  ul, ol { padding: 0; list-style: none; }
  h1 { font-size: 1.6rem; font-weight: 700; letter-spacing: -0.01em; line-height: 1.25; }
  h2 { font-size: 1.12rem; font-weight: 600; line-height: 1.35; }
  h3 { font-size: 1rem; font-weight: 600; }
  a { color: var(--ny-red); }
  .quiet { color: var(--ny-quiet); }
  .small { font-size: 0.875rem; }
  .numbers { font-variant-numeric: tabular-nums; }
  .stack { display: flex; flex-direction: column; gap: 1rem; }
  .tight { gap: 0.5rem; }
  .row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
  .between { justify-content: space-between; }
  .end { align-items: flex-end; }
  .grow { flex: 1 1 12rem; min-width: 0; }
  .card { background: var(--ny-paper); border: 1px solid var(--ny-line); border-radius: 10px; padding: 1rem 1.125rem; }
  .problem { color: var(--ny-stop); font-weight: 500; }
  .hide { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  :focus-visible { outline: 3px solid var(--wa-color-focus); outline-offset: 2px; border-radius: 4px; }
  table { width: 100%; border-collapse: collapse; font-size: 0.94rem; }
  th { text-align: start; font-weight: 600; color: var(--ny-quiet); font-size: 0.85rem; }
  th, td { padding: 0.55rem 0.75rem; border-bottom: 1px solid var(--ny-line); vertical-align: middle; }
  tbody tr:last-child td, tbody tr:last-child th { border-bottom: 0; }
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
  legend { font-weight: 600; padding: 0; margin-bottom: 0.4rem; }
  .plain { appearance: none; background: none; border: 0; padding: 0; font: inherit; color: inherit; text-align: start; cursor: pointer; }
  .tag { display: inline-flex; align-items: center; gap: 0.35em; font-size: 0.8125rem; font-weight: 500; line-height: 1.5;
    padding: 0.05rem 0.5rem; border-radius: 99px; border: 1px solid var(--ny-line); background: #fff; color: var(--ny-quiet); white-space: nowrap; }
  .stack > .tag { align-self: flex-start; }
  .tag.ok { color: var(--ny-ok); border-color: #b9d8c6; background: #f0f8f3; }
  .tag.warn { color: var(--ny-warn); border-color: #ebd3a3; background: #fdf6e7; }
  .tag.stop { color: var(--ny-stop); border-color: #e8b5ae; background: #fbefed; }
  .choice { display: inline-flex; align-items: center; gap: 0.4rem; min-height: 2rem; }
  .choice input { accent-color: var(--ny-red); width: 1.05rem; height: 1.05rem; margin: 0; flex: none; }
  @media (max-width: 640px) { h1 { font-size: 1.35rem; } .card { padding: 0.875rem; } }
`;
