import { html } from 'lit';
import type { Desk } from '../live/desk.ts';
import type { Where } from '../router.ts';
import '../calendar/days-off-page.ts';
import '../journal/journal-page.ts';
import '../people/people-page.ts';
import '../people/root-key-page.ts';
import '../publish/publish-page.ts';
import '../ratings/import-page.ts';
import '../ratings/leader-page.ts';
import '../ratings/points-page.ts';
import '../ratings/quarantine-page.ts';
import '../ratings/scores-page.ts';
import '../ratings/settings-page.ts';
import '../schedule/entry-page.ts';
import '../schedule/schedule-page.ts';
import '../slides/slide-page.ts';
import '../slides/slides-page.ts';
import '../themes/theme-page.ts';
import '../themes/themes-page.ts';
import '../units/unit-page.ts';
import '../units/units-page.ts';
import '../wall/wall-page.ts';

/** The page that stands at `where`. */
export const pageOf = ({ page, id }: Where, desk: Desk) => {
  switch (page) {
    case 'displays':
      return html`<ny-wall-page .desk=${desk}></ny-wall-page>`;
    case 'scores':
      return html`<ny-scores-page .desk=${desk} .where=${id}></ny-scores-page>`;
    case 'quarantine':
      return html`<ny-quarantine-page .desk=${desk} .unitId=${id}></ny-quarantine-page>`;
    case 'leader':
      return html`<ny-leader-page .desk=${desk} .day=${id}></ny-leader-page>`;
    case 'rating-points':
      return html`<ny-points-page .desk=${desk}></ny-points-page>`;
    case 'rating-import':
      return html`<ny-rating-import-page .desk=${desk}></ny-rating-import-page>`;
    case 'rating-settings':
      return html`<ny-rating-settings-page .desk=${desk}></ny-rating-settings-page>`;
    case 'slides':
      return id === null
        ? html`<ny-slides-page .desk=${desk}></ny-slides-page>`
        : html`<ny-slide-page .desk=${desk} .slideId=${id}></ny-slide-page>`;
    case 'schedule':
      return id === null
        ? html`<ny-schedule-page .desk=${desk}></ny-schedule-page>`
        : html`<ny-entry-page .desk=${desk} .entryId=${id}></ny-entry-page>`;
    case 'publish':
      return html`<ny-publish-page .desk=${desk}></ny-publish-page>`;
    case 'themes':
      return id === null
        ? html`<ny-themes-page .desk=${desk}></ny-themes-page>`
        : html`<ny-theme-page .desk=${desk} .themeId=${id}></ny-theme-page>`;
    case 'days-off':
      return html`<ny-days-off-page .desk=${desk}></ny-days-off-page>`;
    case 'units':
      return id === null || id.startsWith('new:')
        ? html`<ny-units-page .desk=${desk} .addBelow=${id === null ? null : id.slice('new:'.length)}></ny-units-page>`
        : html`<ny-unit-page .desk=${desk} .unitId=${id}></ny-unit-page>`;
    case 'root-key':
      return html`<ny-root-key-page .desk=${desk}></ny-root-key-page>`;
    case 'people':
      return html`<ny-people-page .desk=${desk}></ny-people-page>`;
    case 'journal':
      return html`<ny-journal-page .desk=${desk}></ny-journal-page>`;
    default:
      return page satisfies never;
  }
};
