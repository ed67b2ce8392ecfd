import { css, html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { linkTo, type PageName } from '../router.ts';
import { type Phrase, say } from '../say.ts';

const name: Phrase = ['Các trang về đánh giá', 'Pages about ratings'];

/** The pages about ratings; one entry of the menu leads to all of them. */
const RATING_PAGES: readonly { readonly page: PageName; readonly name: Phrase; readonly admin?: true }[] = [
  { page: 'scores', name: ['Điểm của đơn vị', 'Scores of a unit'] },
  { page: 'quarantine', name: ['Tạm giữ và khiếu nại', 'Held and objected'] },
  { page: 'leader', name: ['Nhóm theo quý', 'Quarter in bands'] },
  { page: 'rating-points', name: ['Điểm đặt máy và mã QR', 'Rating points'] },
  { page: 'rating-import', name: ['Nhập dữ liệu và phiếu', 'Import and tickets'], admin: true },
  { page: 'rating-settings', name: ['Thiết lập', 'Settings'], admin: true },
];

/** Whether the page is one of those about ratings. */
export const isRatingPage = (page: PageName): boolean => RATING_PAGES.some((one) => one.page === page);

export const ratingTabsLook = css`
  .tabs { display: flex; gap: 0.25rem; border-bottom: 1px solid var(--ny-line); overflow-x: auto; scrollbar-width: none; }
  .tabs a { padding: 0.5rem 0.8rem; text-decoration: none; color: var(--ny-quiet); font-weight: 500; white-space: nowrap; min-height: 2.6rem;
    border-bottom: 3px solid transparent; }
  .tabs a:hover { color: var(--ny-red); }
  .tabs a[aria-current="page"] { color: var(--ny-red); border-color: var(--ny-red); font-weight: 600; }
`;

/** On a phone the tabs are wider than the glass: the one that one stands on is brought to sight. */
const inSight = (tab: Element | undefined) => {
  if (tab) requestAnimationFrame(() => tab.scrollIntoView({ block: 'nearest', inline: 'center' }));
};

/** The way from one page about ratings to another. */
export const ratingTabs = (current: PageName, isAdmin: boolean) => html`<nav class="tabs" aria-label=${say(name)}>
  ${RATING_PAGES.filter((one) => isAdmin || !one.admin).map(
    (one) =>
      html`<a href=${linkTo(one.page)} aria-current=${one.page === current ? 'page' : 'false'} ${one.page === current ? ref(inSight) : nothing}>${say(one.name)}</a>`,
  )}
</nav>`;
