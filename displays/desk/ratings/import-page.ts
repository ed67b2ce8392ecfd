import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { RatingSettings } from '../../../content/score/settings.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { emptyBox, failureBox, loadingBox, waiting } from '../shell/states.ts';
import './import-csv.ts';
import './import-keys.ts';
import './import-tickets.ts';
import { importWords as words } from './import-words.ts';
import { Asked } from './scores-asked.ts';
import { hasRole } from './scores-reach.ts';
import { ratingTabs, ratingTabsLook } from './scores-tabs.ts';

/** Where answers come in from elsewhere: keys of other systems, files, ticket codes. */
@customElement('ny-rating-import-page')
export class RatingImportPage extends DeskPage {
  static override styles = [base, ratingTabsLook, css`.intro { max-width: 48rem; }`];
  readonly #settings = new Asked<RatingSettings>(this);

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.session, this.desk.library];
  }

  override unsaved(): boolean {
    const [tickets, keys] = [this.renderRoot.querySelector('ny-import-tickets'), this.renderRoot.querySelector('ny-import-keys')];
    return (tickets?.unsaved() ?? false) || (keys?.unsaved() ?? false);
  }

  protected override willUpdate() {
    this.#settings.ask('settings', () => this.desk.api.ratingSettings());
  }

  protected override render() {
    const isAdmin = hasRole(this.desk.session.seen.value?.person, ['admin']);
    const library = this.desk.library.seen.value;
    const { value, failure } = this.#settings;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      ${ratingTabs('rating-import', isAdmin)}
      <p class="quiet intro">${say(words.intro)}</p>
      ${failure && !value ? failureBox(failure, () => void this.#settings.refresh()) : ''}
      ${waiting([this.desk.session, this.desk.library]) ?? (!isAdmin ? html`<p>${say(words.notYours)}</p>` : library && value ? this.#body(library, value) : failure ? '' : loadingBox())}
    </div>`;
  }

  #body({ units }: LibraryAnswer, settings: RatingSettings) {
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const ofKind = (...kinds: readonly string[]) => settings.points.filter(({ kind, active }) => active && kinds.includes(kind));
    const points = ofKind('import');
    const isWhole = this.desk.session.seen.value?.person?.grants.some(({ role, unit }) => role === 'admin' && unit === null);
    const { api } = this.desk;
    return html`${
      points.length === 0
        ? emptyBox(
            'upload',
            say(words.noPoints),
            say(words.noPointsHint),
            html`<div><wa-button appearance="outlined" href=${linkTo('rating-points')}>${say(words.toPoints)}</wa-button></div>`,
          )
        : ''
    }
      ${isWhole ? html`<ny-import-keys .api=${api} .settings=${settings} .points=${points} .names=${names}></ny-import-keys>` : ''}
      ${points.length === 0 ? '' : html`<ny-import-csv .api=${api} .settings=${settings} .points=${points} .names=${names} .now=${this.desk.now()}></ny-import-csv>`}
      <ny-import-tickets .api=${api} .settings=${settings} .points=${ofKind('printed', 'screen')} .names=${names} .now=${this.desk.now()}></ny-import-tickets>`;
  }
}
