import { css } from 'lit';

/** The grid of slides in small and the choice of templates. */
export const slideListLook = css`
  .search { max-width: 24rem; }
  .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
  .slide { display: flex; flex-direction: column; gap: 0.5rem; text-decoration: none; color: inherit; padding: 0.6rem 0.6rem 0.75rem; height: 100%;
    transition: border-color 0.15s, box-shadow 0.15s; }
  .slide:hover { border-color: var(--ny-red); box-shadow: 0 6px 18px -12px #5b524799; }
  .slide-name { font-weight: 600; line-height: 1.35; padding-inline: 0.2rem; overflow-wrap: anywhere; }
  .blank { aspect-ratio: 16 / 9; display: grid; place-items: center; background: var(--wa-color-neutral-95); border-radius: 4px; }
  .templates { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 0.5rem; }
  .template { width: 100%; height: 100%; display: flex; gap: 0.7rem; align-items: center; text-align: start; font: inherit; color: inherit; cursor: pointer;
    background: #fff; border: 1px solid var(--ny-line); border-radius: 8px; padding: 0.7rem 0.8rem; }
  .template:hover { border-color: var(--ny-red); background: var(--wa-color-brand-95); }
  .template wa-icon { font-size: 1.4rem; color: var(--ny-red); flex: none; }
  .template span { display: flex; flex-direction: column; }
  wa-dialog { --width: 44rem; }
  @media (max-width: 640px) { .grid { grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr)); gap: 0.6rem; } }
`;
