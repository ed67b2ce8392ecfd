import { css } from 'lit';

/** How the set-up of a panel looks. */
export const dialogLook = css`
  wa-dialog { --width: 48rem; }
  .steps { display: flex; flex-wrap: wrap; gap: 0.35rem; counter-reset: step; }
    .steps button, .pill { font: inherit; font-size: 0.875rem; font-weight: 500; border: 1px solid var(--ny-line); background: #fff; color: inherit; border-radius: 99px; padding: 0.25rem 0.75rem; cursor: pointer; }
  .steps button[aria-current='step'], .pill[aria-pressed='true'] { background: var(--ny-red); border-color: var(--ny-red); color: #fff; }
  .steps .wrong::after { content: ' •'; color: var(--ny-stop); font-weight: 700; }
  .steps [aria-current='step'].wrong::after { color: #fff; }
  .note { display: flex; gap: 0.6rem; background: #fdf6e7; border: 1px solid #ebd3a3; border-radius: 8px; padding: 0.6rem 0.8rem; font-size: 0.9rem; }
  .note wa-icon { margin-top: 0.2rem; flex: none; color: var(--ny-warn); }
  .points { display: flex; flex-direction: column; }
  .points .choice { align-items: flex-start; padding: 0.2rem 0; } .points .choice input { margin-top: 0.2rem; }
  .colour-line { display: flex; flex-direction: column; gap: 0.3rem; font-weight: 500; } .colour-line input { width: 4rem; height: 2.4rem; }
  .long { max-width: 100%; } .long::part(base) { height: auto; min-height: 2.5rem; max-width: 100%; padding-block: 0.35rem; white-space: normal; } .long::part(label) { white-space: normal; text-align: start; }
  .shown { border-top: 1px solid var(--ny-line); padding-top: 0.9rem; }
  .open { max-height: 9rem; overflow: auto; } .open li { display: flex; gap: 0.5rem; padding: 0.15rem 0; } .open wa-icon { color: var(--ny-stop); margin-top: 0.2rem; flex: none; }
  .tag.long { white-space: normal; border-radius: 10px; }
`;
