import { css } from 'lit';

/** How forms stand: fields under one another, list rows with their keys beside them. */
export const formLook = css`
  .field { width: 100%; }
  .field.bad::part(base) { border-color: var(--ny-stop); }
  .list ol { margin-bottom: 0.5rem; }
  .list-row { display: flex; gap: 0.25rem; align-items: flex-start; }
  .list-body { flex: 1; min-width: 0; display: flex; flex-wrap: wrap; gap: 0.5rem; }
  .list-body > * { flex: 1 1 6rem; }
  .list-body > .run-colour { flex: 0 0 2.8rem; width: 2.8rem; height: 2.4rem; margin-top: 1.6rem; padding: 2px; border: 1px solid #a3978a; border-radius: 8px; background: #fff; cursor: pointer; }
  .list-keys { display: flex; flex: none; margin-top: 1.65rem; }
  .list-keys wa-button::part(base) { padding-inline: 0.45rem; }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.75rem; }
`;
